"""Many exports from several processes, and from one."""

import io
import multiprocessing
import pickle
from datetime import timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import (
    Code,
    Connection,
    Limits,
    Message,
    MissingSourceError,
    NotAnExportError,
    Opened,
    ParseError,
    Record,
    Unrecognised,
    WorkerError,
    open_many,
)
from linkedin_export.errors import LimitError
from linkedin_export.many import Job, answer
from linkedin_export.schema.spec import column, reads
from linkedin_export.testing import make_export


@reads("Pets.csv", table="pets")
@frozen(kw_only=True)
class Pet(Record):
    """A record that only a registry of one's own holds."""

    name: str | None = column("Name", doc="What it answers to.")
    kind: str | None = column("Kind", doc="What it is.")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A zip, no export, nothing at all, a folder with a file nobody knows, and a file twice."""
    root = tmp_path_factory.mktemp("exports")
    first = make_export("2018-10", seed=1, rows=3).write(root)
    other = root / "other.zip"
    (root / "notes").mkdir()
    (root / "notes" / "todo.txt").write_text("milk\n")
    (root / "notes" / "done.txt").write_text("bread\n")
    folder = make_export("2026-05", seed=2, rows=3).unpack(root)
    (folder / "Surprise.csv").write_text("A,B\n1,2\n")
    (folder / "Copy of Connections.csv").write_bytes((folder / "Connections.csv").read_bytes())
    return [first, root / "notes", other, folder]


@pytest.fixture
def unread(tmp_path):
    """The path of an export that is gone once it was read, so that nothing can be read from it again."""
    path = make_export("2026-05", seed=3, rows=3).write(tmp_path)
    yield path
    assert not path.exists()


def shown(export):
    """All that an export holds."""
    tables = {record: [(one, one.extra, one.source) for one in table] for record, table in export.tables.items()}
    files = [
        (one.name, one.status, one.layout, one.rows, one.blank_rows, one.dialect, one.issues) for one in export.files
    ]
    return tables, files, export.issues


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_yielded_is_what_open_gives_in_the_order_of_the_paths(places, workers):
    found = list(open_many(places, workers=workers))

    assert [one.path for one in found] == places
    assert [type(one.error) for one in found] == [type(None), NotAnExportError, MissingSourceError, type(None)]
    for one in (found[0], found[3]):
        assert shown(one.export) == shown(linkedin_export.open(one.path))
        assert type(one.export.connections[0]) is Connection
    assert Code.SAME_CONTENT in {issue.code for issue in found[3].export.issues}
    assert len(found[3].export.unrecognised) == 1
    assert str(found[1].error).startswith("notes: not a LinkedIn data export")


def test_an_export_that_could_not_be_opened_raises_why_when_it_is_asked_for(places):
    (opened,) = open_many([places[2]], workers=0)

    with pytest.raises(MissingSourceError, match=r"other\.zip: there is no such file or folder") as raised:
        _ = opened.export
    assert raised.value is opened.error


def test_an_opened_without_either_says_so():
    with pytest.raises(LookupError, match="neither an export nor an error"):
        _ = Opened(Path("x.zip"), None, None).export


@pytest.mark.parametrize("workers", [1, 2])
def test_all_was_read_before_it_is_yielded(unread, workers):
    expected = shown(linkedin_export.open(unread))
    (opened,) = open_many([unread], workers=workers)
    unread.unlink()

    assert shown(opened.export) == expected
    assert opened.export.report().to_dict()


@pytest.mark.parametrize("workers", [1, 2])
def test_only_the_tables_asked_for_are_read_before_it_is_yielded(unread, workers):
    (opened,) = open_many([unread], workers=workers, read=iter([Message, Unrecognised]))
    unread.unlink()

    assert len(opened.export.messages) == 3
    assert repr(opened.export.messages).endswith("3 records>")
    assert repr(opened.export.connections).endswith("not read yet>")
    assert len(opened.export.connections) == 0
    assert {issue.code for issue in opened.export.connections.issues} >= {Code.UNREADABLE}


@pytest.mark.parametrize("workers", [1, 2])
def test_issues_can_be_had_without_any_table(unread, workers):
    expected = linkedin_export.open(unread).report().to_dict()
    (opened,) = open_many([unread], workers=workers, read=(), issues=True)
    unread.unlink()

    assert opened.export.report().to_dict() == expected
    assert repr(opened.export.connections).endswith("not read yet>")


@pytest.mark.parametrize("workers", [1, 2])
def test_options_reach_the_workers(tmp_path, workers):
    (tmp_path / "Pets.csv").write_text("Name,Kind\nRex,dog\n")
    (tmp_path / "Connections.csv").write_text("First Name,Connected On,Zodiac\nAda,07 Jun 2026,\n")
    (tmp_path / "Comments.csv").write_text("Date,Link,Message\n2026-06-07 10:11:12,,hello\n")
    registry = linkedin_export.registry.with_records(Pet)
    zone = timezone(timedelta(hours=2))

    (opened,) = open_many([tmp_path], workers=workers, registry=registry, assume_timezone=zone)
    assert list(opened.export.pets) == [Pet(name="Rex", kind="dog")]
    assert opened.export.registry is registry
    assert opened.export.comments[0].commented_at.utcoffset() == timedelta(hours=2)
    (strict,) = open_many([tmp_path], workers=workers, strict=True)
    assert isinstance(strict.error, ParseError)
    assert Code.UNKNOWN_COLUMN in {issue.code for issue in strict.error.issues}
    (limited,) = open_many([tmp_path], workers=workers, limits=Limits(members=1))
    assert isinstance(limited.error, LimitError)


def test_progress_is_told_of_each_export_and_of_their_number_if_it_is_known(places):
    told = []
    found = open_many(places[:2], workers=1, progress=lambda done, total: told.append((done, total)))
    assert told == []
    next(found)
    assert told == [(1, 2)]
    next(found)
    assert told == [(1, 2), (2, 2)]
    list(open_many(iter(places[:1]), workers=1, progress=lambda *numbers: told.append(numbers)))
    assert told[2:] == [(1, None)]


def test_paths_are_taken_a_few_ahead_and_workers_end_with_the_iterator(places):
    taken = []
    paths = ((taken.append(number), str(places[0]))[1] for number in count())
    before = set(multiprocessing.active_children())

    found = open_many(paths, workers=2, read=())
    assert taken == []
    for number in range(1, 4):
        assert next(found).export.files
        assert len(taken) == number + 4
    assert set(multiprocessing.active_children()) - before
    found.close()
    assert set(multiprocessing.active_children()) <= before
    assert list(found) == []


def test_workers_end_when_whoever_iterates_is_interrupted(places):
    def interrupted(done, total):
        raise KeyboardInterrupt

    before = set(multiprocessing.active_children())
    with pytest.raises(KeyboardInterrupt):
        list(open_many(places, workers=2, read=(), progress=interrupted))
    assert set(multiprocessing.active_children()) <= before


def test_a_worker_that_is_killed_is_an_error_that_says_what_to_do(places):
    before = set(multiprocessing.active_children())
    found = open_many([places[0]] * 50, workers=2, read=())
    next(found)
    for child in set(multiprocessing.active_children()) - before:
        child.kill()

    with pytest.raises(WorkerError, match="workers=1 reads in this process"):
        list(found)


def test_by_default_there_is_a_worker_for_each_processor(places):
    assert [one.export.files[0].name for one in open_many([places[0]], read=())]


@pytest.mark.parametrize("number", range(4))
def test_what_a_worker_answers_is_what_open_gives(places, number):
    job = Job(None, False, False, None, Limits(), linkedin_export.registry)
    path = places[number]
    here, there = job.run(path), job.unpacked(path, answer(pickle.dumps(job), path))

    assert (there.path, type(there.error), str(there.error)) == (path, type(here.error), str(here.error))
    if here.error is None:
        assert shown(there.export) == shown(here.export) == shown(linkedin_export.open(path))


def local_registry():
    @reads("Local.csv")
    @frozen(kw_only=True)
    class Local(Record):
        name: str | None = column("Name", doc="A name.")

    return linkedin_export.registry.with_records(Local)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"paths": "exports/*.zip"}, TypeError, "takes several paths"),
        ({"paths": Path("exports")}, TypeError, "takes several paths"),
        ({"workers": -1}, ValueError, "workers is a number of processes, or None, not -1"),
        ({"strict": "loud"}, ValueError, "strict is True, False or a Severity"),
        ({"assume_timezone": "Rome"}, ValueError, "no time zone 'Rome'"),
        ({"read": [Pet]}, LookupError, "Pet is not in this export's registry"),
        ({"registry": local_registry(), "workers": 2}, TypeError, "cannot be sent to a worker"),
    ],
)
def test_what_is_wrong_with_the_arguments_is_told_at_once(arguments, error, message):
    with pytest.raises(error, match=message):
        open_many(**{"paths": [], **arguments})


@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_object_is_no_path(workers):
    with pytest.raises(TypeError, match="takes paths, not BytesIO"):
        next(open_many([io.BytesIO()], workers=workers))


def test_no_paths_give_nothing():
    assert list(open_many([], workers=2)) == []


def test_a_table_can_be_pickled_read_or_not(places):
    table = linkedin_export.open(places[3]).connections
    unread = pickle.loads(pickle.dumps(table))
    records = [(one, one.extra, one.source) for one in table]
    read = pickle.loads(pickle.dumps(table))

    assert repr(unread).endswith("not read yet>")
    assert repr(read).endswith("6 records>")
    for again in (unread, read):
        assert [(one, one.extra, one.source) for one in again] == records
        assert again.issues == table.issues
