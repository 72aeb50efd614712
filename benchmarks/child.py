"""One measurement in a process of its own: ``python -m benchmarks.child reader table file [file to warm up with]``."""

from __future__ import annotations

import json
import logging
import resource
import sys
import time
import warnings
from pathlib import Path


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        # In bytes on macOS, else in KiB; counts what the parent had when this process was started, too.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << (20 if sys.platform == "darwin" else 10))
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main(reader: str, table: str, path: str, warm: str = "") -> None:
    """Prints seconds of CPU time and elapsed, rows and peak memory, or what is wrong, as JSON."""
    from benchmarks.readers import READERS

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    try:
        if warm:
            READERS[reader].read(Path(warm), table)
        wall, start = time.perf_counter(), time.process_time()
        result = READERS[reader].read(Path(path), table)
        seconds, elapsed = time.process_time() - start, time.perf_counter() - wall
        rows = result if isinstance(result, int) else len(result)
        print(json.dumps({"seconds": seconds, "elapsed": elapsed, "rows": rows, "peak": peak()}))
    except Exception as error:  # noqa: BLE001 - whatever it is, the table shows it
        print(json.dumps({"error": f"{type(error).__name__}: {error}"[:120]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
