"""Making a backup: one run."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from attrs import evolve, frozen

from linkedin_export.errors import BackupError, MissingExtraError
from linkedin_export.export import Export, Timezone, zone_of
from linkedin_export.export import open as open_export
from linkedin_export.history.backup.contents import (
    GENERATION,
    LOCK,
    MANIFEST,
    NUMBERED,
    ORIGINALS,
    PLAN,
    SUMS,
    WORK,
    KeptFile,
    Original,
    State,
    left_over,
    listed,
    read_state,
    render_manifest,
    render_sums,
)
from linkedin_export.history.backup.describing import copies_of, derived_of, lacking, manifest_of
from linkedin_export.history.backup.disk import copy, files_in, locked, sha256_of, sync_all, sync_folder, write
from linkedin_export.history.backup.giving import Given, digest_of, given
from linkedin_export.history.backup.names import Places
from linkedin_export.history.backup.telling import Backup
from linkedin_export.history.backup.verifying import OF_SYSTEMS, is_as_kept
from linkedin_export.history.copies import days_in
from linkedin_export.reading.limits import Limits
from linkedin_export.schema.registry import Registry

Tell = Callable[[str], object]

_OWN = frozenset({LOCK, WORK, ORIGINALS})
"""What a first run makes before there is a list of checksums, besides the folder of what it has made."""


def backup(
    *sources: str | os.PathLike[str],
    to: str | os.PathLike[str],
    parquet: bool = True,
    assume_timezone: Timezone = None,
    limits: Limits | None = None,
    registry: Registry | None = None,
    progress: Tell | None = None,
) -> Backup:
    """Keeps exports in a folder, byte for byte and with checksums, and beside them what all that is kept there holds.

    ``sources``: zips, folders, lone files, pages of the Member Snapshot API as files; another backup stands for what it
    keeps. What is there already, by its SHA-256, is not kept twice. ``to``: a backup, an empty folder, or the name of a
    new one. The tables of all originals, merged as by ``open(*originals)``, are written anew each time as JSON Lines
    and, unless ``parquet`` is False, as Parquet. ``progress`` is called with what is being done, a few words for each
    step. The other arguments are those of `open`; the limits hold for each original.

    Whenever it is stopped, the folder holds the backup that was there before, or the new one, whole: what does not
    belong to it is removed by the next run. Only the owner of the files may read them; they are not encrypted.

    Raises TypeError for what is no path, MissingExtraError without the extra ``parquet``, `SourceError` as `open` does,
    and BackupError if the folder holds something else, another run is under way, a source lies in the folder or the
    folder in a source, or an original is no longer as it was kept and is not among the sources, or has got more files:
    all this before anything is written. OSError if something cannot be read or written.
    """
    if not sources:
        raise TypeError("backup() needs a path")
    if parquet:
        _check_parquet()
    run = _Run(Path(os.path.abspath(to)), parquet, assume_timezone, limits, registry, progress or _tell_nobody)  # noqa: PTH100
    return run.of(given(sources))


def _tell_nobody(what: str) -> None:
    """Is told what is being done."""


def _check_parquet() -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            "pyarrow is not installed: pip install 'linkedin-export[parquet]', or leave Parquet out "
            "(--without-parquet, parquet=False)"
        ) from error


@frozen
class _Run:
    """One run, and how it reads and writes."""

    folder: Path
    parquet: bool
    timezone: Timezone
    limits: Limits | None
    registry: Registry | None
    tell: Tell

    def of(self, things: Sequence[Given]) -> Backup:
        """Keeps what is given."""
        for thing in things:
            self._check(thing)
            self._open(thing.sources)  # raises what is wrong with it
        self._check_place()
        digests: dict[str, Given] = {}
        for thing in things:
            self.tell(f"reading {thing.sources[0].name}")
            digests.setdefault(thing.digest(), thing)
        if not self.folder.exists():
            self.folder.mkdir(0o700)
            sync_folder(self.folder.parent)
        with locked(self.folder / LOCK):
            before = read_state(self.folder)
            _clear(self.folder)
            kept = self._check_kept(before.originals() if before else (), digests)
            (self.folder / WORK).mkdir(0o700)
            try:
                return self._make(digests, kept, before)
            finally:
                with suppress(OSError, BackupError):  # or else the next run does it
                    _clear(self.folder)

    def _open(self, sources: Sequence[Path], times: int = 1) -> Export:
        """What some sources hold, within so many times the limits on all of them together."""
        limits = self.limits or Limits()
        limits = evolve(limits, members=limits.members * times, total_bytes=limits.total_bytes * times)
        return open_export(*sources, assume_timezone=self.timezone, limits=limits, registry=self.registry)

    def _check(self, thing: Given) -> None:
        """Raises BackupError if it lies in the folder, or the folder in it, or nothing is in it that could be kept."""
        for source in thing.sources:
            if _is_within(source, self.folder):
                raise BackupError(f"{source}: lies in the folder that it is to be kept in; give where it came from")
            if _is_within(self.folder, source):
                raise BackupError(f"{self.folder}: lies in what is to be kept, {source}; give another folder")
        if next(thing.files(), None) is None:
            raise BackupError(f"{thing.sources[0]}: holds no file that could be kept")

    def _check_place(self) -> None:
        """Raises BackupError for a folder that holds something else, and for one that cannot be."""
        folder = self.folder
        if days_in(str(folder.resolve())):
            raise BackupError(
                f"{folder}: names a day as LinkedIn's archives do, as if all it keeps were of that day; give another"
            )
        if not folder.parent.is_dir():
            raise BackupError(f"{folder}: there is no such folder to make the backup in")
        if folder.exists() and not folder.is_dir():
            raise BackupError(f"{folder}: is no folder")
        names = {one.name for one in listed(folder)}
        unfinished = WORK in names and all(one in _OWN or GENERATION.fullmatch(one) for one in names)
        if not (names <= {LOCK} or unfinished or SUMS in names):
            raise BackupError(f"{folder}: holds something that is no backup; give an empty folder, or a new one")

    def _check_kept(self, originals: Sequence[Original], digests: Mapping[str, Given]) -> list[Original]:
        """The originals that are as they were kept.

        Raises BackupError if one is not and is not given again, or if there is more than was kept, which would be read.
        """
        sound: list[Original] = []
        for original in originals:
            self.tell(f"checking original {original.number}")
            place = f"{ORIGINALS}/{original.number:04}"
            known = {one.path for one in original.files}
            for path in files_in(self.folder / place):
                if path.relative_to(self.folder).as_posix() not in known and path.name not in OF_SYSTEMS:
                    raise BackupError(f"{path}: was not kept here by a run; take it away")
            damaged = [one for one in original.files if not is_as_kept(self.folder, one.path, one.sha256)]
            if not damaged:
                sound.append(original)
            elif original.sha256 not in digests:
                raise BackupError(
                    f"{self.folder / damaged[0].path}: is missing, unreadable or no longer as it was kept; "
                    f"give {' + '.join(original.names)} again, and it is kept anew"
                )
        return sound

    def _make(self, digests: Mapping[str, Given], kept: Sequence[Original], before: State | None) -> Backup:
        now = datetime.now(UTC).replace(microsecond=0)
        known = {one.sha256 for one in kept}
        added = self._keep({digest: thing for digest, thing in digests.items() if digest not in known}, now, before)
        originals = sorted([*kept, *added], key=lambda one: one.number)
        work = self.folder / WORK
        places = {(work if one in added else self.folder) / path: one for one in originals for path in one.sources}
        self.tell("reading all that is kept")
        export = self._open(list(places), len(originals))  # each of which is within the limits
        generation = f"backup-{_next_number(self.folder, GENERATION, before):04}"
        out = work / generation
        out.mkdir(0o700)
        self.tell("writing JSON Lines")
        rows = export.to_jsonl(out / "jsonl")
        if self.parquet:
            self.tell("writing Parquet")
            export.to_parquet(out / "parquet")
        self.tell("writing the manifest")
        whole = [
            one for one in copies_of(export) if all(places[cast(Path, at)].kind != "files" for at in one.export.sources)
        ]
        found = lacking(export, whole)
        derived = list(derived_of(out, generation, rows))
        manifest = manifest_of(
            made=now,
            timezone=None if self.timezone is None else str(zone_of(self.timezone)),
            originals=originals,
            export=export,
            rows=rows,
            kept=places,
            found=found,
            derived=derived,
        )
        write(out / MANIFEST, render_manifest(manifest))
        sums = {file.path: file.sha256 for one in originals for file in one.files}
        sums |= {one["path"]: one["sha256"] for one in derived}
        sums[f"{generation}/{MANIFEST}"] = sha256_of(out / MANIFEST)[1]
        self._commit(State(self.folder, sums, generation), added, before)
        return Backup(
            folder=self.folder,
            made=now,
            manifest=self.folder / generation / MANIFEST,
            originals=tuple(originals),
            added=tuple(added),
            rows=rows,
            parquet=self.parquet,
            lacking=found,
        )

    def _keep(self, things: Mapping[str, Given], now: datetime, before: State | None) -> list[Original]:
        """Copies what is not there yet."""
        kept: list[Original] = []
        (self.folder / WORK / ORIGINALS).mkdir(0o700)
        first = _next_number(self.folder / ORIGINALS, NUMBERED, before)
        for number, (digest, thing) in enumerate(things.items(), first):
            self.tell(f"keeping {thing.sources[0].name}")
            one = _copied(thing, self.folder / WORK, number, digest, now)
            listing = digest_of((file.sha256, file.name) for file in one.files)
            if digest != (one.files[0].sha256 if one.kind == "archive" else listing):
                raise BackupError(f"{thing.sources[0]}: has changed while it was read; wait until it is whole")
            kept.append(one)
        return kept

    def _commit(self, new: State, added: Sequence[Original], before: State | None) -> None:
        """Puts what is in the folder of work in its place. The last step is the one that counts."""
        self.tell("waiting for the disk")
        work = self.folder / WORK
        concerned = new.kept ^ before.kept if before else new.kept
        write(work / PLAN, "\n".join(sorted(concerned)).encode())
        write(work / SUMS, render_sums(new.sums))
        sync_all(work)
        (self.folder / ORIGINALS).mkdir(0o700, exist_ok=True)
        for one in added:
            place = Path(ORIGINALS, f"{one.number:04}")
            (work / place).rename(self.folder / place)
        (work / new.generation).rename(self.folder / new.generation)
        sync_folder(self.folder / ORIGINALS)
        sync_folder(self.folder)
        (work / SUMS).replace(self.folder / SUMS)
        sync_folder(self.folder)


def _is_within(inner: Path, outer: Path) -> bool:
    around = [one for one in (inner.resolve(), *inner.resolve().parents) if one.exists()]
    return outer.exists() and any(one.samefile(outer) for one in around)


def _clear(folder: Path) -> None:
    """Removes what does not count, where a run was under way: what it did not finish, or what it has made anew."""
    work, originals = folder / WORK, folder / ORIGINALS
    if not work.exists():
        return
    state = read_state(folder)
    for path in left_over(folder, state.kept if state else frozenset()):
        shutil.rmtree(path)
    if state is None and originals.exists():
        originals.rmdir()
    shutil.rmtree(work)  # the last, for it tells that there is something to remove


def _next_number(folder: Path, pattern: re.Pattern[str], before: State | None) -> int:
    """One more than any that is there, or counts."""
    names = [*(one.name for one in listed(folder)), *(Path(one).name for one in (before.kept if before else ()))]
    found = (pattern.fullmatch(name) for name in names)
    return 1 + max((int(one[1]) for one in found if one), default=0)


def _copied(thing: Given, work: Path, number: int, digest: str, now: datetime) -> Original:
    place = f"{ORIGINALS}/{number:04}"
    (work / place).mkdir(0o700)
    places = Places()
    sources = thing.kept_as(places)
    files: list[KeptFile] = []
    for file in thing.files():
        path = f"{place}/{places.of(file.parts)}"
        (work / path).parent.mkdir(0o700, parents=True, exist_ok=True)
        size, checksum = copy(file.path, work / path)
        files.append(KeptFile(path=path, name=file.name, size=size, sha256=checksum))
    return Original(
        number=number,
        kind=thing.kind,
        names=tuple(source.name for source in thing.sources),
        sha256=digest,
        kept=now,
        sources=tuple(f"{place}/{source}" for source in sources),
        files=tuple(files),
        left_out=thing.left_out(),
    )
