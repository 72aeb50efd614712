"""Writes the golden files of this repository: whole archives by era, and each record's layouts and ways of writing."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from linkedin_export.plain import to_dict
from linkedin_export.records import registry
from linkedin_export.schema.evidence import Layout
from linkedin_export.schema.spec import Record, Spec
from linkedin_export.testing.archives import make_export
from linkedin_export.testing.eras import ERAS
from linkedin_export.testing.files import NEWEST, layout_in, make_file, writing_in

_ROWS = 3


def write_fixtures(folder: Path) -> None:
    """Writes all of them into a folder, each beside a JSON file that states its truth.

    The folders ``exports`` and ``layouts`` in it are replaced.
    """
    for name in ("exports", "layouts"):
        shutil.rmtree(folder / name, ignore_errors=True)
    exports = folder / "exports"
    exports.mkdir(parents=True, exist_ok=True)
    for era in ERAS:
        export = make_export(era, rows=_ROWS)
        (exports / f"{era}.zip").write_bytes(export.data)
        tables = {record.__name__: _plain(lines) for record, lines in export.truth.items()}
        _write_json(exports / f"{era}.json", {"name": export.name, "files": list(export.files), "tables": tables})
    for record in registry.records:
        home = folder / "layouts" / record.__name__
        home.mkdir(parents=True, exist_ok=True)
        for name, layout, era in (*_layouts(record.spec), *_writings(record.spec)):
            _write_golden(home, name, record, layout, era)


def _write_golden(home: Path, name: str, record: type[Record], layout: Layout | None, era: str) -> None:
    made = make_file(record, layout, era=era, rows=_ROWS)
    (home / f"{name}{PurePosixPath(made.path).suffix}").write_bytes(made.data)
    _write_json(
        home / f"{name}.json",
        {
            "record": record.__name__,
            "path": made.path,
            "layout": layout.since if layout else None,
            "encoding": writing_in(record.spec, layout, era).encoding,
            "truth": _plain(made.truth),
        },
    )


def _layouts(spec: Spec) -> Iterator[tuple[str, Layout | None, str]]:
    """Each layout in its first month, under a name that says what is special about it."""
    if spec.provisional:
        yield "provisional", None, NEWEST
    taken = Counter[str]()
    for layout in spec.layouts:
        name = layout.since + "-sometimes" * layout.sometimes + "-resaved" * layout.resaved
        taken[name] += 1
        yield name if taken[name] == 1 else f"{name}-{taken[name]}", layout, layout.since


def _writings(spec: Spec) -> Iterator[tuple[str, Layout, str]]:
    """Each later way of writing an old layout, in its first month."""
    for writing in spec.writings:
        layout = layout_in(spec, writing.since)
        if layout and writing_in(spec, layout, layout.since) != writing_in(spec, layout, writing.since):
            yield f"{layout.since}-written-{writing.since}", layout, writing.since


def _plain(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [{key: value for key, value in to_dict(one).items() if key != "source"} for one in records]


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
