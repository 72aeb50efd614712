"""Every regular expression takes time linear in the text, however hostile, in each way that it is applied."""

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import linkedin_export
from tests.pumping import WAYS, attacks

pytest.importorskip("resource", reason="the processor's time can be limited on POSIX alone")

ROOT = Path(__file__).parent.parent
PACKAGE = Path(linkedin_export.__file__).parent
# And have no expression of their own.
NEED_AN_EXTRA = ("linkedin_export.interop.drawing", "linkedin_export.interop.spark")
MODULES = {
    module.name: importlib.import_module(module.name)
    for module in pkgutil.walk_packages([str(PACKAGE)], "linkedin_export.")
    if not module.name.endswith("__main__") and module.name not in NEED_AN_EXTRA
}
TREES = {name: ast.parse(Path(module.__file__).read_text(encoding="utf-8")) for name, module in MODULES.items()}
APPLIED = {*WAYS, "findall", "subn"}
# Patterns that are put together when they are needed, as they are for the dialects there are.
MADE = {
    "linkedin_export.reading.rows": ['[,"]', r"[,\\]", r"[\t]", r"[;\\]", r"[\|]", '["]', r'["\\]'],
    "linkedin_export.schema.registry": [linkedin_export.registry._ignored.pattern],
    # These are kept in tuples and constants, where they are found.
    "linkedin_export.redaction.words": [],
    "linkedin_export.schema.dates": [],
}

# Patterns that are applied only to texts that a function has made short, and that function.
BOUNDED = {"linkedin_export.schema.names._COPY": "linkedin_export.schema.names:split_name"}


def ways(names):
    """The ways to try for those that a module uses."""
    same = {"findall": "finditer", "subn": "sub"}
    return sorted({same.get(name, name) for name in names})


def compiled_in(value, name, depth=0):
    """The compiled patterns that a value is or holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield name, value
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for index, one in enumerate(value):
            yield from compiled_in(one, f"{name}[{index}]", depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for key, one in value.items():
            yield from compiled_in(one, f"{name}[{key!r}]", depth + 1)
    elif depth < 2 and isinstance(value, type) and value.__module__.startswith("linkedin_export"):
        for key, one in vars(value).items():
            yield from compiled_in(one, f"{name}.{key}", depth + 1)


def uses(tree, name):
    """The methods of a pattern that a module calls by the pattern's name."""
    return {
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in APPLIED
        if isinstance(node.func.value, ast.Name) and node.func.value.id == name
    }


def all_uses(module, name):
    """The methods called by that name in a module, else in any; all of them where none is, as with those in tuples."""
    found = uses(TREES[module], name) or set().union(*(uses(tree, name) for tree in TREES.values()))
    return ways(found) or list(WAYS)


def calls_of_re(tree):
    """The calls of functions of `re` that take a pattern: the function, and the pattern if it is a literal."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            owner, function = node.func.value, node.func.attr
            if isinstance(owner, ast.Name) and owner.id == "re" and function in APPLIED | {"compile"}:
                yield function, node


def flags_of(call):
    """The flags of a call, which are stated by name."""
    given = [*call.args[1:], *(keyword.value for keyword in call.keywords if keyword.arg == "flags")]
    names = {one.attr for arg in given for one in ast.walk(arg) if isinstance(one, ast.Attribute)}
    return sum(int(getattr(re, name)) for name in names if isinstance(getattr(re, name, None), re.RegexFlag))


def patterns():
    """Every pattern by its place: its text, its flags, and the ways it is applied."""
    found = {}
    for name, module in MODULES.items():
        for key, value in vars(module).items():
            for place, pattern in compiled_in(value, f"{name}.{key}"):
                bounded = BOUNDED.get(place, "")
                found[place] = (pattern.pattern, pattern.flags, [] if bounded else all_uses(name, key), bounded)
        for function, call in calls_of_re(TREES[name]):
            if function != "compile" and isinstance(call.args[0], ast.Constant):
                found[f"{name}:{call.lineno}"] = (call.args[0].value, flags_of(call), ways({function}), "")
        for index, made in enumerate(MADE.get(name, ())):
            found[f"{name}:made {index}"] = (made, 0, list(WAYS), "")
    return found


PATTERNS = patterns()


def slow(tried):
    """The names of patterns that take more time than a process gets."""
    found, left = [], dict(tried)
    while left:
        lines = "".join(json.dumps([name, *pattern]) + "\n" for name, pattern in left.items())
        command = [sys.executable, "-m", "tests.pumping"]
        done = subprocess.run(command, input=lines, cwd=ROOT, capture_output=True, text=True, check=False)
        *_, last = done.stdout.splitlines()
        if last == "done":
            break
        assert done.returncode < 0, done.stderr
        found.append(last)
        names = list(left)
        left = {name: left[name] for name in names[names.index(last) + 1 :]}
    return found


def test_no_pattern_takes_more_than_linear_time():
    assert slow(PATTERNS) == []


# What cells are made of that take functions of ours long, if anything does.
CELLS = {
    "lists:answers.read": r"(?:a \| |b:c \| |https://|: )*",
    "lists:numbered_answers.read": r"1\. (?:a\? b |2\. |9 |\? )*",
    "lists:java_map.read": r"\{a=(?:a=b, |\{a=|c, |\[|\{|\})*",
    "lists:birthday_map.read": r"\{(?:a=b, |month=9, )*",
    "lists:labelled.read": r"\[(?:,A|A:b,|, |A_)*",
    "lists:backslashed_commas.read": r"(?:a\\, |, |\\)*",
    "lists:pipes.read": r"\[(?:\], \[|a \| )*",
    "lists:bracketed.read": r"\[(?:,| |a)*",
    "sentences:upload.read": r"You uploaded a (?:a on | on May )*",
    "sentences:time_range.read": r"(?: - |a )*",
    "values:integer.read": r"(?: |9)*",
    "values:decimal.read": r"9(?: |9|\.9)*",
    "values:ip.read": r"(?:1\.|:|f:)*",
    "values:utc_seconds.cell": r"(?: |2021-|Jan )*",
    "names:split_name": r"(?: copy| \(1\)|_1|\.|/)*",
    "names:table_name": r"(?: |_|aB|-)*",
}


def test_no_cell_takes_more_than_linear_time():
    assert slow({name: (pump, 0, [], f"linkedin_export.schema.{name}") for name, pump in CELLS.items()}) == []


QUADRATIC = {
    "a start that may be anywhere": (r"\s*x", 0, ["search"], ""),
    "a repeat in a repeat": (r"(?:a+)+b", 0, ["fullmatch"], ""),
}


@pytest.mark.parametrize("kind", QUADRATIC)
def test_a_pattern_that_takes_more_is_found(kind):
    assert slow({kind: QUADRATIC[kind], "a harmless one": ("x[ab]", 0, ["search"], "")}) == [kind]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\s*x", " " * 60),
        (r"<!--.*?-->", "<!--" * 15),
        (r"<!--.*?-->", "<!--" + "a" * 60 + "!"),
        (r"key=(\w+,?)*;", "key=" + "a," * 30 + "!"),
        (r",(?=[a-z]*:)", "," + "a" * 60),
        (r"(?:ab|[c-e])*d", "c" * 60 + "!"),
    ],
)
def test_texts_are_built_that_pump_a_pattern(pattern, text):
    assert any(made.startswith(text[:40]) for made in attacks(pattern, 0, 60))


def test_no_pattern_is_overlooked():
    """A call of `re` states its pattern, or is one of those whose patterns are listed or found otherwise."""
    hidden = {
        name
        for name, tree in TREES.items()
        if any(not isinstance(call.args[0], ast.Constant) for _, call in calls_of_re(tree))
    }
    assert hidden == set(MADE)
    texts = {text for text, *_ in PATTERNS.values()}
    for tree in TREES.values():
        for _, call in calls_of_re(tree):
            assert not isinstance(call.args[0], ast.Constant) or call.args[0].value in texts


def test_no_pattern_comes_in_another_way():
    """`re` is imported whole, so that its calls are seen; no other module makes patterns."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                assert node.module not in ("re", "fnmatch") or name.endswith("registry"), name
            if isinstance(node, ast.Import):
                assert all(one.asname is None for one in node.names if one.name == "re"), name
