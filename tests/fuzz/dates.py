"""From a cell to a value: every kind of value on any text."""

import json
import re
import unicodedata
from datetime import date, datetime

from linkedin_export.plain import plain
from linkedin_export.schema import lists, values
from linkedin_export.schema.dates import Order, PartialDate, ambiguous, scan, votes
from linkedin_export.schema.guessing import guess
from linkedin_export.schema.values import Dated, Doubtful, Kind, Many
from tests.fuzz.choices import Choices, chosen
from tests.fuzz.material import RECORDS, words

KINDS = tuple(
    dict.fromkeys(
        [
            *(column.kind for record in RECORDS for column in record.spec.columns),
            *(kind for record in RECORDS for column in record.spec.columns for _, kind in column.formerly),
            *(one for module in (values, lists) for one in vars(module).values() if isinstance(one, Kind)),
        ]
    )
)
ALL = 4
OPEN = re.compile(r"\s*\d\d?[/-]\d\d?[/-]")
"""Numbers that may be day and month, or month and day."""


def seeds():
    for word in words():
        yield chosen(word.encode(), (0, ALL), (0, len(KINDS)))
    for number in range(len(KINDS)):
        yield chosen(b"2 Jan 2006 | a, b", (1, ALL), (number, len(KINDS)))


def attempt(read, *of):
    """What reading gives, or the kind of error that may come of bad text."""
    try:
        return read(*of), None
    except (ValueError, LookupError) as error:
        return None, error


def digits(text):
    """The text with all its digits as ASCII has them."""
    return "".join(str(unicodedata.digit(one, one)) for one in text)


def check_nothing_is_invented(cell, value):
    """Each part of a date is one that the cell states; but an offset, which only a guess has, moves the day."""
    found = value.value if isinstance(value, Doubtful) else value
    if isinstance(found, datetime) and found.tzinfo and isinstance(value, Doubtful):
        return
    text = digits(cell)
    if found.year is not None:
        assert f"{found.year:04d}" in text or f"{found.year % 100:02d}" in text
    if found.day is not None:
        assert str(found.day) in text
    if isinstance(found, datetime):
        assert any(str(hour) in text for hour in (found.hour, found.hour % 12, found.hour % 12 or 12))
        # A part of an hour or a minute may be stated as a fraction.
        fraction = "." in text or "," in text
        assert fraction or str(found.minute) in text or not found.minute
        assert fraction or str(found.second) in text or not found.second


def check_value(kind, cell, value):
    hash(value)
    json.dumps(plain(value), allow_nan=False)
    if isinstance(value, PartialDate):
        assert PartialDate.from_text(str(value)) == value
    if isinstance(value, date) and not isinstance(value, datetime):
        assert date.fromisoformat(plain(value)) == value
    if isinstance(value, datetime):
        assert datetime.fromisoformat(plain(value)) == value
    if isinstance(kind, Many):
        # Reading takes apart, and drops no letter and no digit.
        assert list(filter(str.isalnum, kind.write(value))) == list(filter(str.isalnum, cell))


def check_kind(kind, cell):
    value, error = attempt(kind.read, cell)
    of_column, column_error = attempt(kind.column, ["", cell, cell])
    assert (error is None) == (column_error is None)
    if error is None:
        assert of_column == [kind.column([""])[0], value, value]
        check_value(kind, cell, value)
    for order in Order:
        patient, patient_error = attempt(kind.cell, cell, order)
        if patient_error is not None:
            assert error is not None or order is Order.DAY_FIRST
            continue
        doubtful = isinstance(patient, Doubtful)
        plain_value = patient.value if doubtful else patient
        check_value(kind, cell, plain_value)
        if error is None and order is Order.MONTH_FIRST:
            assert (type(plain_value), plain_value) == (type(value), value)
        if isinstance(kind, Dated):
            check_nothing_is_invented(cell, patient)


def check(data):
    choices = Choices(data)
    only_one, number = choices.number(ALL), choices.number(len(KINDS))
    cell = choices.text()
    stamps = [attempt(scan, cell, order) for order in Order]
    for order in Order:
        guess(cell, order)
    ambiguous(cell)
    votes(cell)
    if not OPEN.match(cell):
        assert [str(one) for one in stamps[0]] == [str(one) for one in stamps[1]]
    if cell.strip():
        for kind in (KINDS[number],) if only_one else KINDS:
            check_kind(kind, cell)
