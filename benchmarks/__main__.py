"""Measures, prints, and with ``--write`` rewrites the generated part of docs/explanation/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from benchmarks import data
from benchmarks.measuring import ROOT, Measured, imports, rounds, run
from benchmarks.readers import READERS

PAGE = ROOT / "docs" / "explanation" / "performance.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
PACKAGES = (
    "linkedin-export", "attrs", "chardet", "python-dateutil", "pandas", "polars", "pyarrow", "linkedin2md",
    "linkedin-analyzer",
)  # fmt: skip
IMPORTS = (
    "pass",
    "import attrs",
    "import linkedin_export",
    "from linkedin_export import open, registry",
    "import pandas",
)
MEBIBYTES = 80


@frozen
class Sizes:
    """How much is measured."""

    small: int
    rows: int
    large: int
    connections: int
    each: int
    rounds: int


FULL = Sizes(small=10_000, rows=100_000, large=1_000_000, connections=30_000, each=2_000, rounds=5)
QUICK = Sizes(small=1_000, rows=10_000, large=100_000, connections=3_000, each=200, rounds=3)


@frozen
class Check:
    """A figure that must not be more than a bound, and the same figure in the middle one of the rounds."""

    what: str
    figure: float
    bound: float
    typical: float | None = None
    unit: str = "x"

    @property
    def holds(self) -> bool:
        """Whether it is within its bound, as it is shown."""
        return round(self.figure, 2) <= self.bound

    def line(self) -> str:
        """A line of the table."""
        typical = "" if self.typical is None else f"{self.typical:.2f}"
        verdict = "pass" if self.holds else "**FAIL**"
        return f"| {self.what} | {self.figure:.2f} {self.unit} | {typical} | {self.bound:g} {self.unit} | {verdict} |\n"


def _table(title: str, measured: dict[str, Measured], floor: str) -> str:
    """The ratios of a file."""
    lines = [
        f"| {title} | gives | rows | CPU time | elapsed | peak MiB |\n| --- | --- | ---: | ---: | ---: | ---: |\n",
    ]
    base = measured[floor]
    for name, one in measured.items():
        key, _, source = name.partition(" ")
        label = f"{READERS[key].label}{f', {source}' if source else ''}"
        if one.error:
            lines.append(f"| {label} | reads nothing: {one.error.replace('|', '/')} | | | | |\n")
            continue
        elapsed = min(one.elapsed) / min(base.elapsed)
        lines.append(
            f"| {label} | {READERS[key].gives} | {one.rows:,} | {one.over(base):.2f} | {elapsed:.2f} "
            f"| {min(one.peaks):,.0f} |\n"
        )
    return "".join(lines) + "\n"


def _of_file(table: str, path: Path, small: Path, number: int) -> dict[str, Measured]:
    """Every reader that takes a file, and on the same file in an archive every reader that takes archives."""
    archive, small_archive = data.zipped(path), data.zipped(small)
    jobs = {key: (key, table, str(path), str(small)) for key, one in READERS.items() if "file" in one.takes}
    jobs |= {
        f"{key} in a zip": (key, table, str(archive), str(small_archive))
        for key in ("csv", "records", "stream", "linkedin2md")
    }
    return rounds(number, jobs)


def _folder(parent: Path, name: str) -> Path:
    folder = parent / name
    folder.mkdir(parents=True)
    return folder


class Benchmark:
    """All measurements of a run, and what they must show."""

    def __init__(self, sizes: Sizes, folder: Path) -> None:
        self.sizes = sizes
        self.folder = folder
        self.parts: list[str] = []
        self.checks: list[Check] = []

    def messages(self) -> None:
        """The kinds of messages, each with every reader."""
        for kind, text in data.KINDS.items():
            path = data.write_messages(_folder(self.folder, kind), self.sizes.rows, kind)
            small = data.write_messages(_folder(self.folder, f"{kind}/small"), 500, kind)
            number = self.sizes.rounds if kind == "usual" else 3
            measured = _of_file("messages", path, small, number)
            self._show(f"{self.sizes.rows:,} messages, *{kind}*", measured, text, path)
            self._must_show(kind, measured)
            path.unlink()

    def _show(self, title: str, measured: dict[str, Measured], text: str, path: Path) -> None:
        size = path.stat().st_size / (1 << 20)
        if path.suffix == ".csv":
            lines = path.read_bytes().splitlines()
            quoted = sum(b'"' in line for line in lines) / len(lines)
            width = path.stat().st_size / measured["csv"].rows
            text += f"; {quoted:.0%} of the lines have a quote, {width:.0f} bytes a row"
        seconds = measured["csv"].best
        self.parts.append(_table(title, measured, "csv"))
        self.parts.append(f"*{title.rsplit('*')[-2] if '*' in title else title}*: {text}. ")
        self.parts.append(f"{size:.0f} MiB; 1.00 is {seconds:.3f} s of CPU time.\n\n")

    def _must_show(self, kind: str, measured: dict[str, Measured]) -> None:
        for what, mine, other, bound in (
            ("list of typed records over `list(csv.DictReader)`", "records", "dicts", 1.0),
            ("stream over a `csv.reader` pass", "stream", "csv", 1.7),
            ("`to_arrow()` over a `csv.reader` pass", "arrow", "csv", 1.5),
        ):
            self._compare(f"{kind}: {what}", measured[mine], measured[other], bound)
        self._others(f"{kind}", measured)

    def _compare(self, what: str, mine: Measured, other: Measured, bound: float) -> None:
        self.checks.append(Check(what, mine.over(other), bound, mine.typical(other)))

    def _others(self, kind: str, measured: dict[str, Measured]) -> None:
        for mine, other in (("records in a zip", "linkedin2md in a zip"), ("records", "linkedin-analyzer")):
            if not measured[other].error and measured[other].rows:
                self._compare(f"{kind}: list over {other}", measured[mine], measured[other], 1.0)

    def connections(self) -> None:
        """Connections, with LinkedIn's notes above the header."""
        path = data.write_connections(_folder(self.folder, "connections"), self.sizes.connections)
        small = data.write_connections(_folder(self.folder, "connections/small"), 500)
        measured = _of_file("connections", path, small, 3)
        self._show(f"{self.sizes.connections:,} connections", measured, "as `linkedin_export.testing` makes them", path)
        self._others("connections", measured)

    def export(self) -> None:
        """A complete export, every file."""
        rows = self.sizes.each // 10
        path = data.write_export(_folder(self.folder, "export"), rows)
        jobs = {key: (key, "export", str(path), str(path)) for key, one in READERS.items() if "export" in one.takes}
        text = f"{rows} rows of each table; all files that end in `.csv`, but for ours, which reads all"
        self._show("complete export", rounds(3, jobs), text, path)

    def each(self, rows: int) -> None:
        """Every file that one of the public readers reads too."""
        found = run("benchmarks.each", str(_folder(self.folder, f"each-{rows}")), str(rows), "3")
        for reader, files in found.items():
            slower = sorted((over, table) for table, over, *_ in files)
            if not slower:
                self.parts.append(f"{reader} reads none of the files.\n\n")
                continue
            least, table = slower[0]
            middle = slower[len(slower) // 2][0]
            lost = [f"{name} ({over:.2f})" for over, name in slower if over < 1]
            hopeless = sorted(name for name, _, over, _ in files if over < 1)
            self.parts.append(
                f"{reader}, each of the {len(files)} tables that both read, {rows:,} rows: it takes "
                f"{least:.2f} ({table}) to {slower[-1][0]:.2f} times our time, {middle:.2f} in the middle"
                f"{f'; we are slower on {len(lost)}: ' + ', '.join(lost) if lost else ''}. "
                f"On {len(hopeless)} it takes less time than the bare loop"
                f"{': ' + ', '.join(hopeless) if hopeless else ''}.\n\n"
            )
            self.checks.append(
                Check(f"slowest of {len(files)} tables over {reader} ({table}, {rows:,} rows)", 1 / least, 1.0)
            )

    def scaling(self) -> None:
        """Ten times the rows, and a million of them out of an archive."""
        paths = {
            rows: data.write_messages(_folder(self.folder, f"rows-{rows}"), rows)
            for rows in (self.sizes.small, self.sizes.rows, self.sizes.large)
        }
        small = data.write_messages(_folder(self.folder, "scaling-small"), 500)
        jobs = {
            f"{key} {rows}": (key, "messages", str(path), str(small))
            for rows, path in paths.items()
            for key in ("csv", "records", "stream")
        }
        measured = rounds(3, jobs)
        lines = ["| rows | `csv.reader` | list | list, MiB | stream | stream, MiB |\n", "| ---: " * 6, "|\n"]
        for rows in paths:
            bare, records, stream = (measured[f"{key} {rows}"] for key in ("csv", "records", "stream"))
            lines.append(
                f"| {rows:,} | {bare.best:.3f} s | {records.best:.3f} s | {min(records.peaks):,.0f} "
                f"| {stream.best:.3f} s | {min(stream.peaks):,.0f} |\n"
            )
        self.parts.append("".join(lines) + "\n")
        for fewer, more in ((self.sizes.small, self.sizes.rows), (self.sizes.rows, self.sizes.large)):
            for key, label in (("records", "list"), ("stream", "stream")):
                what = f"ten times the rows, {fewer:,} to {more:,}, {label}"
                self._compare(what, measured[f"{key} {more}"], measured[f"{key} {fewer}"], 10.5)
        archive = data.zipped(paths[self.sizes.large])
        streamed = rounds(1, {"stream": ("stream", "messages", str(archive))})["stream"]
        if streamed.error or streamed.rows != self.sizes.large:
            raise RuntimeError(f"the archive was not read: {streamed}")
        what = f"peak memory, {self.sizes.large:,} messages streamed out of a zip"
        self.checks.append(Check(what, max(streamed.peaks), MEBIBYTES, unit="MiB"))

    def imports(self) -> None:
        """What importing costs."""
        measured = imports(15, IMPORTS)
        base = measured["import attrs"]
        lines = ["| import | CPU time | over `import attrs` |\n| --- | ---: | ---: |\n"]
        lines += [
            f"| `{name}` | {one.best * 1000:.1f} ms | {one.over(base):.2f} |\n"
            for name, one in measured.items()
            if name != "pass"
        ]
        self.parts.append("".join(lines) + "\n")
        self._compare("`import linkedin_export` over `import attrs`", measured["import linkedin_export"], base, 2.5)


def _machine() -> str:
    try:
        cpu = next(line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
        cpu = cpu.split(":")[1].strip()
    except (OSError, StopIteration):
        cpu = platform.processor() or platform.machine()
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{cpu}, {os.cpu_count()} cores{load}; {platform.system()} {platform.release().split('-')[0]}"


def _versions() -> str:
    found = [f"{platform.python_implementation()} {platform.python_version()}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def measure(sizes: Sizes) -> tuple[str, bool]:
    """What is measured as Markdown, and whether all that must hold does."""
    head = f"Machine: {_machine()}. {_versions()}. {sizes.rounds} rounds for *usual*, 3 for the rest.\n\n"
    with TemporaryDirectory() as folder:
        benchmark = Benchmark(sizes, Path(folder))
        benchmark.imports()
        benchmark.messages()
        benchmark.connections()
        benchmark.export()
        for rows in (sizes.each, 5 * sizes.each):
            benchmark.each(rows)
        benchmark.scaling()
    checks = "| must show | least of rounds | middle of rounds | at most | |\n| --- | ---: | ---: | ---: | --- |\n"
    checks += "".join(check.line() for check in benchmark.checks)
    return f"{head}{checks}\n{''.join(benchmark.parts)}", all(check.holds for check in benchmark.checks)


def write(figures: str) -> None:
    """Puts the figures in their place on the page."""
    text = PAGE.read_text(encoding="utf-8")
    before, after = text[: text.index(BEGIN) + len(BEGIN)], text[text.index(END) :]
    PAGE.write_text(f"{before}\n{figures.strip()}\n\n{after}", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """1 if a figure is beyond its bound."""
    parser = argparse.ArgumentParser(prog="nox -s bench --", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the rows, fewer rounds; figures are rough")
    parser.add_argument("--write", action="store_true", help=f"rewrite the figures in {PAGE.relative_to(ROOT)}")
    chosen: Any = parser.parse_args(arguments)
    if chosen.quick and chosen.write:
        parser.error("the page holds figures of a full run")
    figures, holds = measure(QUICK if chosen.quick else FULL)
    print(figures)
    if chosen.write:
        write(figures)
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
