"""Writes the pages of docs/reference that come from the code; with ``--check`` it fails if one is not what it should be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import linkedin_export
from linkedin_export import Code

FOLDER = Path(__file__).parent / "reference"
HEAD = "<!-- Written by docs/generate.py from the code; do not edit. -->\n\n"


def files_page() -> str:
    """Every record: its files, fields, types and layouts."""
    schema = linkedin_export.registry.schema()
    parts = [
        HEAD,
        "# Files and fields\n\n",
        "Every file of the export that is known, as it is in the registry. A *layout* is a header line really seen, with ",
        "the month it was first seen in. *Provisional*: no real file of the kind has been seen, the fields follow LinkedIn's ",
        "description. Every record also has `extra` (what no field holds, header to text) and `source` (file and line).\n\n",
        "| file | record | `Export` attribute | layouts | delivered |\n| --- | --- | --- | --- | --- |\n",
    ]
    for name, entry in schema.items():
        layouts = ", ".join(layout["since"] for layout in entry["layouts"] if not layout["resaved"]) or "provisional"
        delivered = {"basic": "in minutes", "complete": "within a day", None: "-"}[entry["delivery"]]
        parts.append(f"| {entry['files'][0]} | [{name}](#{name.lower()}) | `{entry['table']}` | {layouts} | {delivered} |\n")
    for name, entry in schema.items():
        parts += _record(name, entry)
    return "".join(parts)


def _record(name: str, entry: dict[str, Any]) -> list[str]:
    parts = [f"\n## {name}\n\n{entry['description']}\n\n"]
    parts.append(f"* Table: `export.{entry['table']}`\n* File names: {', '.join(f'`{file}`' for file in entry['files'])}\n")
    if entry["paths"]:
        parts.append(f"* Paths in the archive: {', '.join(f'`{path}`' for path in entry['paths'])}\n")
    if entry["format"] != "table":
        parts.append(f"* Format: {entry['format']}, not a table; the headers below name its parts\n")
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
    """Every code of an issue."""
    parts = [
        HEAD,
        "# Issues\n\n",
        "All that can be found wrong, by code. `strict=True` raises if one of them is a warning or an error.\n\n",
        "| code | severity | meaning |\n| --- | --- | --- |\n",
    ]
    parts += [f"| `{code}` | {code.severity} | {code.meaning} |\n" for code in Code]
    return "".join(parts)


PAGES = {"files.md": files_page, "issues.md": issues_page}


def main() -> int:
    """Writes or checks the pages."""
    stale = 0
    for name, make in PAGES.items():
        path, text = FOLDER / name, make()
        if "--check" not in sys.argv:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(f"{path.name} is not what the code says; run: nox -s fixtures", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
