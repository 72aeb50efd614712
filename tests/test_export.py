"""What users hold: opening, tables, files, issues, strictness, zones."""

import gc
import io
import pickle
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest

import linkedin_export
from linkedin_export import Code, Connection, Invitation, Message, SavedJob, Severity, Status, Unrecognised
from linkedin_export.records import registry
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.testing import make_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ADA = "Ada,Example,https://www.linkedin.com/in/ada-example,,Example Inc,Engineer,07 Jun 2026\n"
INVITATIONS = 'From,To,Sent At,Message,Direction\nAda Example,Bo Sample,"1/2/26, 3:04 PM",,OUTGOING\n'


def zipped(path, **files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


@pytest.fixture
def export():
    return linkedin_export.open(io.BytesIO(make_export(rows=4).data))


def test_the_contract_as_the_design_states_it(export):
    connection = export.connections[0]

    assert isinstance(connection, Connection)
    assert isinstance(connection.connected_on, date)
    assert export.read(Message) is export.messages
    assert list(export.stream(Message)) == list(export.messages)
    assert export.connections[1:3] == [export.connections[1], export.connections[2]]
    assert export.tables[Connection] is export.connections
    assert export.connections.to_dicts()[0] == linkedin_export.to_dict(connection)
    assert repr(export.connections) == "<Table of Connection: 1 files, 4 records>"
    assert repr(linkedin_export.open(io.BytesIO(make_export(rows=1).data)).connections).endswith("not read yet>")
    assert "files" in repr(export)


def test_every_record_has_an_attribute_of_its_table(export):
    for record in registry.records:
        table = getattr(export, record.spec.table)
        assert table.record is record
        assert record.spec.table in dir(export)
    assert type(export).connections.record is Connection


def test_a_file_tells_what_became_of_it(export):
    file = next(file for file in export.files if file.record is Connection)

    assert (file.name, file.status, file.encoding) == ("Connections.csv", Status.KNOWN, "utf-8")
    assert (file.layout, file.header) == (Connection.spec.layouts[-1], Connection.spec.layouts[-1].header)
    assert (file.rows, file.blank_rows, file.part, file.size > 0) == (4, 0, None, True)
    assert file.dialect.preamble == 3
    assert (file.unknown_columns, file.missing_columns) == ((), ())
    assert repr(file) == "<File 'Connections.csv': known, record Connection>"


def test_rows_are_counted_without_the_table(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS + ADA + ",,,,,,\n" + ADA)

    (file,) = linkedin_export.open(path).files

    assert (file.rows, file.blank_rows) == (2, 1)
    assert [str(issue.code) for issue in file.issues] == []


def test_parts_are_joined_in_the_order_of_their_numbers(tmp_path):
    header = "Saved Date,Job Url,Job Title,Company Name\n"
    names = ["Jobs/Saved Jobs_10.csv", "Jobs/Saved Jobs.csv", "Jobs/Saved Jobs_2.csv"]
    path = zipped(tmp_path / "export.zip", **{name: f'{header}"1/2/26, 3:04 PM",,{name},\n' for name in names})

    jobs = linkedin_export.open(path).saved_jobs

    assert [job.job_title for job in jobs] == [names[1], names[2], names[0]]
    assert [file.part for file in jobs.files] == [None, 2, 10]
    assert {type(job) for job in jobs} == {SavedJob}


def test_a_members_id_is_no_part(tmp_path):
    path = tmp_path / "Comments_123456789.csv"
    path.write_text("Date,Link,Message\n2026-01-02 03:04:05,https://example.com,Hello\n")

    (file,) = linkedin_export.open(path).files

    assert (file.record.__name__, file.part) == ("Comment", None)


def test_several_sources_may_be_read_one_after_another(tmp_path):
    first = zipped(tmp_path / "Basic.zip", **{"Connections.csv": CONNECTIONS + ADA})
    second = zipped(tmp_path / "Complete.zip", **{"Connections.csv": CONNECTIONS + ADA, "Invitations.csv": INVITATIONS})

    export = linkedin_export.open(first, second, merge=False)

    assert [file.name for file in export.files] == [
        "Basic.zip/Connections.csv", "Complete.zip/Connections.csv", "Complete.zip/Invitations.csv",
    ]  # fmt: skip
    assert len(export.connections) == 2
    (same,) = [issue for issue in export.issues if issue.code is Code.SAME_CONTENT]
    assert (same.file, same.message) == ("Complete.zip/Connections.csv", "the same as Basic.zip/Connections.csv")


def test_the_same_bytes_are_told_in_folders_too(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Connections.csv").write_text(CONNECTIONS + ADA)
    (tmp_path / "b" / "Invitations.csv").write_text(INVITATIONS)
    (tmp_path / "a" / "Invitations.csv").write_text(INVITATIONS.replace("Bo", "Cy"))

    export = linkedin_export.open(tmp_path)

    assert [issue.file for issue in export.issues if issue.code is Code.SAME_CONTENT] == ["b/Connections.csv"]


def test_what_cannot_be_read_twice_is_not_the_same(tmp_path):
    path = zipped(
        tmp_path / "e.zip", **{"a/Connections.csv": CONNECTIONS + ADA, "b/Connections.csv": CONNECTIONS + ADA}
    )
    folder = tmp_path / "unpacked"
    zipfile.ZipFile(path).extractall(folder)
    export = linkedin_export.open(folder)
    (folder / "b" / "Connections.csv").unlink()

    codes = [issue.code for issue in export.issues]

    assert Code.SAME_CONTENT not in codes
    assert Code.UNREADABLE in codes


def test_nothing_is_left_open(tmp_path, export):
    path = zipped(tmp_path / "export.zip", **{"Connections.csv": CONNECTIONS + ADA})
    with linkedin_export.open(path) as opened:
        assert len(opened.connections) == 1
    path.unlink()

    assert opened.connections[0].first_name == "Ada"


def test_an_export_from_a_path_is_pickled_as_its_path(tmp_path):
    path = zipped(tmp_path / "export.zip", **{"Invitations.csv": INVITATIONS})

    again = pickle.loads(pickle.dumps(linkedin_export.open(path, assume_timezone="UTC")))

    assert again.invitations[0].sent_at == datetime(2026, 1, 2, 15, 4, tzinfo=ZoneInfo("UTC"))


def test_an_export_from_a_file_object_is_not_pickled(export):
    with pytest.raises(TypeError, match="from a file object cannot be pickled"):
        pickle.dumps(export)


@pytest.mark.parametrize("zone", ["Europe/Rome", timezone(timedelta(hours=1))])
def test_a_zone_is_assumed_only_if_asked(tmp_path, zone):
    path = tmp_path / "Invitations.csv"
    path.write_text(INVITATIONS)

    assert linkedin_export.open(path).invitations[0].sent_at == datetime(2026, 1, 2, 15, 4)
    assumed = linkedin_export.open(path, assume_timezone=zone).invitations[0].sent_at
    assert assumed == datetime(2026, 1, 2, 14, 4, tzinfo=UTC)
    assert assumed.tzinfo == (ZoneInfo(zone) if isinstance(zone, str) else zone)


def test_moments_that_state_utc_stay_in_utc(tmp_path):
    path = tmp_path / "Logins.csv"
    path.write_text("Login Date,IP Address,User Agent,Login Type\nTue Sep 28 09:08:27 UTC 2021,192.0.2.1,,Login\n")

    (login,) = linkedin_export.open(path, assume_timezone="Asia/Tokyo").logins

    assert login.logged_in_at == datetime(2021, 9, 28, 9, 8, 27, tzinfo=UTC)


def test_an_unknown_zone_is_told(tmp_path):
    with pytest.raises(ValueError, match="no time zone 'Middle/Earth': give a name such as"):
        linkedin_export.open(tmp_path, assume_timezone="Middle/Earth")


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_is_left_as_it_was(export, enabled):
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        assert len(export.connections) == 4
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_strict_reads_everything_and_raises_once(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS + ADA.replace("07 Jun", "77 Jun") + ADA.replace("07 Jun", "88 Jun"))

    with pytest.raises(linkedin_export.ParseError) as raised:
        linkedin_export.open(path, strict=True)

    assert [issue.line for issue in raised.value.issues] == [2, 3]
    with pytest.raises(linkedin_export.ParseError):
        linkedin_export.read_table(path, strict=True)


def test_strict_lets_information_pass(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text("Notes:\n\n" + CONNECTIONS + ADA)

    export = linkedin_export.open(path, strict=True)

    assert {issue.severity for issue in export.issues} == {"info"}
    assert len(linkedin_export.read_table(path, strict=True)) == 1


@pytest.mark.parametrize(
    ("strict", "raises"),
    [(Severity.INFO, True), (Severity.WARNING, True), ("warning", True), (Severity.ERROR, False), (False, False)],
)
def test_strict_raises_from_the_severity_on_that_is_asked_for(tmp_path, strict, raises):
    path = tmp_path / "Connections.csv"
    path.write_text("Mood," + CONNECTIONS + "x," + ADA)

    def is_raised(read):
        try:
            read(path, strict=strict)
        except linkedin_export.ParseError:
            return True
        return False

    assert is_raised(linkedin_export.open) is is_raised(linkedin_export.read_table) is raises


@pytest.mark.parametrize("strict", ["fatal", 1, None])
def test_strict_is_nothing_but_a_truth_or_a_severity(tmp_path, strict):
    for read in (linkedin_export.open, linkedin_export.read_table):
        with pytest.raises(ValueError, match=r"^strict is True, False or a Severity \(info, warning, error\), not "):
            read(tmp_path / "nowhere.csv", strict=strict)


def test_what_linkedin_left_out_is_an_issue(tmp_path):
    notice = (
        "Sorry, there was a problem retrieving your data archive. We weren't able to download the following files: "
        "Job Applications.csv, Votes.csv\n"
    )
    path = zipped(tmp_path / "export.zip", **{"Error.txt": notice, "Connections.csv": CONNECTIONS + ADA})

    export = linkedin_export.open(path)

    assert [issue.message for issue in export.issues if issue.code is Code.NOT_DELIVERED] == [
        "Job Applications.csv", "Votes.csv",
    ]  # fmt: skip
    assert export.report().not_delivered == ("Job Applications.csv", "Votes.csv")


@reads("Trainings.csv")
@attrs.frozen(kw_only=True)
class Training(Record):
    """A record of one's own."""

    name: str | None = column("Name", doc="What it was.")


def test_a_record_of_ones_own_needs_a_registry_with_it(tmp_path):
    path = tmp_path / "Trainings.csv"
    path.write_text("Name\nKnots\n")
    mine = linkedin_export.registry.with_records(Training)

    assert [line.name for line in linkedin_export.open(path, registry=mine).read(Training)] == ["Knots"]
    assert linkedin_export.open(path, registry=mine).registry is mine
    with pytest.raises(LookupError, match="Training is not in this export's registry; give open"):
        linkedin_export.open(path).read(Training)


def test_an_unknown_table_is_kept(tmp_path):
    path = tmp_path / "whatever.csv"
    path.write_text("Colour,Shape\nred,\n,round\n")

    export = linkedin_export.open(path)

    (file,) = export.files
    assert (file.status, file.record, file.header) == (Status.UNKNOWN, None, ("Colour", "Shape"))
    assert [dict(row.extra) for row in export.unrecognised] == [{"Colour": "red"}, {"Shape": "round"}]
    assert list(export.tables) == [Unrecognised]
    assert linkedin_export.read_table(path)[0].extra["Colour"] == "red"


def test_a_table_is_recognised_by_header_whatever_its_name(tmp_path):
    path = tmp_path / "my friends (1).csv"
    path.write_text(CONNECTIONS + ADA)

    table = linkedin_export.read_table(path)

    assert (table.record, table.layout, len(table)) == (Connection, Connection.spec.layouts[-1], 1)


def test_a_table_is_read_as_told(tmp_path):
    path = tmp_path / "saved.csv"
    path.write_text("Nick,Connected On\nAda,07 Jun 2026\n")

    table = linkedin_export.read_table(path, record=Connection)

    assert table[0].connected_on == date(2026, 6, 7)
    assert dict(table[0].extra) == {"Nick": "Ada"}


def test_a_table_is_one_file(tmp_path):
    path = zipped(tmp_path / "export.zip", **{"Connections.csv": CONNECTIONS, "Invitations.csv": INVITATIONS})

    with pytest.raises(linkedin_export.SourceError, match=r"export\.zip: holds 2 files, not one; use open\(\)"):
        linkedin_export.read_table(path)


def test_a_table_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    with pytest.raises(linkedin_export.SourceError, match="holds another format"):
        linkedin_export.read_table(path)


@pytest.mark.parametrize("content", [{"notes.bin": b"\x00\x01"}, {"poem.txt": "roses"}, {}])
def test_what_holds_no_file_of_an_export_is_no_export(tmp_path, content):
    path = zipped(tmp_path / "other.zip", **content)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("second.bin", b"\x00")

    with pytest.raises(
        linkedin_export.NotAnExportError, match=r"other\.zip: not a LinkedIn data export.*Give the \.zip"
    ):
        linkedin_export.open(path)


def test_an_empty_folder_is_no_export(tmp_path):
    with pytest.raises(linkedin_export.NotAnExportError, match="it is empty"):
        linkedin_export.open(tmp_path)


def test_open_needs_a_source():
    with pytest.raises(TypeError, match="needs a path"):
        linkedin_export.open()


def test_the_public_names_are_there():
    for name in linkedin_export.__all__:
        assert getattr(linkedin_export, name) is not None
    assert {"Connection", "open", "__version__"} <= set(dir(linkedin_export))
    assert linkedin_export.Invitation is Invitation
    for missing in ("Nothing", "_nothing"):
        with pytest.raises(AttributeError, match=missing):
            getattr(linkedin_export, missing)


@attrs.frozen(kw_only=True)
class MyConnection(Connection):
    """What a user reads connections into."""


reads("Connections.csv", layouts=Connection.spec.layouts)(MyConnection)


def test_a_registry_puts_records_in_the_place_of_others(tmp_path):
    (tmp_path / "Connections.csv").write_text(CONNECTIONS + ADA)
    (tmp_path / "Trainings.csv").write_text("Name\nKnots\n")
    registry = linkedin_export.registry.with_records(MyConnection, Training)

    export = linkedin_export.open(tmp_path, registry=registry)

    assert [type(connection) for connection in export.connections] == [MyConnection]
    assert [training.name for training in export.trainings] == ["Knots"]
    assert "trainings" in dir(export)
    assert all(hasattr(export, name) for name in dir(export))
    few = linkedin_export.open(tmp_path, registry=linkedin_export.Registry((Training,)))
    assert (list(few.connections), few.connections.files) == ([], ())
    with pytest.raises(AttributeError, match="an export has no table 'weavings'"):
        _ = few.weavings


def test_one_source_given_twice_is_told(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS + ADA)

    export = linkedin_export.open(path, path, merge=False)

    assert [file.name for file in export.files] == ["Connections.csv", "Connections.csv (2)"]
    assert [issue.file for issue in export.issues if issue.code is Code.SAME_CONTENT] == ["Connections.csv (2)"]


def test_a_closed_file_object_is_told(tmp_path):
    path = zipped(tmp_path / "export.zip", **{"Connections.csv": CONNECTIONS + ADA})
    with path.open("rb") as stream:
        export = linkedin_export.open(stream)

    with pytest.raises(linkedin_export.SourceError, match=r"export\.zip: the file object is closed; keep it open"):
        len(export.connections)


def test_arguments_of_another_kind_are_told(tmp_path):
    path = tmp_path / "Connections.csv"
    path.write_text(CONNECTIONS + ADA)

    with pytest.raises(TypeError, match="a zone's name or a tzinfo, not int"):
        linkedin_export.open(path, assume_timezone=5)
    with pytest.raises(TypeError, match="record is a record class, not <class 'str'>"):
        linkedin_export.read_table(path, record=str)


def test_a_file_tells_what_it_was_recognised_by(tmp_path):
    for name, text in {
        "a.csv": CONNECTIONS + ADA,
        "Connections.csv": ADA * 3,
        "Skills.csv": "x\ny\n",
        "b": "?,!\n",
    }.items():
        (tmp_path / name).write_text(text)

    by = {file.name: file.recognised_by for file in linkedin_export.open(tmp_path).files}

    assert by == {"a.csv": "header", "Connections.csv": "shape", "Skills.csv": "name", "b": None}


@pytest.mark.parametrize("frozen", [False, True])
def test_the_cyclic_collector_is_left_as_it_was(tmp_path, frozen):
    path = tmp_path / "Skills.csv"
    path.write_text("Name\nMaths\n")
    before = gc.get_freeze_count()
    if frozen:
        gc.freeze()
    try:
        held = gc.get_freeze_count()
        assert len(linkedin_export.read_table(path)) == 1
        assert gc.isenabled()
        assert gc.get_freeze_count() == held
    finally:
        gc.unfreeze()
    assert before == 0
