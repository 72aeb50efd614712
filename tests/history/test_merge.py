"""One export of several copies."""

import io
import pickle
from datetime import UTC, date, datetime

import pytest
from attrs import frozen

import linkedin_export
from linkedin_export import (
    Connection,
    Limits,
    Merged,
    Message,
    PartialDate,
    Profile,
    Record,
    Skill,
    Unrecognised,
    merge,
)
from linkedin_export.history.merging import same
from linkedin_export.issues import Code
from linkedin_export.schema.spec import column, reads
from linkedin_export.testing import make_export
from tests.history.copies import (
    CONNECTIONS,
    MESSAGES,
    POSITIONS,
    PROFILE,
    SKILLS,
    URL,
    WITHOUT_URL,
    copy,
    source,
    zipped,
)

ADA = f"Ada,Example,{URL}ada,,Acme,Clerk,01 Jan 2020\n"
ADA_TODAY = f"Ada,Sample,{URL}ada,,Beta,Chief,01 Jan 2020\n"
MAX = f"Max,Muster,{URL}max,max@example.com,Acme,Clerk,02 Feb 2021\n"


def names(table):
    return [one.first_name for one in table]


def test_what_two_copies_hold_is_there_once_and_the_later_one_wins():
    old = copy("01-01-2024", Connections=CONNECTIONS + ADA + MAX)
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA_TODAY + MAX)

    table = merge(old, new).connections

    assert [(one.first_name, one.last_name, one.company) for one in table] == [
        ("Ada", "Sample", "Beta"), ("Max", "Muster", "Acme"),
    ]  # fmt: skip
    assert [one.source for one in table] == [("Connections.csv", 2), ("Connections.csv", 3)]
    assert [[(sight.copy.export, sight.source.line) for sight in one.seen] for one in table.provenance] == [
        [(old, 2), (new, 2)], [(old, 3), (new, 3)],
    ]  # fmt: skip


def test_a_record_keeps_equal_to_itself_and_remembers_its_copies():
    old = copy("01-01-2024", Connections=CONNECTIONS + MAX)
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA + MAX)

    table = merge(new, old).connections

    assert table[1] == old.connections[0]
    assert (table.provenance[1].first.export, table.provenance[1].last.export) == (old, new)
    assert table.provenance[-1].copy_of("email").export is new
    assert [one.first.export for one in table.provenance[:2]] == [new, old]
    assert len(table.provenance) == 2
    with pytest.raises(IndexError):
        table.provenance[2]


def test_what_is_gone_stays_and_says_so():
    old = copy("01-01-2024", Connections=CONNECTIONS + MAX + ADA)
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA)

    table = merge(old, new).connections

    assert names(table) == ["Ada", "Max"]
    assert [one.gone for one in table.provenance] == [False, True]
    assert table.provenance[1].last.name == "Complete_LinkedInDataExport_01-01-2024.zip"
    assert (names(table.present), names(table.gone)) == (["Ada"], ["Max"])


def test_a_file_that_was_not_delivered_says_nothing():
    old = copy("01-01-2024", Connections=CONNECTIONS + MAX, Skills=SKILLS + "Latin\n")
    new = copy("01-01-2025", Skills=SKILLS)
    merged = merge(old, new)

    assert names(merged.connections.present) == ["Max"]
    assert merged.skills.gone == [Skill(name="Latin")]


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_file_without_any_text_says_nothing(text):
    merged = merge(copy("01-01-2024", Skills=SKILLS + "Latin\n"), copy("01-01-2025", Skills=text))

    assert merged.skills.gone == []
    assert len(merged.skills) == 1


def test_a_file_that_is_cut_says_nothing_of_what_may_come_after():
    old = copy("01-01-2024", Skills=SKILLS + "Latin\nGreek\n")
    new = linkedin_export.open(source("01-01-2025", Skills=SKILLS + "Greek\nLatin\nLogic\n"), limits=Limits(rows=1))
    merged = merge(old, new)

    assert [(one.name, gone.gone) for one, gone in zip(merged.skills, merged.skills.provenance, strict=True)] == [
        ("Greek", False), ("Latin", False),
    ]  # fmt: skip


def test_what_basic_has_not_and_complete_of_the_same_day_has_is_not_gone():
    basic = copy("01-01-2025", "Basic", Skills=SKILLS + "Latin\n")
    complete = copy("01-01-2025", Skills=SKILLS + "Greek\n")

    assert merge(basic, complete).skills.gone == []


def test_a_blank_never_takes_the_place_of_a_value():
    old = copy("01-01-2024", Connections=CONNECTIONS + MAX)
    middle = copy("01-01-2025", Connections=CONNECTIONS + MAX.replace("max@example.com", "").replace("Acme", "Beta"))
    new = copy("01-01-2026", Connections=CONNECTIONS + MAX.replace("max@example.com", "").replace("Acme", "Beta"))

    table = merge(old, middle, new).connections

    (one,), (provenance,) = table, table.provenance
    assert (one.email, one.company) == ("max@example.com", "Beta")
    assert {field: copy.export for field, copy in provenance.older.items()} == {"email": old}
    assert provenance.copy_of("email").export is old
    assert provenance.copy_of("company").export is new


def test_a_value_that_comes_back_is_no_longer_that_of_the_older_copy():
    old = copy("01-01-2024", Connections=CONNECTIONS + MAX)
    middle = copy("01-01-2025", Connections=CONNECTIONS + MAX.replace("max@example.com", ""))
    new = copy("01-01-2026", Connections=CONNECTIONS + MAX)

    (provenance,) = merge(old, middle, new).connections.provenance

    assert provenance.older == {}


def test_a_value_stands_where_a_later_cell_cannot_be_read():
    old = copy("01-01-2024", Connections=CONNECTIONS + ADA)
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA.replace("01 Jan 2020", "on a Monday"))

    for merged in (merge(old, new), merge(new, old)):
        (one,) = merged.connections
        assert (one.connected_on, dict(one.extra)) == (date(2020, 1, 1), {"Connected On": "on a Monday"})


def test_a_value_takes_the_place_of_a_cell_that_could_not_be_read():
    old = copy("01-01-2024", Connections=CONNECTIONS + ADA.replace("01 Jan 2020", "on a Monday"))
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA)

    (one,) = merge(old, new).connections

    assert (one.connected_on, dict(one.extra)) == (date(2020, 1, 1), {"Connected On": "on a Monday"})


def test_extra_of_all_copies_is_kept():
    header = CONNECTIONS.replace("\n", ",Mood,Weather\n")
    old = copy("01-01-2024", Connections=header + ADA.replace("\n", ",good,sunny\n"))
    new = copy("01-01-2025", Connections=header + ADA.replace("\n", ",bad,\n"))

    (one,) = merge(old, new).connections

    assert dict(one.extra) == {"Mood": "bad", "Weather": "sunny"}


def test_a_less_exact_date_does_not_take_the_place_of_one_that_it_agrees_with():
    old = copy("01-01-2024", Positions=POSITIONS + "Acme,Clerk,,,2015,Oct 2018\nBeta,Chief,,,2019,Oct 2020\n")
    new = copy("01-01-2025", Positions=POSITIONS + "Acme,Clerk,,,2015,2018\nBeta,Chief,,,2019,2021\n")

    acme, beta = merge(old, new).positions

    assert (acme.finished_on, beta.finished_on) == (PartialDate(2018, 10), PartialDate(2021))


def test_one_row_is_one_row():
    old = copy("01-01-2024", Profile=PROFILE + "Ada,Example,,,,Clerk,,,,,,,\n")
    new = copy("01-01-2025", Profile=PROFILE + "Ada,Sample,,,,Chief,,,,,,,\n")

    assert list(merge(old, new).profile) == [Profile(first_name="Ada", last_name="Sample", headline="Chief")]


# Which row is which


def test_a_connection_without_a_link_is_found_by_name_and_day():
    old = copy("01-01-2021", Connections=WITHOUT_URL + "Ada,Example,a@example.com,Acme,Clerk,01 Jan 2020\n")
    new = copy("01-01-2024", Connections=CONNECTIONS + ADA)

    assert list(merge(old, new).connections) == [
        Connection(
            first_name="Ada", last_name="Example", url=f"{URL}ada", email="a@example.com", company="Acme",
            position="Clerk", connected_on=date(2020, 1, 1),
        )
    ]  # fmt: skip


def test_a_connection_with_a_new_link_is_found_by_name_and_day():
    old = copy("01-01-2024", Connections=CONNECTIONS + ADA)
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA.replace("/ada", "/ada-the-first"))

    assert [one.url for one in merge(old, new).connections] == [f"{URL}ada-the-first"]


def test_namesakes_of_one_day_are_two_where_a_copy_has_both():
    both = ADA + ADA.replace("/ada", "/other")
    merged = merge(
        copy("01-01-2024", Connections=CONNECTIONS + both), copy("01-01-2025", Connections=CONNECTIONS + both)
    )

    assert [one.url for one in merged.connections] == [f"{URL}ada", f"{URL}other"]


def test_days_that_stand_alone_are_counted():
    day, other = ",,,,,,01 Jan 2020\n", ",,,,,,02 Jan 2020\n"
    old = copy("01-01-2024", Connections=CONNECTIONS + day)
    new = copy("01-01-2025", Connections=CONNECTIONS + day + other + day)

    assert [one.connected_on.day for one in merge(old, new).connections] == [1, 2, 1]
    later = copy("01-01-2026", Connections=CONNECTIONS + day)
    assert [one.connected_on.day for one in merge(later, new).connections] == [1, 2, 1]


def test_a_key_counts_only_where_its_first_field_is_filled():
    old = copy("01-01-2024", Connections=CONNECTIONS + ",,,,Acme,,01 Jan 2020\n")
    new = copy("01-01-2025", Connections=CONNECTIONS + ",,,,Beta,,01 Jan 2020\n")

    assert [one.company for one in merge(old, new).connections] == ["Beta", "Acme"]


def message(text, *, sender="Ada", url=f"{URL}ada", second=5, conversation="2-a"):
    return f"{conversation},,{sender},{url},Max,{URL}max,2024-01-02 03:04:0{second} UTC,,{text},INBOX\n"


def test_a_message_is_found_when_its_text_its_sender_or_both_have_changed():
    old = copy(
        "01-01-2025", messages=MESSAGES + message("one two") + message("Hello", second=6) + message("Bye", second=7)
    )
    rows = message('"one\ntwo"'), message("Hello", sender="Ada Maria", second=6)
    new = copy(
        "01-01-2026", messages=MESSAGES + "".join(rows) + message("Bye", sender="LinkedIn Member", url="", second=7)
    )

    table = merge(old, new).messages

    assert [(one.content, one.sender, one.sender_url) for one in table] == [
        ("one\ntwo", "Ada", f"{URL}ada"), ("Hello", "Ada Maria", f"{URL}ada"), ("Bye", "LinkedIn Member", f"{URL}ada"),
    ]  # fmt: skip


def test_unknown_tables_are_merged_by_whole_rows():
    old = copy("01-01-2024", Skills=SKILLS, Pets="Name,Kind\nRex,dog\n")
    new = copy("01-01-2025", Skills=SKILLS, Pets="Name,Kind\nRex,dog\nTom,cat\nTom,cat\n")

    assert [one.extra["Name"] for one in merge(old, new).read(Unrecognised)] == ["Rex", "Tom", "Tom"]


def test_articles_are_merged_and_compared():
    page = (
        '<html><head><title>{title}</title></head><body><h1><a href="https://www.linkedin.com/pulse/1">{title}</a></h1>'
        '<p class="created">Created on 2024-01-02 03:04</p><p class="published">Published on 2024-01-03 03:04</p>'
        "<div>Text</div></body></html>"
    )
    old = linkedin_export.open(source("01-01-2024", **{"Articles/a.html": page.format(title="One")}))
    new = linkedin_export.open(source("01-01-2025", **{"Articles/b.html": page.format(title="Two")}))

    assert [one.title for one in merge(old, new).articles] == ["Two"]
    assert [[each.field for each in one.fields] for one in linkedin_export.diff(old, new).articles.changed] == [
        ["title"]
    ]


# The order of copies


def days(*copies):
    return [one.day for one in merge(*copies).copies]


def test_the_day_stands_in_the_name():
    merged = merge(copy("11-23-2026", Skills=SKILLS), copy("02-01-2026", Skills=SKILLS))

    assert [one.day for one in merged.copies] == [date(2026, 2, 1), date(2026, 11, 23)]
    assert repr(merged.copies[0]) == "<Copy 'Complete_LinkedInDataExport_02-01-2026.zip'>"


def test_the_day_may_stand_in_the_name_of_the_folder(tmp_path):
    for day in ("11-23-2025", "01-02-2026"):
        folder = tmp_path / f"Basic_LinkedInDataExport_{day}"
        folder.mkdir()
        (folder / "Skills.csv").write_text(SKILLS + f"{day}\n")
    new, old = (linkedin_export.open(path / "Skills.csv") for path in sorted(tmp_path.iterdir()))

    assert days(new, old) == [date(2025, 11, 23), date(2026, 1, 2)]


def test_a_day_that_does_not_exist_is_none():
    assert days(copy("02-31-2026", Connections=CONNECTIONS + ADA)) == [date(2020, 1, 1)]


def test_without_a_name_the_newest_day_in_the_contents_tells():
    verifications = "Verification type,Verified date,Expiry date\nWork Verification,2024-05-06,2031-01-01\n"
    old = copy("", Connections=CONNECTIONS + ADA, Verifications=verifications)
    new = copy("", messages=MESSAGES + message("Hello", second=1), Connections=CONNECTIONS + ADA_TODAY)
    odd = linkedin_export.open(source("", Skills=SKILLS, **{"picture.png": "\x89PNG\r\n"}))
    late = copy("", Invitations='From,To,Sent At,Message,Direction\nAda,Max,"5/7/24, 9:40 AM",,INCOMING\n')

    assert days(old, new, late, odd) == [date.min, date(2024, 1, 2), date(2024, 5, 6), date(2024, 5, 7)]
    assert merge(old, new).connections[0].company == "Acme"


def test_without_any_day_it_is_the_oldest():
    assert days(copy("", Skills=SKILLS + "Latin\n"), copy("", Connections=CONNECTIONS)) == [date.min, date.min]


def test_of_one_day_the_newest_contents_come_last():
    one = copy("01-01-2026", Connections=CONNECTIONS + ADA_TODAY)
    other = copy("01-01-2026", Connections=CONNECTIONS + ADA + MAX)

    for merged in (merge(one, other), merge(other, one)):
        assert [copy.export for copy in merged.copies] == [one, other]


def test_of_one_moment_the_contents_decide():
    one = copy("01-01-2026", Connections=CONNECTIONS + ADA)
    other = copy("01-01-2026", Connections=CONNECTIONS + ADA.replace("Acme", "Axis"))

    assert merge(one, other).connections[0] == merge(other, one).connections[0]
    assert same(merge(one, other), merge(other, one))


def test_copies_with_the_same_contents_are_one_unless_their_days_differ():
    def again(day):
        return copy(day, Skills=SKILLS + "Latin\n")

    other = copy("01-02-2026", Skills=SKILLS + "Greek\n")
    merged = merge(again("01-01-2026"), again(""), again("01-03-2026"), other, again("01-01-2026"))

    assert [one.day.day for one in merged.copies] == [1, 2, 3]
    assert [(one.name, mark.gone) for one, mark in zip(merged.skills, merged.skills.provenance, strict=True)] == [
        ("Latin", False), ("Greek", True),
    ]  # fmt: skip
    assert len(merge(again(""), again("")).copies) == 1


# What users hold


def test_open_merges_several_sources(tmp_path):
    paths = [
        tmp_path / f"{kind}_LinkedInDataExport_{day}.zip"
        for kind, day in (("Complete", "01-02-2026"), ("Basic", "01-01-2026"))
    ]
    paths[0].write_bytes(zipped({"Skills": SKILLS + "Latin\n", "Connections": CONNECTIONS + ADA_TODAY + MAX}))
    paths[1].write_bytes(zipped({"Connections": CONNECTIONS + ADA}))

    export = linkedin_export.open(*paths)

    assert [file.name for file in export.files] == [
        "Complete_LinkedInDataExport_01-02-2026.zip/Connections.csv",
        "Complete_LinkedInDataExport_01-02-2026.zip/Skills.csv",
        "Basic_LinkedInDataExport_01-01-2026.zip/Connections.csv",
    ]
    assert repr(export) == "<Merged: 2 copies, 3 files, 2 tables>"
    assert [one.company for one in export.connections] == ["Beta", "Acme"]
    assert export.read(Connection) is export.connections
    assert list(export.tables) == [Connection, Skill]
    assert same(export, merge(*map(linkedin_export.open, paths)))
    for again in (pickle.loads(pickle.dumps(export)), pickle.loads(pickle.dumps(merge(export)))):
        assert same(again, export)
    assert pickle.loads(pickle.dumps(export)).files[0].name == export.files[0].name
    assert list(pickle.loads(pickle.dumps(export.connections))) == list(export.connections)


JOBS = "Saved Date,Job Url,Job Title,Company Name\n"


def named(name, text):
    stream = io.BytesIO(text.encode())
    stream.name = name
    return stream


def test_lone_tables_and_parts_are_one_copy():
    export = linkedin_export.open(
        named("Saved Jobs_1.csv", JOBS + '"1/2/24, 9:40 AM",http://www.linkedin.com/jobs/view/1,Clerk,Acme\n'),
        named("Saved Jobs.csv", JOBS + '"1/2/25, 9:40 AM",http://www.linkedin.com/jobs/view/2,Clerk,Acme\n'),
        named("Skills.csv", SKILLS + "Latin\n"),
    )

    assert [one.job_url[-1] for one in export.saved_jobs] == ["2", "1"]
    assert not isinstance(export, Merged)
    assert len(merge(export).copies) == 1


def test_the_same_lone_table_twice_is_two_copies(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Skills.csv").write_text(SKILLS + f"Latin\n{folder}\n")
    (tmp_path / "a" / "Connections.csv").write_text(CONNECTIONS + ADA)
    (tmp_path / "a" / "Skills (1).csv").write_text(SKILLS + "Latin\nGreek\n")
    (tmp_path / "a" / "pets.csv").write_text("Name\nRex\n")

    export = linkedin_export.open(*sorted(tmp_path.rglob("*.csv")))

    assert sorted(one.name for one in export.copies) == [
        "Connections.csv + Skills (1).csv", "Skills.csv", "Skills.csv", "pets.csv",
    ]  # fmt: skip
    assert sorted(one.name for one in export.skills) == ["Greek", "Latin", "a", "b"]


def page(*people):
    rows = [{"First Name": name, "URL": f"{URL}{name.lower()}", "Connected On": day} for name, day in people]
    return {"elements": [{"snapshotDomain": "CONNECTIONS", "snapshotData": rows}]}


def test_pages_are_one_copy_and_do_not_tell_what_is_gone():
    older, newer = page(("Ada", "01 Jan 2020")), page(("Max", "02 Feb 2021"))
    export = linkedin_export.open(older, newer)

    assert not isinstance(export, Merged)
    assert sorted(names(export.connections)) == ["Ada", "Max"]

    merged = linkedin_export.open(older, source("01-01-2021", Connections=CONNECTIONS + ADA + MAX), newer)

    assert len(merged.copies) == 2
    assert merged.connections.gone == []
    assert sorted(names(merged.connections)) == ["Ada", "Max"]
    apart = merge(linkedin_export.open(older), linkedin_export.open(newer))
    assert names(apart.connections.present) == ["Max", "Ada"]


def test_strict_looks_at_all_copies():
    odd = source("01-01-2024", Connections=CONNECTIONS + ADA.replace("01 Jan 2020", "on a Monday"))

    with pytest.raises(linkedin_export.ParseError, match="1 "):
        linkedin_export.open(odd, source("01-01-2025", Connections=CONNECTIONS + ADA), strict=True)
    with pytest.raises(linkedin_export.MissingSourceError):
        linkedin_export.open(odd, "there-is-no-such.zip")
    with pytest.raises(linkedin_export.NotAnExportError, match="none of its 2 files"):
        linkedin_export.open(source("", Pets="Name\nRex\n"), source("", Toys="Name\nBall\n"))


def test_of_copies_with_the_same_contents_the_first_name_stays():
    files = {"Skills": SKILLS + "Latin\n"}
    given = [copy("01-01-2026", kind, **files) for kind in ("Complete", "Basic")]

    for merged in (merge(*given), merge(*reversed(given))):
        assert [one.name for one in merged.copies] == ["Basic_LinkedInDataExport_01-01-2026.zip"]


def test_files_and_issues_are_those_of_all_copies():
    odd = copy("01-01-2024", Connections=CONNECTIONS + ADA.replace("01 Jan 2020", "on a Monday"))
    new = copy("01-01-2025", Connections=CONNECTIONS + ADA, Skills=SKILLS + "Latin\n")
    merged = merge(odd, new)

    assert [(file.name, file.rows, file.merged) for file in merged.files] == [
        ("Connections.csv", 1, True), ("Connections.csv", 1, True), ("Skills.csv", 1, True),
    ]  # fmt: skip
    assert [issue.code for issue in merged.issues] == [Code.BAD_VALUE]
    assert [issue.code for issue in merged.connections.issues] == [Code.BAD_VALUE]
    assert merged.report().summary().startswith("3 files: 3 with 3 records")
    assert not any(file.merged for file in new.files)


def test_streams_and_files_give_merged_records():
    merged = merge(
        copy("01-01-2024", Connections=CONNECTIONS + ADA + MAX), copy("01-01-2025", Connections=CONNECTIONS + ADA_TODAY)
    )

    assert list(merged.stream(Connection)) == list(merged.connections)
    assert [[len(chunk) for chunk in file.chunks(Connection)] for file in merged.connections.files] == [[1], [1]]
    assert merged.connections.to_dicts()[0]["company"] == "Beta"
    assert list(merged.read(Message)) == []


def test_conversions_write_merged_records(tmp_path):
    sources = [
        source("01-01-2024", Connections=CONNECTIONS + ADA + MAX),
        source("01-01-2025", Connections=CONNECTIONS + ADA_TODAY),
    ]
    merged = linkedin_export.open(*sources)

    assert merged.to_jsonl(tmp_path / "jsonl") == {"connections": 2}
    assert len(linkedin_export.redact(merged, tmp_path / "redacted.zip")) == 2


def test_arrow_tables_are_merged():
    pytest.importorskip("pyarrow", reason="the extra 'arrow' is not installed")
    merged = merge(
        copy("01-01-2024", Connections=CONNECTIONS + ADA + MAX), copy("01-01-2025", Connections=CONNECTIONS + ADA_TODAY)
    )

    assert merged.connections.to_arrow().column("company").to_pylist() == ["Beta", "Acme"]


def test_merge_takes_exports_of_one_registry():
    @reads("Skills.csv")
    @frozen(kw_only=True)
    class Ability(Record):
        name: str | None = column("Name", doc="What it is called.")

    other = linkedin_export.open(source("", Skills=SKILLS), registry=linkedin_export.registry.with_records(Ability))

    with pytest.raises(ValueError, match="different registries"):
        merge(copy("", Skills=SKILLS), other)
    with pytest.raises(TypeError, match="takes exports, not str; open"):
        merge("Basic.zip")
    with pytest.raises(TypeError, match="an export at least"):
        merge()


def test_exports_are_the_same_by_their_records():
    one, other = copy("", Skills=SKILLS + "a\nb\nb\n"), copy("", Skills=SKILLS + "a\na\nb\n")

    assert same(one, one)
    assert not same(one, other)
    assert not same(merge(one, copy("01-01-2020", Skills=SKILLS)), one)


@pytest.mark.parametrize("era", ["2018-12", "2021-01", "2026-05"])
def test_a_copy_merged_with_itself_is_what_it_was(tmp_path, era):
    export = linkedin_export.open(make_export(era, seed=3, rows=7).write(tmp_path))
    merged = merge(export, export)

    assert same(merged, export)
    for record, table in export.tables.items():
        found = merged.read(record)
        assert [(one, one.extra, one.source) for one in found] == [(one, one.extra, one.source) for one in table]
        assert found.gone == []


def test_the_zone_that_is_assumed_stays():
    invitations = 'From,To,Sent At,Message,Direction\nAda,Max,"5/7/24, 9:40 AM",,INCOMING\n'
    sources = [source(day, Invitations=invitations) for day in ("01-01-2025", "01-01-2026")]

    (one,) = linkedin_export.open(*sources, assume_timezone="UTC").invitations

    assert one.sent_at == datetime(2024, 5, 7, 9, 40, tzinfo=UTC)
