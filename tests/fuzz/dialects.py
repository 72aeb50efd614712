"""From text to rows to records: rows hold what their lines hold, records what their rows hold."""

import codecs
import csv
import io

import linkedin_export
from linkedin_export.reading.dialects import Rows
from linkedin_export.reading.files import Unrecognised
from linkedin_export.reading.filling import fill
from linkedin_export.reading.headers import find_opening
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.lines import STEP, ShortText
from linkedin_export.reading.parsing import Parser
from linkedin_export.reading.rows import CHUNK, PatientReader, Style, read_rows
from linkedin_export.reading.texts import TextRows
from linkedin_export.schema.evidence import Format
from linkedin_export.schema.names import base_name, fold, split_name, table_name
from tests.fuzz.choices import Choices, chosen
from tests.fuzz.material import CELLS, NAMES, RECORDS, goldens, quoted, words
from tests.laws import check_row, with_text

REGISTRY = linkedin_export.registry
LONGEST = (STEP, 40)
COLUMNS = (1000, 6)
DELIMITERS = ",\t;|"
ENDS = ("\n", "\r\n", "\r")
MADE = 3


def seeds():
    for position, data in goldens():
        text = data.decode("utf-16" if data.startswith(codecs.BOM_UTF16_LE) else "utf-8")
        yield chosen(text.encode(), (0, MADE), (position, len(RECORDS)), (0, 4), (0, 4), (0, 2), (0, 2))
    for position, record in enumerate(RECORDS):
        if record.spec.format is Format.TABLE:
            for number in range(4):
                controls = ((2, MADE), (position, len(RECORDS)), (number, 4), (0, 4), (0, 2), (0, 2), (number, 4))
                yield chosen(bytes(range(7 * number, 7 * number + 60)), *controls)
    for number, word in enumerate(words()):
        yield chosen(word.encode(), (0, MADE), (number % len(RECORDS), len(RECORDS)), (1, 4), (0, 4), (0, 2), (0, 2))


def made_table(record, choices):
    """A table of some columns of a record, with cells that mean something to it and cells that do not."""
    delimiter, end, every = choices.pick(DELIMITERS), choices.pick(ENDS), choices.chance(4)
    header = [choices.pick(column.headers) for column in record.spec.columns if not choices.chance(3)]
    header += ["New thing"] * choices.number(2) + [""] * choices.number(2)
    rows = [header]
    for _ in range(choices.number(6)):
        width = len(header) + (choices.number(4) - 1 if choices.chance(6) else 0)
        rows.append([made_cell(choices) for _ in range(width)])

    def written(cell):
        return '"' + cell.replace('"', '""') + '"' if every else quoted(cell, delimiter)

    return end.join(delimiter.join(map(written, row)) for row in rows) + choices.data(40).decode("utf-8", "replace")


def made_cell(choices):
    number = choices.number(len(CELLS) + 8)
    return CELLS[number] if number < len(CELLS) else choices.data(number - len(CELLS) + 1).decode("utf-8", "replace")


def letters(texts):
    """What no reader may drop, and no dialect adds."""
    return [one for text in texts for one in text if one.isalnum()]


def numbered(source):
    """The rows of a source of rows and the lines they start on, twice the same."""
    passes = []
    for _ in range(2):
        pairs = []
        for numbers, rows in source.chunks():
            assert 1 <= len(numbers) == len(rows) <= CHUNK
            pairs += zip(numbers, rows, strict=True)
        passes.append((pairs, list(source.unclosed)))
    assert passes[0] == passes[1]
    return passes[0][0]


def check_rows(lines, skip, pairs):
    """Each row holds the letters of its own lines, and all lines behind ``skip`` belong to some row."""
    starts = [number for number, _ in pairs]
    assert starts == sorted(set(starts))
    assert not starts or skip < starts[0] <= starts[-1] <= len(lines)
    ends = [*starts[1:], len(lines) + 1]
    for (number, row), following in zip(pairs, ends[: len(pairs)], strict=True):
        assert letters(row) == letters(lines[number - 1 : following - 1])
    assert not letters(lines[skip : starts[0] - 1 if starts else None])


def check_readers(text, delimiter):
    """The patient reader splits as `csv.reader` does wherever that one reads on."""
    style, unclosed = Style(delimiter), []
    lines = len(io.StringIO(text, newline="").readlines())
    patient = list(PatientReader(ShortText(text), style, unclosed))
    assert all(1 <= number <= lines for number in unclosed)
    chunks = read_rows(lambda: ShortText(text), style, [])
    both = [pair for numbers, rows in chunks for pair in zip(numbers, rows, strict=True)]
    try:
        quick = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        assert [row for _, row in patient] == [row for _, row in both]
        return
    assert [row for _, row in both] == quick
    if not unclosed:
        assert patient == both


def check_records(record, header, source, pairs, columns):
    """Every row with text is a record, but for the header said again; every cell is in a field or in ``extra``."""
    parser = Parser(record, header, source, "x.csv", None, Limits(columns=columns))
    records = [one for _, fields in parser.fields() for one in fill(record, fields)]
    assert parser.rows == len(records)
    repeated = {issue.line for issue in parser.issues if issue.code == "repeated-header"}
    full = [(number, row) for number, row in pairs if with_text([row]) and number not in repeated]
    assert [one.source.line for one in records] == [number for number, _ in full]
    assert parser.rows + parser.blank_rows + len(repeated) == len(pairs)
    unwrapped = {issue.line for issue in parser.issues if issue.code == "row-unwrapped"}
    for (number, row), one in zip(full, records, strict=True):
        if number not in unwrapped and len(row) <= columns:
            check_row(record, header, row, one)


def check_names(name):
    """A path of any kind is taken apart without an error, and no part of it is made up."""
    taken = split_name(name)
    assert taken.part is None or taken.member_id is None
    assert taken.member_id is None or taken.member_id in name
    assert taken.part is None or 0 <= taken.part <= 999
    assert "/" not in base_name(name)
    assert fold(fold(name)) == fold(name)
    table_name(name)
    REGISTRY.why_ignored(name)
    named = REGISTRY.named(name)
    assert named is None or named in RECORDS
    assert named is None or REGISTRY.identify(name, ()) is not None


def check_text(record, lines, longest):
    """Files that are no tables: every row starts on a line of the text."""
    text = "".join(lines)
    source = TextRows(lambda: ShortText(text), record.spec.format, "\n", longest)
    pairs = numbered(source)
    starts = [number for number, _ in pairs]
    assert starts == sorted(starts)
    assert all(1 <= number <= len(lines) for number in starts)
    assert bool(pairs) == bool(text.strip()) or record.spec.format is not Format.ARTICLE
    check_records(record, record.spec.layouts[-1].header, source, pairs, 1000)


def check(data):
    choices = Choices(data)
    made, record = choices.number(MADE), choices.pick(RECORDS)
    called, delimiter = choices.number(4), choices.pick(DELIMITERS)
    columns, longest = choices.pick(COLUMNS), choices.pick(LONGEST)
    text = made_table(record, choices) if made == 2 and record.spec.columns else choices.text()
    name = (record.spec.names[0], "x.csv", choices.pick(NAMES), text[:40])[called]
    check_names(name)
    check_readers(text, delimiter)
    lines = io.StringIO(text, newline="").readlines()
    if record.spec.format is not Format.TABLE:
        check_text(record, lines, longest)
    opening = find_opening(name, text, REGISTRY, columns, cut=made == 1)
    if opening is None:
        assert not letters(lines)
        return
    assert opening.header
    assert 0 <= opening.skip <= len(lines)
    assert len(opening.preamble) <= len(lines)
    if len(opening.header) > columns:
        return
    told = opening.match.record if opening.match else Unrecognised
    source = Rows(lambda: ShortText(text), opening, told.spec, "\n", longest)
    pairs = numbered(source)
    assert all(opening.skip < number <= len(lines) for number in source.unclosed)
    check_rows(lines, opening.skip, pairs)
    check_records(told, opening.header, source, pairs, columns)
