"""Tables as data frames, by way of Arrow; no record is made on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from linkedin_export.interop.arrow import to_arrow
from linkedin_export.interop.extras import needed
from linkedin_export.schema.spec import Record
from linkedin_export.table import File

if TYPE_CHECKING:
    import pandas
    import polars


def to_pandas(record: type[Record], files: Sequence[File]) -> pandas.DataFrame:
    """A pandas data frame: text and moments of pandas' own types, all else of Arrow's, whose values may be missing."""
    pandas_module = needed("pandas", "pandas")
    arrow = needed("pyarrow", "pandas")

    def type_of(kind: Any) -> Any:
        own = arrow.types.is_string(kind) or arrow.types.is_timestamp(kind)
        return None if own else pandas_module.ArrowDtype(kind)

    frame: pandas.DataFrame = to_arrow(record, files).to_pandas(types_mapper=type_of)
    return frame


def to_polars(record: type[Record], files: Sequence[File]) -> polars.DataFrame:
    """A polars data frame."""
    polars_module = needed("polars", "polars")
    needed("pyarrow", "polars")
    frame: polars.DataFrame = polars_module.from_arrow(to_arrow(record, files))
    return frame
