"""The score of each module after ``mutmut run``, and whether every survivor is explained.

``python tests/mutation/score.py`` fails where a module has less than 90 %, where a mutant was not judged, where a
survivor is not in ``survivors.md``, or where that file explains one that does not survive. ``--survivors`` prints the
survivors as that file has them.
"""

import sys
from collections import Counter
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

EXPLAINED = Path(__file__).with_name("survivors.md")
LEAST = 0.9
UNSAID = 255
"""What mutmut takes for a timeout, and what a run that could not start says as well."""


def status(code):
    return "not judged" if code == UNSAID else status_by_exit_code[code]


def described(name, path):
    """Module, function and changed lines of a mutant; its number changes whenever the function does."""
    function, of_class = orig_function_and_class_names_from_key(name)
    diff = get_diff_for_mutant(name, path=path).splitlines()
    changed = [line for line in diff if line[:1] in ("-", "+") and line[:3] not in ("---", "+++")]
    return module(path), f"{of_class}.{function}" if of_class else function, "\n".join(changed)


def module(path):
    return "/".join(Path(path).parts[-2:])


def explained():
    """The mutants that survivors.md describes."""
    of_module = function = ""
    block = None
    for line in EXPLAINED.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            of_module = line[3:].strip("`")
        elif line.startswith("### "):
            function = line[4:].strip("`")
        elif line == "```diff":
            block = []
        elif line == "```" and block is not None:
            yield of_module, function, "\n".join(block)
            block = None
        elif block is not None:
            block.append(line)


def main():
    bad, survivors, totals = [], set(), Counter()
    row = "{:24} {:>7} {:>7} {:>8} {:>8} {:>7} {:>7}".format
    print(row("module", "mutants", "killed", "timeouts", "survived", "other", "score"))
    for path in sorted(walk_mutatable_files()):
        data = SourceFileMutationData(path=path)
        data.load()
        counts = Counter(map(status, data.exit_code_by_key.values()))
        survivors |= {
            described(name, path) for name, code in data.exit_code_by_key.items() if status(code) == "survived"
        }
        totals += counts
        bad += judged(row, module(path), counts)
    bad += judged(row, "together", totals)
    if "--survivors" in sys.argv:
        for of_module, function, changed in sorted(survivors):
            print(f"\n## `{of_module}`\n\n### `{function}`\n\n```diff\n{changed}\n```")
    known = set(explained())
    bad += [
        f"survives and is not explained: {of}: {function}\n{lines}" for of, function, lines in sorted(survivors - known)
    ]
    bad += [
        f"is explained and does not survive: {of}: {function}\n{lines}"
        for of, function, lines in sorted(known - survivors)
    ]
    print(*bad, sep="\n")
    return bool(bad)


def judged(row, name, counts):
    mutants, survived = counts.total(), counts["survived"]
    killed, timeouts = counts["killed"], counts["timeout"]
    other = mutants - killed - timeouts - survived
    score = (killed + timeouts) / mutants if mutants else 0.0
    print(row(name, mutants, killed, timeouts, survived, other, f"{score:.1%}"))
    if other:
        yield f"{name}: {other} mutants were not judged"
    if score < LEAST:
        yield f"{name}: {score:.1%} of the mutants were noticed, {LEAST:.0%} at least should be"


if __name__ == "__main__":
    sys.exit(main())
