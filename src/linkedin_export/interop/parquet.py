"""Tables as Parquet files, by way of Arrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linkedin_export.interop.extras import needed
from linkedin_export.interop.targets import whole_folder

if TYPE_CHECKING:
    from linkedin_export.export import Export


def to_parquet(export: Export, folder: Path) -> dict[str, int]:
    """Writes one file for each table the export holds, one table after another; the number of rows of each."""
    needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    counts = {}
    with whole_folder(folder) as made:
        for record, table in export.tables.items():
            rows = table.to_arrow()
            parquet.write_table(rows, made / f"{record.spec.table}.parquet", compression="zstd")
            counts[record.spec.table] = rows.num_rows
    return counts
