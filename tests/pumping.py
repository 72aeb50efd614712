"""Texts that take a backtracking pattern the longest, and a process that tries them.

``python -m tests.pumping`` reads lines of JSON: a name, a pattern, its flags, the ways it is applied, and a function to
call instead where that one keeps the text short. It writes each name before it tries it. Each may take so many seconds
of the processor; one that takes more ends the process.
"""

import importlib
import json
import re
import resource
import sys
from contextlib import suppress
from itertools import islice
from operator import attrgetter

LENGTH = 1 << 17
"""Characters of a text: what is linear takes milliseconds for as many, what is quadratic minutes."""
SECONDS = 5
WAYS = ("search", "match", "fullmatch", "split", "sub", "finditer")
_ENOUGH = 30
"""Repeats of so many or more are worth pumping."""
_SUFFIXES = ("", "\0", "!")
_MOST = 90


def _members(charset, flags):
    """A few characters of a set, and whether they are those it leaves out."""
    found = []
    for kind, value in charset:
        name = str(kind)
        if name == "NEGATE":
            continue
        if name == "LITERAL":
            found.append(chr(value))
        elif name == "RANGE":
            found += [chr(value[0]), chr(value[1])]
        elif name == "CATEGORY":
            found += _of_category(str(value))
    if any(str(kind) == "NEGATE" for kind, _ in charset):
        pattern = re.compile(f"[^{re.escape(''.join(found))}]", flags)
        return [one for one in " a0<>\"'=\n!,;" if pattern.match(one)][:3] or ["\u2603"]
    return found[:4]


def _of_category(name):
    return {
        "CATEGORY_DIGIT": ["0"], "CATEGORY_NOT_DIGIT": ["a"], "CATEGORY_SPACE": [" ", "\n"],
        "CATEGORY_NOT_SPACE": ["a"], "CATEGORY_WORD": ["a", "0"], "CATEGORY_NOT_WORD": [" "],
    }[name]  # fmt: skip


def samples(items, flags):
    """Some texts that a parsed pattern matches."""
    texts = [""]
    for kind, value in items:
        texts = [text + end for text in texts for end in _of_item(str(kind), value, flags)][:6]
    return texts


def _of_item(kind, value, flags):
    if kind == "LITERAL":
        return [chr(value)]
    if kind == "NOT_LITERAL":
        return [one for one in "a! " if ord(one) != value][:2]
    if kind == "ANY":
        return ["a", " "]
    if kind == "IN":
        return _members(value, flags)
    if kind == "SUBPATTERN":
        return samples(value[3], flags)
    if kind == "BRANCH":
        return [text for branch in value[1] for text in samples(branch, flags)[:2]]
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, _, inside = value
        once = samples(inside, flags)
        return [one * max(1, least) for one in once] + ([""] if not least else [])
    if kind == "ATOMIC_GROUP":
        return samples(value, flags)
    return [""]  # what looks around, or stands between characters


def _repeats(items, before, flags):
    """Each repeat of a parsed pattern: what comes before it, and what it repeats."""
    for index, (kind, value) in enumerate(items):
        prefix = [before + text for text in samples(items[:index], flags)][:3]
        name = str(kind)
        if name.endswith("_REPEAT"):
            if value[1] >= _ENOUGH:
                yield prefix, samples(value[2], flags)
            inner = [value[2]]
        elif name == "SUBPATTERN":
            inner = [value[3]]
        elif name == "BRANCH":
            inner = value[1]
        elif name in ("ASSERT", "ASSERT_NOT"):
            inner = [value[1]]
        else:
            inner = []
        for one in inner:
            yield from _repeats(one, prefix[0], flags)


def attacks(pattern, flags, length=LENGTH):
    """Texts in which some repeat, or some beginning of a match, goes on and on, and nothing matches at the end."""
    items = list(re._parser.parse(pattern, flags))
    pumps = []
    for index in range(1, len(items) + 1):
        pumps += [("", one) for one in samples(items[:index], flags)[:3]]
    for prefixes, inside in _repeats(items, "", flags):
        for prefix in prefixes:
            pumps += [(prefix, one) for one in inside]
            pumps += [(prefix, one + other) for one in inside[:3] for other in inside[:3] if one != other]
            pumps += [("", prefix + one) for one in inside[:3]]
    made = dict.fromkeys((prefix, pump, suffix) for prefix, pump in pumps if pump for suffix in _SUFFIXES)
    for prefix, pump, suffix in islice(made, _MOST):
        yield prefix + pump * (length // len(pump)) + suffix


def apply(compiled, way, text):
    if way == "sub":
        compiled.sub("", text)
    elif way == "finditer":
        for _ in compiled.finditer(text):
            pass
    else:
        getattr(compiled, way)(text)


def allow(seconds):
    """Lets the process take so many more seconds of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def main():
    for line in sys.stdin:
        name, pattern, flags, ways, function = json.loads(line)
        print(name, flush=True)
        allow(SECONDS)
        compiled = re.compile(pattern, flags)
        for text in attacks(pattern, flags):
            if function:
                module, _, called = function.partition(":")
                with suppress(ValueError, LookupError):
                    attrgetter(called)(importlib.import_module(module))(text)
            for way in ways:
                apply(compiled, way, text)
    print("done", flush=True)


if __name__ == "__main__":
    main()
