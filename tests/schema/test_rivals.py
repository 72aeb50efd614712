"""Files whose header line several kinds share, under names that nobody has seen."""

import io

import pytest

import linkedin_export
from linkedin_export import (
    CoachMessage,
    Code,
    JobApplicantSavedAnswer,
    Message,
    Receipt,
    RecommendationGiven,
    RecommendationReceived,
    SavedScreeningQuestionResponse,
    registry,
)

RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"


def codes(name, text):
    stream = io.BytesIO(text.encode())
    stream.name = name
    return [issue.code for issue in linkedin_export.open(stream).issues]


@pytest.mark.parametrize(
    ("name", "like", "record"),
    [
        ("Copy of Recommendations_Given.csv", RecommendationGiven, RecommendationGiven),
        ("ada_Recommendations Received (2).csv", RecommendationGiven, RecommendationReceived),
        ("my_coach_messages.csv", CoachMessage, CoachMessage),
        ("backup of messages.csv", CoachMessage, Message),
        ("Old Job Applicant Saved Screening Question Responses.csv", JobApplicantSavedAnswer,
         SavedScreeningQuestionResponse),
    ],
)  # fmt: skip
def test_a_known_name_inside_the_name_decides(name, like, record):
    match = registry.identify(name, like.spec.layouts[-1].header)

    assert (match.record, match.rivals) == (record, ())


def test_without_any_name_the_first_is_taken_and_the_others_are_named():
    match = registry.identify("saved.csv", Receipt.spec.layouts[-1].header)

    assert (match.record, [record.__name__ for record in match.rivals]) == (Receipt, ["ReceiptV2"])
    assert Code.KIND_GUESSED in codes("saved.csv", RECOMMENDATIONS + "\nAda,Example,,,Hi,,\n")


def test_under_its_own_name_nothing_is_guessed():
    assert registry.identify("Receipts_v2.csv", Receipt.spec.layouts[-1].header).rivals == ()
    assert codes("Recommendations_Given.csv", RECOMMENDATIONS + "\nAda,Example,,,Hi,,\n") == []


def test_a_header_that_one_kind_has_is_information_and_one_that_has_drifted_is_a_guess():
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    row = "\nAda,Example,,,,,07 Jun 2026"

    assert codes("friends.csv", header + row) == [Code.BY_HEADER]
    assert codes("friends.csv", header + ",Pet" + row + ",cat") == [
        Code.KIND_GUESSED, Code.UNKNOWN_LAYOUT, Code.UNKNOWN_COLUMN,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    ["Email,Name,Phone Number,Address", "Date,Description,Amount,Balance", "Name,Authority", "Title,Url,Notes"],
)
def test_tables_of_others_stay_unknown(header):
    assert registry.identify("export.csv", header.split(",")) is None


def test_columns_dropped_from_a_known_file_do_not_make_it_another():
    assert registry.identify("Comments.csv", ["Date", "Link"]).record.__name__ == "Comment"
