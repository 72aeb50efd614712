"""Records of every class with values of every kind, as Hypothesis makes them up."""

from decimal import Decimal

from hypothesis import strategies as st

import linkedin_export
from linkedin_export import PartialDate, Source, TimeRange, Unrecognised
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.sentences import Upload
from linkedin_export.schema.values import Answer, Labelled, Many, Words

RECORDS = (*linkedin_export.registry.records, Unrecognised)

texts = st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r\u2028\x00\"'\\,;|"))


def _plain(moment):
    """Whether a clock tells a moment once: one that it skips or tells twice equals none in another zone."""
    return moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset()


moments = st.datetimes(timezones=st.none() | st.timezones(), allow_imaginary=False).filter(_plain)
days = st.dates()
partial_dates = st.one_of(
    days.map(lambda day: PartialDate(day.year, day.month, day.day)),
    days.map(lambda day: PartialDate(day.year, day.month)),
    days.map(lambda day: PartialDate(day.year)),
    days.map(lambda day: PartialDate(None, day.month, day.day)),
    days.map(lambda day: PartialDate(None, day.month)),
)
maps = st.dictionaries(
    texts,
    st.recursive(
        texts, lambda some: st.lists(some).map(tuple) | st.dictionaries(texts, some).map(FrozenMap), max_leaves=5
    ),
    max_size=3,
).map(FrozenMap)
ITEMS = {
    "text": texts,
    "url": texts,
    "integer": st.integers(),
    "flag": st.booleans(),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False) | st.just(Decimal("-0.00")),
    "ip": st.ip_addresses(),
    "day": days,
    "moment": moments,
    "partial date": partial_dates,
    "time range": st.builds(TimeRange, moments, moments),
    "upload": st.builds(Upload, texts, moments),
    "map": maps,
    "labelled text": st.builds(Labelled, texts, texts),
    "answer": st.builds(Answer, texts, texts),
}


def values_of(column):
    """The values that a field can have."""
    if isinstance(column.kind, Many):
        return st.lists(ITEMS[column.kind.item], max_size=3).map(tuple)
    if isinstance(column.kind, Words):
        return st.none() | st.sampled_from(list(column.kind.words)) | texts
    return st.none() | ITEMS[column.kind.name]


def records_of(record):
    """Records of a class; most fields of the wide ones are blank, for else they are too large to make."""

    @st.composite
    def made(draw):
        columns = record.spec.columns
        chosen = draw(st.lists(st.sampled_from(columns), max_size=12, unique=True)) if columns else []
        values = {column.field: draw(values_of(column)) for column in chosen}
        extra = draw(st.just({}) | st.dictionaries(texts, texts, max_size=3))
        source = draw(st.none() | st.builds(Source, texts, st.integers(min_value=1)))
        return record(**values, extra=FrozenMap(extra), source=source)

    return made()


records = st.sampled_from(RECORDS).flatmap(records_of)
