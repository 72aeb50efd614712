"""How well people are told apart, on made-up networks: ``python -m tests.history.scoring --networks 200``."""

import argparse
import tempfile
from collections import Counter, defaultdict

import linkedin_export
from linkedin_export.testing import make_network


def pairs(counts):
    """How many pairs there are in groups of such sizes."""
    return sum(count * (count - 1) // 2 for count in counts)


def mentions(network, export):
    """Each mention of somebody: whom it is of (None: of somebody who left), and who it was found to be, or None."""
    for record, rows in network.truth.items():
        table = export.read(record)
        assert len(table) == len(rows)
        for one, truth in zip(table, rows, strict=True):
            for role, numbers in truth.items():
                sights = [sight for sight in export.people._sights_of([one], role) if not sight.unsplit]
                if len(sights) != len(numbers):  # names that were not taken apart: whoever has a link is known by it
                    numbers = [number for number in numbers if number is not None]
                found = [export.people._who.get(sight) for sight in sights]
                yield from zip(numbers, found if len(found) == len(numbers) else [None] * len(numbers), strict=True)


def score(network, folder):
    """Right pairs, pairs found, true pairs of mentions; whether the owner is the owner, and nobody else; and how many
    mentions there are. The owner, of whom there are the most, counts only where taken for somebody else."""
    export = linkedin_export.open(*network.write(folder), merge=False)
    owner = export.owner.person
    of_truth, of_found, of_both = Counter(), Counter(), Counter()
    homes = defaultdict(Counter)
    for number, (true, found) in enumerate(mentions(network, export)):
        true = ("gone", number) if true is None else true
        found = ("nobody", number) if found is None else found
        homes[found][true] += 1
        if true != network.owner or found not in (owner, ("nobody", number)):
            of_truth[true] += 1
            of_found[found] += 1
            of_both[true, found] += 1
    counted = of_truth.total()
    return (
        *map(pairs, (of_both.values(), of_found.values(), of_truth.values())),
        set(homes[owner]) == {network.owner},
        counted,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--networks", type=int, default=200)
    parser.add_argument("--people", type=int, default=40)
    options = parser.parse_args()
    totals = [0] * 5
    for seed in range(options.networks):
        with tempfile.TemporaryDirectory() as folder:
            one = score(make_network(seed, options.people), folder)
        totals = [total + more for total, more in zip(totals, one, strict=True)]
        if one[0] != one[1]:
            print(f"network {seed}: {one[1] - one[0]} wrong pairs")
    right, found, true, owners, count = totals
    print(f"{options.networks} networks, {count} mentions of others than the owner, owner found in {owners}")
    print(f"precision {right / found:.6f} ({found - right} wrong of {found} pairs), recall {right / true:.4f}")


if __name__ == "__main__":
    main()
