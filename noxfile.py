"""The one interface to all checks: ``nox`` runs them, ``nox -l`` lists them."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import nox

nox.options.sessions = ["lint", "typing", "tests", "oldest", "downstream", "docs", "fuzz_briefly"]
nox.options.default_venv_backend = "virtualenv"
nox.options.error_on_missing_interpreters = True
nox.needs_version = ">=2024.10.9"

SPARK = "*/linkedin_export/interop/spark.py"
"""The module whose coverage the session ``spark`` measures, for it needs a Spark and Java."""
EXTRAS = "[arrow,cli,duckdb,markdown,pandas,parquet,plot,polars,sqlite]"
"""All that the suite tests, but for Spark."""
MOST_BYTES = 1 << 20
"""What the wheel has to stay below."""
BROUGHT = {"linkedin-export", "attrs", "chardet", "python-dateutil"}
"""What installing the wheel installs, beside what dateutil wants."""
OF_DATEUTIL = {"six", "tzdata"}
"""One version of dateutil wants the one, another the other."""
PROJECT = nox.project.load_toml("pyproject.toml")


def _groups(*names: str) -> list[str]:
    return nox.project.dependency_groups(PROJECT, *names)


def _build_wheel(session: nox.Session) -> Path:
    folder = Path(session.create_tmp())
    session.install("build")
    session.run("python", "-m", "build", "--wheel", "--outdir", str(folder), silent=True)
    return max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime)


def _install_wheel(session: nox.Session, *with_: str, extras: str = "") -> None:
    """Builds the wheel and installs it, so that what is tested is what users get."""
    session.install(f"{_build_wheel(session)}{extras}", *with_)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and the small errors that a linter finds."""
    session.install(*_groups("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def typing(session: nox.Session) -> None:
    """mypy and pyright, both strict, over the package and over what users write."""
    session.install("-e", f".{EXTRAS}", *_groups("typing", "test"))
    session.run("mypy")
    session.run("pyright")


@nox.session
def tests(session: nox.Session) -> None:
    """The whole suite on the built wheel, with every branch covered."""
    _install_wheel(session, *_groups("test", "schemas"), extras=EXTRAS)
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report", "--omit", SPARK)


@nox.session
def oldest(session: nox.Session) -> None:
    """The suite with the oldest dependencies that are promised, and without any extra."""
    _install_wheel(session, "attrs==23.2.0", "python-dateutil==2.9.0", "chardet==5.0.0", *_groups("test"))
    session.run("pytest", *session.posargs)


@nox.session
def downstream(session: nox.Session) -> None:
    """What a program that depends on the wheel gets: its size, what it brings with it, its types, its pytest plugin."""
    wheel = _build_wheel(session)
    size = wheel.stat().st_size
    session.log(f"the wheel has {size} bytes")
    if size >= MOST_BYTES:
        session.error(f"{wheel.name} has {size} bytes, {MOST_BYTES} or more")
    resolved = wheel.with_suffix(".json")
    session.run(
        "pip",
        "install",
        "--quiet",
        "--dry-run",
        "--ignore-installed",
        "--report",
        str(resolved),
        str(wheel),
        silent=True,
    )
    brought = {one["metadata"]["name"] for one in json.loads(resolved.read_text(encoding="utf-8"))["install"]}
    if brought - OF_DATEUTIL != BROUGHT:
        session.error(f"installing the wheel brings {sorted(brought)}, not {sorted(BROUGHT)}")
    example = nox.project.load_toml("examples/downstream/pyproject.toml")
    session.install(str(wheel), "./examples/downstream", *nox.project.dependency_groups(example, "test"))
    session.run("linkedin-export", "--version")
    session.run("linkedin-export", "report", "fixtures/exports/2026-05.zip", silent=True)
    session.chdir("examples/downstream")
    session.run("mypy")
    session.run("pytest", "-p", "no:cacheprovider", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """An hour of inputs made up to break what is promised; ``nox -s fuzz -- --runs N`` for so many for each target."""
    session.install("-e", ".", *_groups("test", "fuzz"))
    session.run("python", "-m", "tests.fuzz", *(session.posargs or ["--seconds", "900"]))


@nox.session
def fuzz_briefly(session: nox.Session) -> None:
    """Some thousand of these inputs, always the same."""
    session.install("-e", ".", *_groups("test", "fuzz"))
    for target, runs in (("decode", 12_000), ("dialects", 5_000), ("dates", 8_000), ("export", 4_000)):
        session.run("python", "-m", "tests.fuzz", target, "--runs", str(runs), "--seed", "1")


@nox.session
def spark(session: nox.Session) -> None:
    """The data source of Spark in a Spark of this machine, which wants Java, with every branch covered."""
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        session.error(
            "Spark needs Java 17 or later: install it (apt install openjdk-17-jre-headless), or set JAVA_HOME"
        )
    _install_wheel(session, *_groups("test"), extras="[spark]")
    files = ("tests/interop/test_spark.py", "docs/how-to/many-exports.md")
    session.run("coverage", "run", "-m", "pytest", *files, *session.posargs)
    session.run("coverage", "report", "--include", SPARK)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, its notebooks run, warnings being errors; what is generated is what the code says."""
    session.install("-e", ".[pandas,plot,polars]", *_groups("docs", "lint"))
    session.run("python", "tools/generate.py", "--check")
    session.run("sphinx-build", "-W", "-q", "-b", "html", "docs", "docs/_build/html")


@nox.session
def mutation(session: nox.Session) -> None:
    """Which changes to the code of reading and schema no test notices; from scratch, in about half an hour."""
    shutil.rmtree("mutants", ignore_errors=True)
    session.install("-e", ".", *_groups("test", "mutation"))
    # Each mutant imports the package anew, and compiles it too where Python may not keep what it compiled.
    session.run("mutmut", "run", *session.posargs, env={"PYTHONDONTWRITEBYTECODE": ""})
    session.run("python", "tests/mutation/score.py")


@nox.session
def generate(session: nox.Session) -> None:
    """Writes anew what comes from the record classes: fixtures/, the list of records, the reference."""
    session.install("-e", ".", *_groups("lint"))
    session.run("python", "tools/generate.py")
    session.run("python", "-m", "linkedin_export.testing", "fixtures")


@nox.session
def bench(session: nox.Session) -> None:
    """How fast the reader is, beside others: ``--quick`` for rough figures, ``--write`` for those of the docs."""
    _install_wheel(session, *_groups("bench"), extras="[arrow,pandas,polars]")
    session.run("python", "-m", "benchmarks", *session.posargs)
