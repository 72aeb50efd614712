"""Many exports, one after another, read by several processes."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from datetime import tzinfo
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from linkedin_export.errors import LinkedInExportError, WorkerError
from linkedin_export.export import Carried, Export, Timezone, least_of, zone_of
from linkedin_export.export import open as open_one
from linkedin_export.issues import Severity
from linkedin_export.reading.limits import Limits
from linkedin_export.records import registry as default_registry
from linkedin_export.schema.registry import Registry
from linkedin_export.schema.spec import Record

AnyPath: TypeAlias = str | os.PathLike[str]
Progress: TypeAlias = Callable[[int, int | None], object]


@frozen
class Opened:
    """What became of one path of `open_many`: an export, or the error that ``open`` raised for it."""

    path: Path
    """Where it was looked for."""
    error: LinkedInExportError | None
    """Why there is no export; None if there is one."""
    _export: Export | None

    @property
    def export(self) -> Export:
        """The export. Raises ``error`` if there is none."""
        if self._export is None:
            raise self.error or LookupError(f"{self.path}: neither an export nor an error")
        return self._export


def open_many(
    paths: Iterable[AnyPath],
    *,
    workers: int | None = None,
    read: Iterable[type[Record]] | None = None,
    issues: bool = False,
    progress: Progress | None = None,
    strict: bool | Severity = False,
    assume_timezone: Timezone = None,
    limits: Limits | None = None,
    registry: Registry | None = None,
) -> Generator[Opened, None, None]:
    """Opens and reads many exports in several processes; one `Opened` for each path, in the order of the paths.

    ``paths``: zips, folders or lone files, each an export of its own; any iterable, of which only a few paths are taken
    ahead of what is yielded, so that memory does not grow with their number. ``workers``: how many processes, by
    default one for each processor; 0 and 1 read in this process. ``read``: the record classes whose tables are read
    by the workers and are there already in the exports yielded; by default all. Other tables are read here, on first
    touch. ``issues``: whether workers read all other files as well, so that `Export.issues` and `Export.report` are
    there without reading. ``progress``: called after each export with how many are done, and how many there are, None
    if ``paths`` has no length. The other arguments are those of `open`.

    An export that cannot be opened, or that ``strict`` objects to, is an `Opened` with that error; the others follow.
    Closing the iterator, or leaving it by an exception, starts no further export and ends the workers.

    Workers are started anew, not forked, so a script needs ``if __name__ == "__main__":``. Raises TypeError for what is
    no path and for records or options that cannot be sent to a worker, ValueError for a number of workers below 0, a
    zone or a severity that there is not, LookupError for a class that the registry does not hold, and `WorkerError`
    if a worker is killed.
    """
    if isinstance(paths, str | os.PathLike):
        raise TypeError("open_many() takes several paths, such as Path('exports').glob('*.zip'); use open() for one")
    if workers is not None and workers < 0:
        raise ValueError(f"workers is a number of processes, or None, not {workers}")
    least_of(strict)
    job = Job(
        None if read is None else tuple(read),
        issues,
        strict,
        zone_of(assume_timezone),
        limits or Limits(),
        registry or default_registry,
    )
    job.check()
    total = len(paths) if isinstance(paths, Sized) else None
    workers = min(os.cpu_count() or 1, _MOST_WORKERS) if workers is None else workers
    found = _in_processes(map(_path, paths), job, workers) if workers > 1 else _here(map(_path, paths), job)
    return _counted(found, total, progress)


_Found: TypeAlias = Generator[Opened, None, None]
_MOST_WORKERS = 61
"""More than that Windows cannot wait for."""
_AHEAD = 2
"""How many exports are under way or waiting to be yielded, for each worker."""


@frozen
class Job:
    """What is to be done with each path."""

    read: Sequence[type[Record]] | None
    issues: bool
    strict: bool | Severity
    timezone: tzinfo | None
    limits: Limits
    registry: Registry

    def check(self) -> None:
        """Raises LookupError for a class to be read that the registry does not hold."""
        empty = Export((), (), self.registry, self.timezone, self.limits)
        for record in self.read or ():
            empty.read(record)

    def run(self, path: Path) -> Opened:
        """Opens and reads one export."""
        try:
            export = open_one(
                path, strict=self.strict, assume_timezone=self.timezone, limits=self.limits, registry=self.registry
            )
            for record in export.tables if self.read is None else self.read:
                len(export.read(record))
            if self.issues or self.read is None:
                _ = export.issues
        except LinkedInExportError as error:
            return Opened(path, error, None)
        return Opened(path, None, export)

    def unpacked(self, path: Path, packed: bytes) -> Opened:
        """What `answer` has packed."""
        carried: Carried | Export | LinkedInExportError = pickle.loads(packed)
        if isinstance(carried, LinkedInExportError):
            return Opened(path, carried, None)
        if isinstance(carried, Export):
            return Opened(path, None, carried)
        return Opened(path, None, Export.of_carried(carried, self.registry, self.timezone, self.limits))


def _path(path: AnyPath) -> Path:
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"open_many() takes paths, not {type(path).__name__}; give open() a file object")
    return Path(path)


def _here(paths: Iterator[Path], job: Job) -> _Found:
    """What became of each path, read in this process."""
    for path in paths:
        yield job.run(path)


def answer(job: bytes, path: Path) -> bytes:
    """Does a job for one path, in a worker: what was carried of the export, or the error, pickled."""
    opened = _job(job).run(path)
    return pickle.dumps(opened.error or opened.export.carry(), pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1)
def _job(job: bytes) -> Job:
    """Unpickled once for each worker, for a registry takes longer than a small export."""
    unpickled: Job = pickle.loads(job)
    return unpickled


def _in_processes(paths: Iterator[Path], job: Job, workers: int) -> _Found:
    """What became of each path, read by workers. Raises TypeError if the job cannot be sent to them."""
    try:
        sent = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise TypeError(
            f"this cannot be sent to a worker: {error}; define record classes at the top of a module, or give workers=1"
        ) from error
    return _pooled(paths, job, sent, workers)


def _pooled(paths: Iterator[Path], job: Job, sent: bytes, workers: int) -> _Found:
    # Ctrl-C reaches workers too; they leave it to this process, which ends them.
    pool = ProcessPoolExecutor(
        workers, get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )
    waiting: deque[tuple[Path, Future[bytes]]] = deque()
    try:
        for path in islice(paths, _AHEAD * workers):
            waiting.append((path, pool.submit(answer, sent, path)))
        while waiting:
            path, future = waiting.popleft()
            packed = future.result()
            waiting.extend((path, pool.submit(answer, sent, path)) for path in islice(paths, 1))
            yield job.unpacked(path, packed)
    except BrokenProcessPool as error:
        raise WorkerError(
            "a worker process was ended, by want of memory or because the script that calls open_many() lacks "
            "`if __name__ == '__main__':`; workers=1 reads in this process"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _counted(found: _Found, total: int | None, progress: Progress | None) -> _Found:
    """The same, with ``progress`` told of each before it is yielded."""
    with closing(found):
        for done, opened in enumerate(found, start=1):
            if progress is not None:
                progress(done, total)
            yield opened
