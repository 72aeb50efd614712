"""Merges and compares so many made-up histories: ``python -m tests.history 200``. Fails if one is not as it is."""

import sys
from collections import Counter

import linkedin_export
from linkedin_export.testing import make_history
from tests.history.truth import opened, wrong_diffs, wrong_merges


def main(histories):
    seen, wrong = Counter(), 0
    for seed in range(histories):
        history = make_history(seed)
        exports = [opened(one) for one in history.exports]
        merged = linkedin_export.merge(*reversed(exports))
        for trouble in (*wrong_merges(history, exports, merged, seen), *wrong_diffs(history, exports, seen)):
            wrong += 1
            print(f"history {seed}: {trouble}")
    counts = ", ".join(f"{count} {what}" for what, count in seen.items())
    print(f"{histories} histories: {counts}; {wrong} tables wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
