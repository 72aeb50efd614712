"""Pictures of an export; `linkedin_export.summaries` has what they show as plain data."""

from __future__ import annotations

from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from linkedin_export.export import Export
from linkedin_export.interop.extras import needed
from linkedin_export.summaries import connections_by_month, messages_by_hour, timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Pictures:
    """Pictures of an export, each a matplotlib Figure that a notebook shows and `savefig` writes.

    With ``ax=`` they are drawn there, and its Figure is returned. They ask nothing of pyplot. The other arguments are
    checked, and MissingExtraError raised without the extra ``plot``, when a picture is drawn.
    """

    def __init__(self, export: Export) -> None:
        self._export = export

    def connections_over_time(self, *, total: bool = False, ax: Axes | None = None) -> Figure:
        """How many connections each month brought; with ``total`` how many there were at its end.

        Only those that the member still has are known. The data: `summaries.connections_by_month`.
        """
        needed("matplotlib", "plot")
        from linkedin_export.interop.drawing import axes_for, draw_connections

        months = connections_by_month(self._export)
        left_out = len(self._export.connections) - (months[-1].total if months else 0)
        return draw_connections(axes_for(ax, 8, 4), months, left_out, total=total)

    def messages_heatmap(self, timezone: tzinfo | str = UTC, *, ax: Axes | None = None) -> Figure:
        """On which days and at what hours messages were sent and received, in UTC or the zone that is given.

        ``timezone``: a name as ``"Europe/Rome"``, or a tzinfo. The data, what is left out of it, and what is raised for
        a zone: `summaries.messages_by_hour`.
        """
        needed("matplotlib", "plot")
        from linkedin_export.interop.drawing import axes_for, draw_messages

        hours = messages_by_hour(self._export, timezone)
        left_out = len(self._export.messages) - sum(one.messages for one in hours)
        return draw_messages(axes_for(ax, 8, 3.4), hours, left_out, str(timezone))

    def timeline(self, *, ax: Axes | None = None) -> Figure:
        """Schools, positions and volunteer work as bars, and from when to when the member did what on LinkedIn.

        A bar that goes on ends in a triangle at the last day that the export knows of. The data:
        `summaries.timeline`.
        """
        needed("matplotlib", "plot")
        from linkedin_export.interop.drawing import axes_for, draw_timeline, lines_of

        spans = timeline(self._export)
        return draw_timeline(axes_for(ax, 9, 1.8 + 0.3 * lines_of(spans)), spans)
