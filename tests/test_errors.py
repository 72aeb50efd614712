import pickle

import pytest

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
    assert error.message == "2 of 3 issues are errors or warnings"
    assert [type(one) for one in error.exceptions] == [LocatedError] * 3
    assert "somewhen" not in str(error)
    assert "somewhen" not in repr(error)


def test_parse_error_survives_pickle():
    again = pickle.loads(pickle.dumps(ParseError.from_issues([BAD, QUIRK])))
    assert type(again) is ParseError
    assert again.issues == (BAD, QUIRK)
    assert again.message == "1 of 2 issues are errors or warnings"


def test_part_of_a_parse_error_is_one_too():
    error = ParseError.from_issues([BAD, UNKNOWN, QUIRK])
    bad, rest = error.split(lambda one: isinstance(one, LocatedError) and one.issue.code is Code.BAD_VALUE)
    assert type(bad) is type(rest) is ParseError
    assert bad.issues == (BAD,)
    assert rest.issues == (UNKNOWN, QUIRK)
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
