"""Arrow tables as files hold them, where the type of a column must not depend on the values in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from linkedin_export.plain import plain

if TYPE_CHECKING:
    from linkedin_export.schema.spec import Record
    from linkedin_export.table import Table


def rows_of(arrow: Any, table: Table[Record]) -> Any:
    """The Arrow table of a table, maps being JSON text: no two need to have the same keys, and some have none."""
    rows = table.to_arrow()
    maps = [column.field for column in table.record.spec.columns if column.kind.name == "map"]
    for field in maps:
        values = (plain(getattr(record, field)) for record in table.stream())
        texts = [None if value is None else json.dumps(value, ensure_ascii=False) for value in values]
        rows = rows.set_column(rows.schema.get_field_index(field), field, arrow.array(texts, arrow.string()))
    return rows
