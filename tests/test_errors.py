import pickle
import traceback

import pytest
from attrs import evolve

from linkedin_export import errors
from linkedin_export.errors import (
    LinkedInExportError,
    LocatedError,
    MissingExtraError,
    MissingSourceError,
    ParseError,
    SourceError,
)
from linkedin_export.issues import Code, Issue

BAD = Issue(Code.BAD_VALUE, "Pets.csv", 7, "Born On", "born_on", "no day", "somewhen in May")
UNKNOWN = Issue(Code.UNKNOWN_COLUMN, "Pets.csv", header="Mood")
QUIRK = Issue(Code.QUIRK, "Toys.csv")


@pytest.mark.parametrize(
    "error", [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, Exception)]
)
def test_one_base_catches_whatever_is_raised_on_purpose(error):
    assert issubclass(error, LinkedInExportError)
    assert error.__doc__


@pytest.mark.parametrize(
    "error", ["MissingSourceError", "NotAnExportError", "EncryptedError", "DamagedError", "LimitError"]
)
def test_what_is_wrong_with_a_source_has_a_base_of_its_own(error):
    with pytest.raises(SourceError, match=r"^Pets\.zip is no export$"):
        raise getattr(errors, error)("Pets.zip is no export")


def test_builtin_errors_catch_what_they_would_expect():
    assert issubclass(MissingSourceError, FileNotFoundError)
    assert issubclass(MissingExtraError, ImportError)
    assert issubclass(ParseError, ExceptionGroup)


def test_located_issue_is_raised_with_its_place():
    located = LocatedError(BAD)
    assert located.issue is BAD
    assert str(located) == str(BAD) == "Pets.csv, line 7, column 'Born On': bad-value: no day"
    again = pickle.loads(pickle.dumps(located))
    assert (again.issue, str(again)) == (BAD, str(BAD))


def test_parse_error_holds_every_issue_and_counts_those_that_matter():
    error = ParseError.from_issues([BAD, UNKNOWN, QUIRK])
    assert error.issues == (BAD, UNKNOWN, QUIRK)
    assert error.message == "1 error, 1 warning, 1 for information"
    assert [type(one) for one in error.exceptions] == [LocatedError] * 3
    assert "somewhen" not in str(error)
    assert "somewhen" not in repr(error)


def test_parse_error_has_the_most_serious_issues_first_and_keeps_the_order_of_the_rest():
    later = evolve(BAD, line=9)
    assert ParseError.from_issues([QUIRK, BAD, UNKNOWN, later]).issues == (BAD, later, UNKNOWN, QUIRK)


def test_parse_error_prints_as_an_aligned_table_without_any_cell():
    assert str(ParseError.from_issues([QUIRK, BAD, UNKNOWN])).split("\n") == [
        "1 error, 1 warning, 1 for information",
        "severity  code            file      line  column   what",
        "--------  --------------  --------  ----  -------  ------------------------------------------------",
        "error     bad-value       Pets.csv  7     Born On  no day",
        "warning   unknown-column  Pets.csv        Mood     No field claims the column; its cells are in `extra`.",
        "info      quirk           Toys.csv                 A habit of LinkedIn's writer was undone.",
    ]


@pytest.mark.parametrize(
    ("lines", "shown"), [((7, 8), "7, 8"), ((7, 8, 9), "7, 8, 9"), ((7, 8, 9, 10), "7, 8, 9, ... (x4)")]
)
def test_issues_that_differ_in_their_line_alone_are_one_line_of_the_table(lines, shown):
    table = str(ParseError.from_issues([evolve(BAD, line=line) for line in lines])).split("\n")
    assert len(table) == 4
    assert f"  {shown}  Born On" in table[-1]


@pytest.mark.parametrize(("count", "end"), [(20, "Pet19"), (21, "and 1 more; see .issues")])
def test_table_of_a_parse_error_is_cut_at_twenty_lines(count, end):
    error = ParseError.from_issues([evolve(BAD, file=f"Pet{number}") for number in range(count)])
    table = str(error).split("\n")
    assert len(error.issues) == count
    assert len(table) == 3 + min(count, 21)
    assert end in table[-1]


def test_table_of_a_parse_error_keeps_its_lines_whatever_a_name_holds():
    issue = Issue(Code.UNKNOWN_COLUMN, "Pets\x1b[31m" + "s" * 80 + ".csv", header="Mo\nod\x9b")
    *_, row = str(ParseError.from_issues([issue])).split("\n")
    assert "Pets\\x1b[31msss" in row
    assert "sss….csv" not in row
    assert "ss.csv  " in row
    assert "Mo\\nod\\x9b" in row
    assert row.isprintable()
    assert len(row) < 150


def test_table_of_a_parse_error_is_no_wider_than_a_screen_whatever_a_header_or_a_message_says():
    issue = Issue(Code.UNKNOWN_COLUMN, "Pets.csv", header="H" * 200, message="q" * 200)
    *_, row = str(ParseError.from_issues([issue])).split("\n")
    assert (row.count("H"), row.count("q")) == (23, 89)


def test_parse_error_is_readable_in_a_traceback():
    printed = "".join(traceback.format_exception(ParseError.from_issues([QUIRK, BAD])))
    assert "linkedin_export.errors.ParseError: 1 error, 1 for information\n" in printed
    assert printed.index("error     bad-value") < printed.index("info      quirk")
    assert printed.index("LocatedError: Pets.csv, line 7") < printed.index("LocatedError: Toys.csv")
    assert "somewhen" not in printed


def test_parse_error_survives_pickle():
    error = ParseError.from_issues([BAD, QUIRK])
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert type(again) is ParseError
    assert again.issues == (BAD, QUIRK)
    assert again.message == "1 error, 1 for information"


def test_part_of_a_parse_error_is_one_too():
    error = ParseError.from_issues([BAD, UNKNOWN, QUIRK])
    bad, rest = error.split(lambda one: isinstance(one, LocatedError) and one.issue.code is Code.BAD_VALUE)
    assert type(bad) is type(rest) is ParseError
    assert bad.issues == (BAD,)
    assert rest.issues == (UNKNOWN, QUIRK)
    assert (bad.message, rest.message) == ("1 error", "1 warning, 1 for information")
    assert str(rest).startswith("1 warning, 1 for information\nseverity")
    assert error.subgroup(KeyError) is None


def test_parse_error_can_be_caught_issue_by_issue():
    caught = []
    try:
        raise ParseError.from_issues([BAD, QUIRK])
    except* LocatedError as group:
        caught = [located.issue for located in group.exceptions]
    assert caught == [BAD, QUIRK]


def test_parse_error_can_be_caught_whole():
    with pytest.raises(LinkedInExportError) as caught:
        raise ParseError.from_issues([BAD])
    assert caught.value.issues == (BAD,)
