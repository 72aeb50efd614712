"""What the library promises of every row it reads, for the tests that hold it to that."""

from collections import Counter

from linkedin_export import Severity
from linkedin_export.schema.dates import Order
from linkedin_export.schema.values import Dated, Doubtful


def with_text(rows):
    return [row for row in rows if any(map(str.strip, row))]


def serious(issues):
    return any(issue.severity is not Severity.INFO for issue in issues)


def held(column, cell):
    """The values that a field may have for a cell, none if no value can be made of it."""
    if cell.strip() in column.blank:
        return [column.empty]
    values = []
    for read_cell in (column.kind.read, *(lambda text, order=order: column.kind.cell(text, order) for order in Order)):
        try:
            value = read_cell(cell)
        except (ValueError, LookupError, ArithmeticError):
            continue
        values.append(value.value if isinstance(value, Doubtful) else value)
    return values


def check_row(record, header, row, one):
    """Each cell with text is in its field or, as it stands, in ``extra``; nothing else is there."""
    outside, dated = Counter(), Counter()
    for column, cell in zip([*record.spec.resolve(header), *[None] * len(row)], row, strict=False):
        value = None if column is None else getattr(one, column.field)
        if not cell.strip():
            assert column is None or value in (column.empty, cell)
        elif column is None or value not in held(column, cell):
            assert column is None or value == column.empty
            outside[cell] += 1
        elif isinstance(column.kind, Dated):
            dated[cell] += 1
    extra = Counter(one.extra.values())
    assert outside <= extra
    # A date that was guessed, or states a time the field does not hold, is kept beside the value.
    assert extra <= outside + dated
