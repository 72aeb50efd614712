"""Pages of the Member Snapshot API: JSON in, the records of the tables out."""

import copy
import io
import json
import pickle
import zipfile
from datetime import date

import pytest

import linkedin_export
from linkedin_export import (
    Code,
    Connection,
    EndorsementGiven,
    EndorsementReceived,
    LimitError,
    Limits,
    NotAnExportError,
    Patent,
    RecommendationReceived,
    Skill,
    SourceError,
    Status,
    Unrecognised,
)
from linkedin_export.reading.decoding import Encoding
from linkedin_export.reading.snapshot import Served, survey
from linkedin_export.reading.sources import members_of

ADA = {"First Name": "Ada", "Last Name": "Example", "Connected On": "07 Jun 2026"}
BO = {"First Name": "Bo", "Last Name": "Sample", "Connected On": "12 Mar 2024"}
CY = {"First Name": "Cy", "URL": "https://www.linkedin.com/in/cy-example"}
PAGING = {"start": 0, "count": 10, "links": [], "total": 30}
NO_MORE = {"message": "No data found for this memberId", "status": 404}


def element(domain, *rows):
    return {"snapshotDomain": domain, "snapshotData": list(rows)}


def page(domain, *rows):
    return {"paging": PAGING, "elements": [element(domain, *rows)]}


def named(text, name="pages.json"):
    stream = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    stream.name = name
    return stream


def opened(text, name="pages.json", **options):
    return linkedin_export.open(named(text, name), **options)


def zipped(**files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer


def codes(source):
    """The codes of all issues, but for the domains that are not there."""
    return [str(issue.code) for issue in source.issues if issue.code is not Code.NO_PAGE]


def names(export):
    return [(file.name, str(file.status)) for file in export.files]


def firsts(table):
    return [one.first_name for one in table]


def extras(table):
    return [dict(one.extra) for one in table]


def test_a_page_is_read_into_the_records_of_its_domain():
    export = linkedin_export.open(page("CONNECTIONS", ADA, CY))
    assert export.connections[:] == [
        Connection(first_name="Ada", last_name="Example", connected_on=date(2026, 6, 7)),
        Connection(first_name="Cy", url="https://www.linkedin.com/in/cy-example"),
    ]
    (file,) = export.files
    assert (file.name, file.status, file.record) == ("snapshot.json#CONNECTIONS", Status.KNOWN, Connection)
    assert (file.recognised_by, file.layout, file.rows, file.encoding) == ("domain", None, 2, "utf-8")
    assert file.header == ("First Name", "Last Name", "Connected On", "URL")
    assert [one.source for one in export.connections] == [(file.name, 1), (file.name, 2)]
    assert list(export.stream(Connection)) == export.connections[:]
    assert codes(export) == []


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_all_ways_to_save_pages_read_alike(indent, encoding, tmp_path):
    pages = [page("CONNECTIONS", ADA, CY), page("SKILLS", {"Name": "Wéaving"}), NO_MORE]
    texts = [json.dumps(one, indent=indent, ensure_ascii=False) for one in pages]
    whole = json.dumps(pages, indent=indent, ensure_ascii=False)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"page_{number}.json").write_text(text, encoding=encoding)
    (tmp_path / "all.json").write_text(whole, encoding=encoding)
    sources = [
        (folder,), tuple(sorted(folder.iterdir())), (str(tmp_path / "all.json"),), (named(whole.encode(encoding)),),
        (named("\n".join(texts).encode(encoding), "pages.jsonl"),), (named("".join(texts).encode(encoding)),),
        (zipped(**{"x/pages.json": whole.encode(encoding)}),), (pages,), tuple(pages), ([*pages[:1]], *pages[1:]),
    ]  # fmt: skip
    for source in sources:
        export = linkedin_export.open(*source)
        assert firsts(export.connections) == ["Ada", "Cy"]
        assert export.skills[:] == [Skill(name="Wéaving")]
        assert set(export.tables) == {Connection, Skill}
        assert set(codes(export)) <= {"ignored-file"}


@pytest.mark.parametrize("spelt", ["LOGIN", "login", "Login"])
def test_domains_are_one_whatever_their_case(spelt):
    export = linkedin_export.open(page("Login", {"Login Type": "A"}), page(spelt, {"Login Type": "B"}))
    assert [one.login_type for one in export.logins] == ["A", "B"]


def test_elements_and_data_may_be_objects():
    pages = [
        {"paging": PAGING, "elements": {}}, {"paging": PAGING, "elements": []},
        {"elements": element("SKILLS", {"Name": "Weaving"})},
        {"elements": [{"snapshotData": {"Name": "Spinning"}, "snapshotDomain": "SKILLS"}]},
        element("SKILLS", {"Name": "Dyeing"}),
    ]  # fmt: skip
    export = linkedin_export.open(pages)
    assert [one.name for one in export.skills] == ["Weaving", "Spinning", "Dyeing"]
    assert names(export) == [("snapshot.json#SKILLS", "known")]


# Rows that are served again


def test_a_row_that_an_earlier_page_has_is_counted_once():
    export = linkedin_export.open(
        page("CONNECTIONS", ADA, BO), page("connections", dict(reversed(BO.items())), {**CY, "Company": " "}),
        page("CONNECTIONS", CY, {**ADA, "URL": None}, {**ADA, "Company": "Example Inc"}),
    )  # fmt: skip
    assert firsts(export.connections) == ["Ada", "Bo", "Cy", "Ada"]
    assert [(issue.code, issue.file, issue.message) for issue in export.issues[:-1]] == [
        ("served-again", "snapshot.json (2)#connections", "rows: 1"),
        ("served-again", "snapshot.json (3)#CONNECTIONS", "rows: 2"),
    ]


def test_a_row_that_one_page_has_twice_is_there_twice():
    export = linkedin_export.open([page("CONNECTIONS", ADA, ADA), page("CONNECTIONS", ADA, ADA, ADA, BO)])
    assert firsts(export.connections) == ["Ada", "Ada", "Ada", "Bo"]
    assert [one.source.line for one in export.connections] == [1, 2, 5, 6]


def test_rows_of_other_domains_are_no_repetition():
    row = {"Question": "Looms?", "Answer": "Two"}
    pages = [page("JOB_APPLICANT_SAVED_ANSWERS", row), page("TALENT_QUESTION_SAVED_RESPONSE", row)]
    export = linkedin_export.open(*pages)
    assert len(export.job_applicant_saved_answers) == len(export.saved_screening_question_responses) == 1
    assert codes(export) == []


def test_a_page_without_a_new_row_says_so():
    export = linkedin_export.open(page("SKILLS", {"Name": "Weaving"}), page("SKILLS", {"Name": "Weaving"}))
    assert len(export.skills) == 1
    assert export.files[1].status is Status.HEADER_ONLY
    assert codes(export.files[1]) == ["served-again", "no-rows"]


# What is there and what is not


def test_a_domain_without_a_page_is_not_said_to_be_empty():
    export = linkedin_export.open(page("CONNECTIONS", ADA), page("SKILLS"), NO_MORE)
    (missing,) = [issue for issue in export.issues if issue.code is Code.NO_PAGE]
    told = missing.message.split(", ")
    assert {"PROFILE", "INBOX", "RECOMMENDATIONS"} <= set(told)
    assert not {"CONNECTIONS", "SKILLS", "CALENDAR", "SAVED_PEOPLE_SEARCHES"} & set(told)
    assert len(told) == len(set(told))
    report = export.report()
    assert report.no_page == tuple(told)
    assert report.to_dict()["no_page"] == told
    assert "Messages.csv" not in report.absent
    assert "Mobile Applications.csv" in report.absent
    assert [line.record for line in report.empty] == ["Skill"]
    assert "Not delivered by the Member Snapshot API, or not yet: PROFILE, " in str(report)


def test_the_report_of_an_archive_speaks_of_no_pages():
    report = opened("First Name,Last Name\nAda,Example\n", "Connections.csv").report()
    assert report.no_page == ()
    assert "Snapshot" not in str(report)


@pytest.mark.parametrize("answer", [NO_MORE, {"elements": [], "paging": PAGING}, {"elements": {}, "paging": {}}])
def test_an_answer_that_there_is_no_data_is_listed_and_not_read(answer):
    export = linkedin_export.open(answer)
    assert names(export) == [("snapshot.json", "ignored")]
    assert codes(export) == ["ignored-file"]
    assert export.report().unknown == ()


def test_what_is_no_page_among_pages_is_kept():
    pages = [
        page("SKILLS", {"Name": "Weaving"}), {"status": 429, "message": "Too many requests"},
        {"elements": [{"snapshotDomain": "SKILLS", "served": "late"}, "a word", {"id": 7}], "fetched": "in May"},
        {"elements": [{"snapshotData": [{"Name": "Dyeing"}, 8, None]}, {"snapshotDomain": ["?"]}, {}]},
    ]  # fmt: skip
    export = linkedin_export.open(pages)
    assert [one.name for one in export.skills] == ["Weaving"]
    assert extras(export.unrecognised) == [
        {"status": "429", "message": "Too many requests"}, {"served": "late"}, {"column 4": "a word"}, {"id": "7"},
        {"fetched": "in May"}, {"Name": "Dyeing"}, {"column 4": "8"}, {"snapshotDomain": '["?"]'},
    ]  # fmt: skip
    assert names(export) == [("snapshot.json#SKILLS", "known"), ("snapshot.json", "unknown")]
    assert codes(export) == ["unknown-file", "unknown-column"]
    assert export.files[1].issues[0].message == "rows without a domain"


def test_rows_without_a_domain_are_all_kept():
    stray = {"elements": [{"snapshotData": [{"Name": "Weaving"}]}]}
    assert extras(linkedin_export.open(stray, stray).unrecognised) == [{"Name": "Weaving"}] * 2


def test_a_domain_that_nobody_knows_is_unrecognised():
    export = linkedin_export.open(page("MOODS", {"Mood": "sunny"}), page("Moods", {"Mood": "sunny"}))
    assert extras(export.unrecognised) == [{"Mood": "sunny"}]
    assert names(export) == [("snapshot.json#MOODS", "unknown"), ("snapshot.json (2)#Moods", "unknown")]
    assert codes(export) == ["unknown-file", "served-again", "unknown-file", "no-rows"]


def test_a_key_that_no_field_claims_is_drift():
    export = linkedin_export.open(page("CONNECTIONS", {**ADA, "Mood": "sunny"}))
    assert extras(export.connections) == [{"Mood": "sunny"}]
    assert (export.files[0].status, export.files[0].unknown_columns) == (Status.DRIFTED, ("Mood",))
    assert codes(export) == ["unknown-column"]
    assert "new column 'Mood'" in str(export.report())


def test_a_domain_none_of_whose_keys_is_known_says_so():
    export = linkedin_export.open(page("ARTICLES", {"Slug": "a-better-loom"}))
    assert extras(export.articles) == [{"Slug": "a-better-loom"}]
    assert codes(export) == ["recognised-by-name", "unknown-column"]


def test_a_provisional_record_says_so():
    export = linkedin_export.open(page("PATENTS", {"Title": "A better loom"}))
    assert export.patents[:] == [Patent(title="A better loom")]
    assert codes(export) == ["provisional"]
    assert export.files[0].status is Status.PROVISIONAL


# Domains of several records


def test_endorsements_are_told_apart_by_their_keys():
    given = {"Skill Name": "Weaving", "Endorsee First Name": "Bo"}
    received = {"Skill Name": "Weaving", "Endorser First Name": "Cy"}
    export = linkedin_export.open(page("ENDORSEMENTS", given, received, given), page("ENDORSEMENTS", received))
    assert export.endorsements_given[:] == [EndorsementGiven(skill_name="Weaving", endorsee_first_name="Bo")] * 2
    assert export.endorsements_received[:] == [EndorsementReceived(skill_name="Weaving", endorser_first_name="Cy")]
    assert [file.name for file in export.files] == [
        "snapshot.json#ENDORSEMENTS", "snapshot.json#ENDORSEMENTS (2)", "snapshot.json (2)#ENDORSEMENTS",
    ]  # fmt: skip
    assert [line.name for line in export.report().files][:2] == ["<1>.json#ENDORSEMENTS", "<2>.json#ENDORSEMENTS (2)"]
    assert [one.source.line for one in export.endorsements_given] == [1, 3]
    assert [one.source.line for one in export.endorsements_received] == [2]
    assert codes(export) == ["served-again", "no-rows"]


def test_recommendations_are_not_told_apart_and_that_is_told():
    export = linkedin_export.open(page("RECOMMENDATIONS", {"First Name": "Bo", "Text": "A fine weaver."}))
    assert export.recommendations_received[:] == [RecommendationReceived(first_name="Bo", text="A fine weaver.")]
    (issue,) = export.files[0].issues
    assert issue.code is Code.KIND_GUESSED
    assert issue.message == "read as RecommendationReceived, could be RecommendationGiven"


# Values


def test_values_that_are_not_text_are_kept_as_they_are_spelt():
    text = '{"snapshotDomain": "MOODS", "snapshotData": [{"a": 1.10, "b": [1, {"c": null}], "d": true, "e": null}]}'
    assert extras(opened(text).unrecognised) == [{"a": "1.10", "b": '[1, {"c": null}]', "d": "true"}]


@pytest.mark.parametrize("number", ["9" * 10_000, "1e9999", "NaN", "-Infinity", "-0"])
def test_no_number_is_too_long_or_none(number):
    export = opened(f'{{"snapshotDomain": "SKILLS", "snapshotData": [{{"Name": {number}}}]}}')
    assert export.skills[:] == [Skill(name=number)]


def test_a_list_of_texts_is_joined_as_the_table_joins_them():
    urls = ["https://www.linkedin.com/in/bo-sample", "https://www.linkedin.com/in/cy-example"]
    rows = [{"RECIPIENT PROFILE URLS": urls, "CONTENT": ["a", "b"]}, {"RECIPIENT PROFILE URLS": [1, {}]}]
    export = linkedin_export.open(page("INBOX", *rows))
    assert [one.recipient_urls for one in export.messages] == [tuple(urls), ("[1", " {}]")]
    assert export.messages[0].content == '["a", "b"]'


def test_a_key_that_is_there_twice_is_two_columns():
    text = '{"snapshotDomain": "AD_TARGETING", "snapshotData": [{"Company Names": "A", "Company Names": "B"}]}'
    export = opened(text)
    assert export.files[0].header == ("Company Names", "Company Names")
    (found,) = export.ad_targeting
    assert "A" in repr(found)
    assert "B" in repr(found)


def test_halves_of_characters_are_spelt_out():
    export = opened('{"snapshotDomain": "SKILLS\\ud800", "snapshotData": [{"Name\\ud83d": "Weav\\udc00ing"}]}')
    assert extras(export.unrecognised) == [{"Name\\ud83d": "Weav\\udc00ing"}]
    assert export.files[0].name == "pages.json#SKILLS\\ud800"


def test_rows_without_text_are_counted_as_blank():
    export = linkedin_export.open(page("SKILLS", {}, {"Name": ""}), page("SKILLS", {}))
    assert [(file.rows, file.blank_rows) for file in export.files] == [(0, 2), (0, 1)]
    assert codes(linkedin_export.open(page("SKILLS", {"Mood": ""}))) == ["unknown-column", "no-rows"]
    assert export.files[0].status is Status.HEADER_ONLY


def test_a_zone_is_assumed_for_pages_too():
    export = linkedin_export.open(page("INVITATIONS", {"Sent At": "1/29/26, 2:37 PM"}), assume_timezone="Europe/Rome")
    assert str(export.invitations[0].sent_at.tzinfo) == "Europe/Rome"


# Damage


def test_a_broken_line_costs_that_line():
    lines = [
        json.dumps(page("CONNECTIONS", ADA)),
        '{"elements": [{"snapshotDomain": "SKI',
        json.dumps(page("SKILLS", {"Name": "Weaving"})),
    ]
    export = opened("\n".join(lines), "pages.jsonl")
    assert firsts(export.connections) == ["Ada"]
    assert export.skills[:] == [Skill(name="Weaving")]
    assert names(export)[0] == ("pages.jsonl", "unreadable")
    (issue,) = export.files[0].issues
    assert (issue.code, issue.file, issue.line, issue.raw) == ("bad-json", "pages.jsonl", 2, lines[1])


def test_a_broken_file_costs_that_file(tmp_path):
    (tmp_path / "a.json").write_text('{"elements": [\n{"snapshotDomain": "SKILLS", oops')
    (tmp_path / "b.json").write_text(json.dumps(page("CONNECTIONS", ADA)))
    export = linkedin_export.open(tmp_path)
    assert names(export) == [("a.json", "unreadable"), ("b.json#CONNECTIONS", "known")]
    assert codes(export.files[0]) == ["bad-json"]
    assert export.files[0].issues[0].line == 2


def test_what_is_nested_too_deep_costs_its_page():
    deep = '{"elements": [{"snapshotDomain": "SKILLS", "snapshotData": [{"Name": ' + "[" * 80 + "]" * 80 + "}]}]}"
    deeper = '{"snapshotDomain": ' + "[" * 100_000
    export = opened("\n".join([json.dumps(page("SKILLS", {"Name": "Weaving"})), deep, deeper]))
    assert [one.name for one in export.skills] == ["Weaving"]
    found = export.files[0].issues
    assert [(issue.code, issue.line) for issue in found] == [("bad-json", 2), ("bad-json", 3)]
    assert found[0].raw == deep
    assert "too deep" in found[0].message


def test_the_line_of_what_is_nested_too_deep_is_told():
    deep = json.dumps(page("SKILLS", {"Name": "Weaving"})).replace('"Weaving"', "[" * 80 + "]" * 80)
    export = opened(f"[\n{json.dumps(page('SKILLS', {'Name': 'Dyeing'}))},\n\n{deep},\n{deep}\n]")
    assert [(issue.code, issue.line) for issue in export.files[0].issues] == [("bad-json", 4), ("bad-json", 5)]
    assert [one.name for one in export.skills] == ["Dyeing"]


def test_no_more_broken_lines_are_kept_than_issues_may_be():
    text = json.dumps(page("SKILLS", {"Name": "Weaving"})) + "\n{" * 30
    export = opened(text, limits=Limits(issues=12))
    assert codes(export.files[0]) == ["bad-json"] * 12 + ["limit"]
    assert export.files[0].issues[-1].message.startswith("18 more issues")


def test_text_that_is_damaged_is_told():
    text = json.dumps(page("SKILLS", {"Name": "Wéaving"}, {"Name": "DyÃ©ing"}), ensure_ascii=False).encode()
    export = opened(text.replace("Wé".encode(), b"W\xe9"))
    assert [one.name for one in export.skills] == ["Wéaving", "DyÃ©ing"]
    assert codes(export) == ["encoding-mixed", "mojibake"]
    wide = opened(json.dumps(page("SKILLS", {"Name": "Weaving"})).encode("utf-16-le"))
    assert codes(wide) == ["encoding-guessed"]
    assert wide.skills[:] == [Skill(name="Weaving")]


def test_an_archive_that_breaks_off_says_so_of_its_pages():
    data = bytearray(zipped(**{"pages.jsonl": json.dumps(page("SKILLS", {"Name": "Weaving"})) + "\n"}).getvalue())
    data[data.index(b"Weaving")] ^= 1
    export = linkedin_export.open(io.BytesIO(bytes(data)))
    assert "unreadable" in codes(export)


# Limits


def test_a_document_is_not_longer_than_it_may_be():
    text = json.dumps([page("SKILLS", {"Name": "Weaving"})], indent=1)
    assert opened(text, limits=Limits(document=len(text))).skills
    export = opened(text, limits=Limits(document=len(text) - 1))
    assert names(export) == [("pages.json", "unreadable")]
    (issue,) = export.issues[:-1]
    assert (str(issue.code), issue.message) == ("limit", f"JSON of more than Limits(document={len(text) - 1})")


def test_of_json_lines_each_is_measured():
    line = json.dumps(page("SKILLS", {"Name": "Weaving"}))
    long = json.dumps(page("SKILLS", {"Name": "Weaving" * 9}))
    export = opened(f"{line}\n{long}\n{line}\n", limits=Limits(document=len(line) + 1))
    assert [one.name for one in export.skills] == ["Weaving"]
    assert [(str(issue.code), issue.line, issue.raw) for issue in export.files[0].issues] == [("limit", 2, None)]
    alone = opened(long, limits=Limits(document=len(line)))
    assert names(alone) == [("pages.json", "unreadable")]


def test_a_row_has_no_more_keys_than_cells_are_allowed():
    row = {f"Key {number}": "x" for number in range(9)}
    assert len(linkedin_export.open(page("SKILLS", row), limits=Limits(columns=9)).skills) == 1
    export = linkedin_export.open(page("SKILLS", row), limits=Limits(columns=8))
    assert names(export) == [("snapshot.json#SKILLS", "unreadable")]
    assert codes(export) == ["limit"]


def test_a_file_has_no_more_domains_than_can_be_real():
    lines = [json.dumps(page(f"DOMAIN_{number}", {"Name": "x"})) for number in range(501)]
    assert len(opened("\n".join(lines[:500])).files) == 500
    export = opened("\n".join(lines))
    assert names(export) == [("pages.json", "unreadable")]
    (issue,) = export.issues[:-1]
    assert (str(issue.code), issue.line, issue.message) == ("limit", 501, "more than 500 domains")


def test_cells_and_rows_are_limited():
    pages = [page("SKILLS", {"Name": "x" * 20}, {"Name": "Dyeing"}, {"Name": "Spinning"})]
    export = linkedin_export.open(pages, limits=Limits(cell=10, rows=2))
    assert [one.name for one in export.skills] == ["x" * 10, "Dyeing"]
    assert codes(export) == ["limit", "limit"]


def test_rows_beyond_the_limit_take_no_memory():
    skills = [page("SKILLS", {"Name": f"Skill {number}"}) for number in (1, 2, 1, 1)]
    member = members_of([skills], Limits())[0]
    found = survey(member, Encoding("utf-8"), linkedin_export.registry, Limits(rows=2), Served())
    assert found.tables[0].rows == 4
    found = survey(member, Encoding("utf-8"), linkedin_export.registry, Limits(rows=3), Served())
    assert (found.tables[0].rows, found.tables[0].repeated) == (3, {3})


def test_keys_are_read_whatever_many_shapes_rows_have():
    rows = [{f"Key {bit}": str(number) for bit in range(13) if number >> bit & 1} for number in range(1, 1 << 13)]
    rows.append({"Last Key": "x"})
    export = linkedin_export.open(page("MOODS", *rows))
    assert extras(export.unrecognised) == rows
    assert len(export.files[0].header) == 14


def test_a_cell_is_not_longer_than_one_of_a_table():
    export = linkedin_export.open(page("SKILLS", {"Name": "x" * ((2 << 20) + 1)}))
    assert len(export.skills[0].name) == 2 << 20
    assert codes(export) == ["limit"]


def test_the_limit_of_bytes_holds_for_pages():
    with pytest.raises(LimitError):
        linkedin_export.open(page("SKILLS", {"Name": "Weaving"}), limits=Limits(total_bytes=10))


# Sources


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ({"elements": {1, 2}}, "nothing but what JSON holds: Object of type set"),
        ({("a",): 1}, "nothing but what JSON holds: keys must be str"),
        ([["a"]], "a list is one of parsed pages"),
        (["a.json", "b.json"], r"open\(\*paths\)"),
        ((page("SKILLS"),), "a path, a binary file object or parsed pages, not tuple"),
        (b"{}", "a path, a binary file object or parsed pages, not bytes"),
    ],
)
def test_what_is_no_source_is_a_type_error(source, message):
    with pytest.raises(TypeError, match=message):
        linkedin_export.open(source)


@pytest.mark.parametrize("source", [[], {}, {"a": 1}, [{"paging": {}}]])
def test_parsed_json_without_a_page_is_no_export(source):
    with pytest.raises(NotAnExportError, match=r"snapshot.json: not a LinkedIn data export: .* Member Snapshot API"):
        linkedin_export.open(source)
    with pytest.raises(NotAnExportError, match="no page of the Member Snapshot API is in it"):
        linkedin_export.read_table(source)


def test_pages_that_hold_themselves_are_a_type_error():
    loop = {"elements": []}
    loop["elements"].append(loop)
    with pytest.raises(TypeError, match="Circular reference"):
        linkedin_export.open(loop)


def test_pages_may_change_once_they_are_opened():
    pages = [page("SKILLS", {"Name": "Weaving"})]
    before = copy.deepcopy(pages)
    export = linkedin_export.open(pages)
    pages[0]["elements"].clear()
    assert export.skills[:] == [Skill(name="Weaving")]
    assert before != pages


def test_an_export_of_pages_can_be_pickled(tmp_path):
    path = tmp_path / "pages.json"
    path.write_text(json.dumps([page("SKILLS", {"Name": "Weaving"})] * 2))
    for source in (path, json.loads(path.read_text())):
        export = pickle.loads(pickle.dumps(linkedin_export.open(source)))
        assert export.skills[:] == [Skill(name="Weaving")]
    (carried,) = linkedin_export.open_many([path], workers=1)
    again = pickle.loads(pickle.dumps(carried.export.carry()))
    assert again.tables[Skill][:] == [Skill(name="Weaving")]
    assert [file.rows for file in again.files] == [1]


def test_json_that_holds_no_page_is_what_it_was():
    connections = "First Name,Last Name,Connected On\nAda,Example,07 Jun 2026\n"
    for text in ('{"elements": [{"id": 1}], "paging": {}}', '{"paging": {}}', "[1, 2]", '{"elements": "oops', "{}"):
        export = linkedin_export.open(zipped(**{"Connections.csv": connections, "others.json": text}))
        assert names(export)[1] == ("others.json", "unknown")
        export = linkedin_export.open(zipped(**{"Connections.csv": connections, "Skills.csv": text}))
        assert export.files[1].status in (Status.NOT_TEXT, Status.DRIFTED)
        assert Code.NO_PAGE not in {issue.code for issue in export.issues}
    with pytest.raises(NotAnExportError):
        linkedin_export.open(zipped(**{"a.json": "[1]", "b.json": "{}"}))


def test_pages_stand_beside_tables():
    skills = json.dumps(page("SKILLS", {"Name": "Dyeing"}))
    export = linkedin_export.open(
        zipped(**{"Skills.csv": "Name\nWeaving\n", "a/skills.json": skills, "Error.json": "x"})
    )
    assert [one.name for one in export.skills] == ["Weaving", "Dyeing"]


def test_pages_that_cannot_be_read_are_reported():
    export = linkedin_export.open(
        zipped(**{"pages.zip": "PK", "skills.json": json.dumps(page("SKILLS", {"Name": "A"}))})
    )
    assert names(export) == [("pages.zip", "unreadable"), ("skills.json#SKILLS", "known")]


def test_numbered_pages_are_read_in_the_order_of_their_numbers(tmp_path):
    for number in (1, 2, 10):
        (tmp_path / f"skills_{number}.json").write_text(json.dumps(page("SKILLS", {"Name": f"Skill {number}"})))
    assert [one.name for one in linkedin_export.open(tmp_path).skills] == ["Skill 1", "Skill 2", "Skill 10"]


def test_two_copies_of_a_page_are_no_two_copies_of_an_export():
    text = json.dumps(page("SKILLS", {"Name": "Weaving"}))
    export = linkedin_export.open(zipped(**{"a.json": text, "b.json": text}))
    assert len(export.skills) == 1
    assert codes(export) == ["served-again", "no-rows"]


# read_table


def test_a_table_of_pages_is_read():
    skills, connections = page("SKILLS", {"Name": "Weaving"}), page("CONNECTIONS", ADA)
    assert linkedin_export.read_table(skills)[:] == [Skill(name="Weaving")]
    assert linkedin_export.read_table([skills, connections], record=Skill)[:] == [Skill(name="Weaving")]
    assert linkedin_export.read_table(page("MOODS", {"Mood": "sunny"}))[:] == [Unrecognised()]
    with pytest.raises(SourceError, match=r"snapshot.json#SKILLS, snapshot.json#CONNECTIONS: several domains"):
        linkedin_export.read_table([skills, connections])
    with pytest.raises(SourceError, match=r"snapshot.json#SKILLS: not one is of it"):
        linkedin_export.read_table(skills, record=Connection)
    with pytest.raises(SourceError, match="is no JSON here"):
        linkedin_export.read_table(named('{"snapshotDomain": oops'))


# Reports and redaction


def test_a_report_names_domains_and_no_words_of_a_member():
    text = json.dumps([page("CONNECTIONS", ADA), page("Ada's own", ADA)])
    (known, unknown) = opened(text, "adas pages.json").report().files
    assert known.name == "<1>.json#CONNECTIONS"
    assert "own" not in unknown.name


def test_pages_are_redacted():
    pages = [page("CONNECTIONS", {**ADA, "Mood": "sunny"}, BO), page("MOODS", {"Mood": "rainy", "n": 5}), NO_MORE]
    out = io.BytesIO()
    linkedin_export.redact(linkedin_export.open(pages), out)
    out.seek(0)
    assert not {
        word for word in (b"Ada", b"Example", b"sunny", b"rainy", b"MOODS", b"Mood") if word in b"".join(read(out))
    }
    again = linkedin_export.open(out)
    assert [one.connected_on for one in again.connections] == [date(2026, 6, 7), date(2024, 3, 12)]
    assert [len(one.first_name) for one in again.connections] == [3, 2]
    assert sorted(file.rows for file in again.files if file.record or file.rows) == [1, 2]


def read(out):
    with zipfile.ZipFile(out) as archive:
        return [archive.read(name) for name in archive.namelist()]
