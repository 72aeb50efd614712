"""Writes what comes from the record classes: the list of records, the tables of `Export`, three pages of the reference,
and the schemas for other tools.

``python tools/generate.py`` writes them, ``--check`` fails if one is out of date.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linkedin_export.testing import Trouble

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "linkedin_export"
HEAD = "<!-- Written by tools/generate.py from the code; do not edit. -->\n\n"

FAMILIES = (
    "profile", "background", "network", "contacts", "follows", "messages", "activity", "groups", "jobs", "job_answers",
    "learning", "account", "security", "ads", "services", "partners", "articles",
)  # fmt: skip
"""The modules of records in the order of the reference; others follow."""


def _classes() -> dict[str, tuple[list[str], list[str]]]:
    """By module: the record classes in the order they are declared, and the sets of words."""
    modules = {path.stem: path for path in sorted((PACKAGE / "records").glob("*.py"))}
    order = [name for name in FAMILIES if name in modules]
    order += [name for name in modules if name not in (*FAMILIES, "__init__", "ignored")]
    found: dict[str, tuple[list[str], list[str]]] = {}
    for name in order:
        classes = [
            node
            for node in ast.parse(modules[name].read_text(encoding="utf-8")).body
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        ]
        records = [one.name for one in classes if any("reads(" in ast.unparse(mark) for mark in one.decorator_list)]
        words = [one.name for one in classes if any(ast.unparse(base) == "StrEnum" for base in one.bases)]
        found[name] = records, words
    return found


def records_module() -> str:
    """``records/__init__.py``."""
    classes = _classes()
    imports = {
        name: f"from linkedin_export.records.{name} import {', '.join(sorted(records + words))}\n"
        for name, (records, words) in classes.items()
    }
    imports["ignored"] = "from linkedin_export.records.ignored import IGNORED\n"
    names = sorted(name for records, words in classes.values() for name in records + words)
    listed = ",\n".join(name for records, _ in classes.values() for name in records)
    return (
        '"""Every record class, by family, the words they know, and the registry of them all.\n\n'
        'Written by tools/generate.py from the modules beside it.\n"""\n\n'
        "from __future__ import annotations\n\n"
        + "".join(imports[name] for name in sorted(imports))
        + "from linkedin_export.schema.registry import Registry\n\n"
        + f"registry = Registry(({listed},), IGNORED)\n"
        + '"""All records of the library, and what it knows to ignore."""\n\n'
        + f"__all__ = [{', '.join(map(repr, names))},]\n"
    )


_TABLES_FROM = "    # From here on written by tools/generate.py, one line for each record.\n"


def tables_module() -> str:
    """``tables.py``: its own text, and a line for each record."""
    text = (PACKAGE / "tables.py").read_text(encoding="utf-8")
    own = text[: text.index(_TABLES_FROM)]
    from linkedin_export.records import registry

    tables = {record.spec.table: record.__name__ for record in registry.records}
    lines = "".join(f"    {table} = TableOf(records.{name})\n" for table, name in sorted(tables.items()))
    return f"{own}{_TABLES_FROM}{lines}"


def files_page() -> str:
    """Every record: its files, fields, types and layouts."""
    from linkedin_export.records import registry

    schema = registry.schema()
    parts = [
        HEAD,
        "# Files and fields\n\n",
        "Every file of the export that is known, as it is in the registry. A *layout* is a header line really seen, ",
        "with the month it was first seen in. *Provisional*: no real file of the kind has been seen, the fields ",
        "follow LinkedIn's description. A *key* finds a row of one copy in another (see ",
        "[Several copies of one account](../explanation/merging.md)). ",
        "Every record also has `extra` (what no field holds, header to text) and ",
        "`source` (file and line).\n\n",
        "| file | record | seen since |\n| --- | --- | --- |\n",
    ]
    for name, entry in schema.items():
        since = entry["layouts"][0]["since"] if entry["layouts"] else "provisional"
        file = f"{entry['folder']}/*" if entry["folder"] else entry["files"][0]
        parts.append(f"| {file} | [{name}](#{name.lower()}) | {since} |\n")
    for name, entry in schema.items():
        parts += _record(name, entry)
    return "".join(parts)


def _record(name: str, entry: dict[str, Any]) -> list[str]:
    parts = [f"\n## {name}\n\n{entry['description']}\n\n"]
    names = [f"any in a folder `{entry['folder']}`"] if entry["folder"] else [f"`{file}`" for file in entry["files"]]
    parts.append(f"* Table: `export.{entry['table']}`\n* File names: {', '.join(names)}\n")
    if entry["paths"]:
        parts.append(f"* Paths in the archive: {', '.join(f'`{path}`' for path in entry['paths'])}\n")
    if entry["delivery"]:
        when = {"basic": "the first archive, within minutes", "complete": "the complete archive, within a day"}
        parts.append(f"* Delivered in {when[entry['delivery']]}\n")
    if entry["format"] != "table":
        parts.append(f"* Format: {entry['format']}, not a table; the headers below name its parts\n")
    parts.append(f"* Key: {_key(entry['key'])}\n")
    if entry["quirks"]:
        parts.append(f"* Quirks: {', '.join(f'`{quirk}`' for quirk in entry['quirks'])}\n")
    if entry["snapshot_domains"]:
        parts.append(f"* Member Snapshot API: {', '.join(f'`{domain}`' for domain in entry['snapshot_domains'])}\n")
    if entry["until"]:
        parts.append(f"* Last seen: {entry['until']}\n")
    if entry["provisional"]:
        parts.append("* Provisional\n")
    if entry["fields"]:
        parts.append("\n| field | type | header | personal | what it is |\n| --- | --- | --- | --- | --- |\n")
        parts += [_field(field) for field in entry["fields"]]
    if entry["layouts"]:
        parts.append("\nLayouts:\n\n")
        parts += [_layout(layout) for layout in entry["layouts"]]
    return parts


def _key(choices: list[list[str]]) -> str:
    """What finds a row of one copy in another."""
    if choices == [[]]:
        return "none, there is one row"
    return "; else ".join(", ".join(f"`{field}`" for field in choice) for choice in choices) or "the whole row"


def _field(field: dict[str, Any]) -> str:
    headers = ", ".join(f"`{header}`" for header in (field["header"], *field["aliases"]))
    if field["nth"] > 1:
        headers += f" (number {field['nth']})"
    what = field["description"]
    if field["words"]:
        what += f" One of {', '.join(f'`{word}`' for word in field['words'])}, or text."
    cells = (f"`{field['name']}`", field["type"], headers, field["pii"] or "", what)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _layout(layout: dict[str, Any]) -> str:
    notes = [note for note in ("sometimes", "resaved") if layout[note]]
    header = ", ".join(f"`{cell}`" if cell else "*(nameless)*" for cell in layout["header"])
    note = f" ({', '.join(notes)})" if notes else ""
    return f"* {layout['since']}{note}: {header}\n"


def issues_page() -> str:
    """Every code of an issue, and for each an input and what reading it says."""
    from linkedin_export.issues import Code
    from linkedin_export.testing import TROUBLES

    parts = [
        HEAD,
        "# Issues\n\n",
        "All that can be found wrong, by code. `strict=True` raises if one of them is a warning or an error, ",
        "`strict=Severity.ERROR` if one is an error. An example's input is made up; the issue below it is what ",
        "reading it says. The inputs are in `linkedin_export.testing.TROUBLES`.\n\n",
        "| code | severity | meaning |\n| --- | --- | --- |\n",
    ]
    parts += [f"| [`{code}`](#{code}) | {code.severity} | {code.meaning} |\n" for code in Code]
    for trouble in TROUBLES:
        parts += _trouble(trouble)
    return "".join(parts)


def _trouble(trouble: Trouble) -> list[str]:
    code, text = trouble.code, trouble.text.replace("\n", " ")
    parts = [f"\n## {code}\n\n{code.severity.capitalize()}. {code.meaning} {text}\n"]
    for name, content in trouble.files.items():
        parts.append(f"\n`{name}`:\n\n```text\n{_shown(content)}\n```\n")
    if trouble.cut:
        parts.append("\nThe end of the archive is missing.\n")
    if trouble.limits:
        limits = ", ".join(f"{name}={most}" for name, most in trouble.limits.items())
        parts.append(f"\nOpened with `limits=Limits({limits})`.\n")
    issues = trouble.issues()
    if not issues:
        raise ValueError(f"the example of {code} has no such issue")
    return [*parts, *(f"\nIssue:\n\n```text\n{issue}\n```\n" for issue in issues)]


def _shown(content: str | bytes) -> str:
    """Text as it is, bytes that are none as Python writes them."""
    return content.rstrip("\n") if isinstance(content, str) else "\n".join(map(repr, content.splitlines(keepends=True)))


def cli_page() -> str:
    """Every command, its arguments and examples, as the parsers have them."""
    from linkedin_export.cli.program import COMMANDS, DESCRIPTION, PROGRAM, STATUSES

    parts = [
        HEAD,
        "# Command line\n\n",
        f"`{PROGRAM}`, or `python -m linkedin_export`. {DESCRIPTION} A path that is called like a command is given as ",
        "`./report`.\n\n",
        "What is asked for goes to stdout, all else to stderr: errors, notes, and how far long work is, which is told ",
        "in a terminal only (as a bar with the extra `cli`). Into files and pipes goes UTF-8, unless ",
        "`PYTHONIOENCODING` asks for another encoding. `NO_COLOR` is heeded. What `--json` prints is for programs: ",
        "see [Compatibility](../compatibility.md#the-command-line).\n\n",
        "| exit status | meaning |\n| --- | --- |\n",
        *(f"| {status} | {_marked(meaning)} |\n" for status, meaning in STATUSES.items()),
    ]
    for command in COMMANDS:
        parser = argparse.ArgumentParser(add_help=False)
        command.add(parser)
        parts.append(f"\n## {command.name}\n\n{_marked(command.help)}\n")
        if command.more:
            parts.append(f"\n{_marked(command.more)}\n")
        parts.append("\n| argument | what it is |\n| --- | --- |\n")
        parts += [_argument(action) for action in parser._actions]
        examples = "\n".join(f"{PROGRAM} {example}" for example in command.examples)
        parts.append(f"\n```console\n{examples}\n```\n")
    return "".join(parts)


def _marked(text: str) -> str:
    """What is for terminals as Markdown: options are code, or their hyphens would become a dash."""
    return re.sub(r"(?<!\S)--[a-z][-a-z]*", r"`\g<0>`", text)


def _argument(action: argparse.Action) -> str:
    value = action.metavar or "|".join(map(str, action.choices or ()))
    names = [f"{name} {value}".strip() for name in action.option_strings] or [
        f"{value}{' ...' * (action.nargs in ('+', '*'))}"
    ]
    cells = (", ".join(f"`{name}`" for name in names), _marked(action.help or ""))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def schemas() -> dict[str, str]:
    """The files of ``schemas/``, which other tools read, and what is in them."""
    from linkedin_export.records import registry

    found = {
        "records.schema.json": registry.schema("json-schema"),
        "datapackage.json": registry.schema("frictionless"),
    }
    return {name: json.dumps(schema, indent=1, ensure_ascii=False) + "\n" for name, schema in found.items()}


def _formatted(text: str) -> str:
    """Python as ruff formats it."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--stdin-filename", str(PACKAGE / "generated.py")]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def _write(path: Path, text: str) -> bool:
    """Writes or checks one file; whether it is what it should be."""
    if "--check" not in sys.argv:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        print(f"{path.relative_to(ROOT)} is out of date; run: nox -s generate", file=sys.stderr)
        return False
    return True


def main() -> int:
    """Writes or checks all of them. The list of records comes first; the package cannot be imported without it."""
    fresh = [_write(PACKAGE / "records" / "__init__.py", _formatted(records_module()))]
    fresh.append(_write(PACKAGE / "tables.py", tables_module()))
    fresh.append(_write(ROOT / "docs" / "reference" / "files.md", files_page()))
    fresh.append(_write(ROOT / "docs" / "reference" / "issues.md", issues_page()))
    fresh.append(_write(ROOT / "docs" / "reference" / "cli.md", cli_page()))
    fresh += [_write(PACKAGE / "schemas" / name, text) for name, text in schemas().items()]
    return 0 if all(fresh) else 1


if __name__ == "__main__":
    raise SystemExit(main())
