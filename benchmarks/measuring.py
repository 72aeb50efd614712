"""Measurements in child processes, one after another in rounds, so that what slows the machine down hits all alike."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import Factory, frozen

ROOT = Path(__file__).parent.parent


@frozen
class Measured:
    """What the rounds of one reader gave: the least of its times, and all of them."""

    times: list[float] = Factory(list)
    elapsed: list[float] = Factory(list)
    peaks: list[float] = Factory(list)
    rows: int = 0
    error: str = ""

    @property
    def best(self) -> float:
        """The least CPU time in seconds: what disturbs a run can only lengthen it."""
        return min(self.times)

    def over(self, other: Measured) -> float:
        """How many times the other's least time."""
        return self.best / other.best

    def typical(self, other: Measured) -> float:
        """How many times the other's time in the middle one of the rounds."""
        return statistics.median(mine / its for mine, its in zip(self.times, other.times, strict=True))


def run(module: str, *arguments: str) -> Any:
    """What a module prints, as JSON. Raises RuntimeError if it fails."""
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def rounds(number: int, jobs: Mapping[str, Sequence[str]]) -> dict[str, Measured]:
    """Each job so many times, in turn: arguments of `benchmarks.child` by a name of the job."""
    measured = {name: list[dict[str, Any]]() for name in jobs}
    for done in range(number):
        for name, arguments in jobs.items():
            _progress(f"{done + 1}/{number} {' '.join(arguments[:2])}")
            measured[name].append(run("benchmarks.child", *arguments))
    _progress("")
    return {name: _together(results) for name, results in measured.items()}


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r{text}\033[K", end="", file=sys.stderr, flush=True)


def _together(results: Iterable[dict[str, Any]]) -> Measured:
    results = list(results)
    error = next((result["error"] for result in results if "error" in result), "")
    if error:
        return Measured(error=error)
    return Measured(
        [result["seconds"] for result in results],
        [result["elapsed"] for result in results],
        [result["peak"] for result in results],
        results[0]["rows"],
    )


_IMPORT = "import time; start = time.process_time(); {}; print(time.process_time() - start)"


def imports(number: int, statements: Sequence[str]) -> dict[str, Measured]:
    """CPU time of statements, each in fresh processes, in turn."""
    times = {statement: list[float]() for statement in statements}
    for done in range(number + 1):
        for statement in statements:
            command = [sys.executable, "-c", _IMPORT.format(statement)]
            printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
            if done:  # the first round only writes what Python keeps of the modules
                times[statement].append(float(printed))
    return {statement: Measured(values) for statement, values in times.items()}
