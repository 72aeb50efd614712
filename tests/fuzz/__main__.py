"""Runs the targets: ``python -m tests.fuzz [target ...] [--runs N | --seconds S]``, and says how many inputs ran.

With atheris, inputs follow the branches they reach; without it (``--plain``, or where it is not installed) they are
seeds with random wounds. Either way the same seed and the same number make the same inputs. An input that breaks a
law is written to ``tests/fuzz/crashes`` under a name that starts with ``new-``.
"""

import argparse
import hashlib
import importlib
import importlib.util
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
TARGETS = ("decode", "dialects", "dates", "export")
CRASHES = HERE / "crashes"
LONGEST = 4096
SLOWEST = 25
"""Seconds after which a single input counts as one that hangs."""
_COUNT = re.compile(r"^stat::number_of_executed_units: (\d+)$", re.MULTILINE)


def target(name):
    return importlib.import_module(f"tests.fuzz.{name}")


def crash_folder(name):
    folder = CRASHES / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def crashes(name):
    """The inputs that once broke a law, by what they were."""
    return sorted(path for path in (CRASHES / name).glob("*") if path.is_file())


def seeds(name):
    return list(dict.fromkeys([*target(name).seeds(), *(path.read_bytes() for path in crashes(name))]))


# Without atheris


def wounded(seed, others, chance):
    """An input made of a seed: bytes changed, cut, doubled, or put in from another."""
    data = bytearray(seed)
    for _ in range(chance.randrange(1, 6)):
        start, size = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 8, 40))
        other = chance.choice(others)
        new = (
            b"",
            bytes(chance.randrange(256) for _ in range(size)),
            bytes(data[start : start + size]) * 2,
            other[(begin := chance.randrange(len(other) + 1)) : begin + 40],
            chance.choice((b'"', b",", b"\n", b"\r", b"\\", b"\0", b" | ", b"; ")),
        )[chance.randrange(5)]
        data[start : start + (size if chance.randrange(2) else 0)] = new
    return bytes(data[:LONGEST])


def inputs(name, runs, seed):
    """So many inputs of a target, its seeds first."""
    chance, made = random.Random(seed), seeds(name)
    yield from made[:runs]
    for _ in range(max(0, runs - len(made))):
        yield wounded(chance.choice(made), made, chance)


class Counted:
    """The check of a target, its inputs counted; the first that breaks a law is saved, and ends the process."""

    def __init__(self, name, check):
        self._name = name
        self._check = check
        self._count = 0

    def __call__(self, data):
        try:
            self._check(data)
        except Exception:  # noqa: BLE001 - whatever it is, it is what was looked for
            path = crash_folder(self._name) / f"new-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            traceback.print_exc()
            print(f"this input breaks a law: {path}", file=sys.stderr)
            self.tell()
            os._exit(1)  # at once: libFuzzer's alarm would kill a process that takes its time to end
        self._count += 1

    def tell(self):
        print(f"stat::number_of_executed_units: {self._count}", file=sys.stderr, flush=True)


def run_plain(name, runs, seconds, seed):
    check, end = Counted(name, target(name).check), time.monotonic() + seconds if seconds else None
    for data in inputs(name, runs or sys.maxsize, seed):
        if end is not None and time.monotonic() > end:
            break
        check(data)
    check.tell()


# With atheris


def run_atheris(name, options):
    import atheris

    # First of all: what is imported already is not instrumented.
    with atheris.instrument_imports(include=["linkedin_export"]):
        check = Counted(name, target(name).check)
    with tempfile.TemporaryDirectory() as work:
        atheris.Setup([name, *arguments_of(name, options, Path(work))], check)
        atheris.Fuzz()


def arguments_of(name, options, work):
    """What libFuzzer is told, its corpus and its dictionary written."""
    corpus = Path(options.corpus or work) / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(name)):
        (corpus / f"seed-{number:05}").write_bytes(data[:LONGEST])
    dictionary = work / f"{name}.dict"
    words = importlib.import_module("tests.fuzz.material").words()
    dictionary.write_text("".join(sorted({entry(word) for word in words if word})))
    return [
        str(corpus), f"-dict={dictionary}", f"-seed={options.seed}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}",
        f"-artifact_prefix={crash_folder(name)}/new-", "-print_final_stats=1", "-rss_limit_mb=4096", "-verbosity=0",
        f"-runs={options.runs or -1}", f"-max_total_time={options.seconds}",
    ]  # fmt: skip


def entry(word):
    """A word as libFuzzer's dictionaries spell it."""
    data = word.encode()[:60]
    return '"' + "".join(chr(one) if chr(one).isalnum() and one < 128 else f"\\x{one:02X}" for one in data) + '"\n'


# Both


def run_all(options):
    """Runs each target in a process of its own; how many inputs each read, and whether all held."""
    counts, failed = {}, []
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    for name in options.targets or TARGETS:
        command = [sys.executable, "-m", "tests.fuzz", *sys.argv[1:], "--child", name]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
        counts[name] = sum(map(int, _COUNT.findall(done.stderr)))
        print(f"{name}: {counts[name]} inputs", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stderr[-6000:])
    print(f"total: {sum(counts.values())} inputs")
    return failed


def parsed():
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "targets", nargs="*", metavar="target", help=f"one or more of {', '.join(TARGETS)}; all of them"
    )
    parser.add_argument("--runs", type=int, default=0, help="inputs for each target")
    parser.add_argument("--seconds", type=int, default=0, help="time for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", help="a folder that keeps what is found for the next run")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.runs and not options.seconds:
        parser.error("say how many: --runs or --seconds")
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    return options


def main():
    options = parsed()
    name = options.child
    if name is None:
        return 1 if run_all(options) else 0
    if options.plain or importlib.util.find_spec("atheris") is None:
        run_plain(name, options.runs, options.seconds, options.seed)
    else:
        run_atheris(name, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
