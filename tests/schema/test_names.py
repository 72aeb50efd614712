import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkedin_export.schema.names import FileName, base_name, fold, split_name, table_name


@pytest.mark.parametrize(
    "header",
    [
        "First Name",
        "FIRST_NAME",
        "firstName",
        " first\tname\r\n",
        "\ufefffirst\u00a0name",
        "First\u200bName",
        "f_irstName",
    ],
)
def test_case_spaces_and_underscores_of_a_header_are_folded(header):
    assert fold(header) == "firstname"


@pytest.mark.parametrize(("header", "other"), [("Date/Time", "DateTime"), ("E-mail", "Email"), ("Número", "Numero")])
def test_other_differences_of_headers_count(header, other):
    assert fold(header) != fold(other)


@pytest.mark.parametrize("length", [1, 80, 81, 5_000])
def test_headers_are_folded_however_long_they_are(length):
    assert fold("X_" * length) == "x" * length


@given(st.text())
def test_folding_again_changes_nothing(header):
    assert fold(fold(header)) == fold(header)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Connections.csv", "Connections.csv"),
        ("Jobs/Saved Jobs.csv", "Saved Jobs.csv"),
        ("C:\\export\\Jobs\\Saved Jobs.csv", "Saved Jobs.csv"),
        ("Articles/Articles/", "Articles"),
        ("", ""),
        ("/", ""),
    ],
)
def test_base_name_is_the_last_part_whichever_way_slashes_lean(path, name):
    assert base_name(path) == name


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("Connections.csv", "connections"),
        ("Saved Jobs.csv", "saved_jobs"),
        ("SavedJobAlerts.csv", "saved_job_alerts"),
        ("Rich_Media.csv", "rich_media"),
        ("Jobs/Job Seeker Preferences.csv", "job_seeker_preferences"),
        ("LAN Ads Engagement.csv", "lan_ads_engagement"),
        ("Receipts_v2.csv", "receipts_v2"),
        ("learning_role_play_messages.csv", "learning_role_play_messages"),
        ("A - B.csv", "a_b"),
        ("TestScores", "test_scores"),
    ],
)
def test_table_is_named_after_the_file(file, table):
    assert table_name(file) == table
    assert table.isidentifier()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Connections.csv", FileName("connections", None, None, "csv")),
        ("Jobs/Saved Jobs.csv", FileName("savedjobs", None, None, "csv")),
        ("Jobs\\Saved Jobs_2.CSV", FileName("savedjobs", 2, None, "csv")),
        ("Job Applications_10.csv", FileName("jobapplications", 10, None, "csv")),
        ("Job Applications_999.csv", FileName("jobapplications", 999, None, "csv")),
        ("Comments_1000.csv", FileName("comments", None, "1000", "csv")),
        ("Comments_0123456789.csv", FileName("comments", None, "0123456789", "csv")),
        ("Hashtag_Follows_123456789.csv", FileName("hashtagfollows", None, "123456789", "csv")),
        ("Connections (1).csv", FileName("connections", None, None, "csv")),
        ("Connections(12).csv", FileName("connections", None, None, "csv")),
        ("Connections - Copy.csv", FileName("connections", None, None, "csv")),
        ("Connections - Copy (2).csv", FileName("connections", None, None, "csv")),
        ("Connections copy.csv", FileName("connections", None, None, "csv")),
        ("Connections copy 2.csv", FileName("connections", None, None, "csv")),
        ("CONNECTIONS COPY (1) (2).csv", FileName("connections", None, None, "csv")),
        ("Saved Jobs_1 (1).csv", FileName("savedjobs", 1, None, "csv")),
        ("Saved Jobs (1)_1.csv", FileName("savedjobs", 1, None, "csv")),
        ("Comments_123456789 (1).csv", FileName("comments", None, "123456789", "csv")),
        ("Receipts_v2.csv", FileName("receiptsv2", None, None, "csv")),
        ("Comments_.csv", FileName("comments", None, None, "csv")),
        ("Comments_٣.csv", FileName("comments٣", None, None, "csv")),
        ("Carbon copying.csv", FileName("carboncopying", None, None, "csv")),
        ("Notes (2021).csv", FileName("notes(2021)", None, None, "csv")),
        ("Comments_" + "1" * 21 + ".csv", FileName("comments" + "1" * 21, None, None, "csv")),
        ("Error.txt", FileName("error", None, None, "txt")),
        ("Connections", FileName("connections", None, None, "")),
        ("Connections.", FileName("connections", None, None, "")),
        (".csv", FileName("", None, None, "csv")),
        ("", FileName("", None, None, "")),
        ("Connections.csv.csv", FileName("connections.csv", None, None, "csv")),
    ],
)
def test_name_comes_apart(path, name):
    assert split_name(path) == name


@pytest.mark.parametrize("end", ["(1)", " (1)", " copy", " copy 1", " - copy", "_1", " "])
@pytest.mark.parametrize("tail", ["", "x"])
def test_long_names_come_apart_in_reasonable_time(end, tail):
    """With anything worse than linear time this does not come to an end."""
    name = split_name("a" + end * 50_000 + tail + ".csv")
    assert name.extension == "csv"
    assert name.stem.startswith("a")
