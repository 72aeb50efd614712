"""Plain data drawn on matplotlib's Axes; needs the extra ``plot``, which `Pictures` checks before it imports this."""

from __future__ import annotations

import io
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import cast

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font_names
from matplotlib.ticker import MaxNLocator

from linkedin_export.schema.dates import WEEKDAYS
from linkedin_export.shown import cut, printable
from linkedin_export.summaries import ConnectionsOfMonth, HourOfWeek, Span

# Okabe and Ito's colours, which people who confuse red and green tell apart: https://jfly.uni-koeln.de/color/
_BLUE = "#0072b2"
_COLOURS = {"education": "#cc79a7", "position": _BLUE, "volunteering": "#009e73", "activity": "#e69f00"}
_KINDS = {"education": "schools", "position": "positions", "volunteering": "volunteering", "activity": "on LinkedIn"}
_LONGEST = 44
"""Characters of a label."""
_LINES = 40
"""Lines of a timeline."""
_SCRIPTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Noto Sans CJK KR", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic",
    "PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Arial Unicode MS", "Noto Sans Devanagari", "Noto Emoji",
)  # fmt: skip
"""Fonts with the letters that matplotlib's own font does not have, tried where they are installed."""


class Picture(Figure):
    """A Figure that a notebook shows without pyplot."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        """It in twice its resolution, for screens that have it, and the size to show it in."""
        buffer = io.BytesIO()
        self.savefig(buffer, format="png", dpi=2 * self.dpi)
        width, height = self.get_size_inches() * self.dpi
        return buffer.getvalue(), {"width": int(width), "height": int(height)}


def axes_for(ax: Axes | None, width: float, height: float) -> Axes:
    """The Axes that are given, or those of a new figure of this size in inches."""
    return Picture(figsize=(width, height), layout="constrained").subplots() if ax is None else ax


def draw_connections(ax: Axes, months: Sequence[ConnectionsOfMonth], left_out: int, *, total: bool) -> Figure:
    """Connections by month as steps from month to month."""
    ax.set_title("Connections" if total else "New connections", loc="left")
    ax.set_ylabel("connections at the month's end" if total else "connections per month")
    if months:
        last = months[-1].month
        edges = [*(_on(one.month) for one in months), _on(last) + monthrange(last.year, last.month)[1]]
        ax.stairs([one.total if total else one.new for one in months], edges, fill=True, color=_BLUE)
        _dates_from(ax, edges[0], edges[-1], ticks=9)
        ax.set_ylim(bottom=0)
        ax.yaxis.set_major_locator(MaxNLocator(integer=True))
        ax.spines[["top", "right"]].set_visible(False)
    else:
        _say_nothing_is_there(ax, "no connection with a date")
    reach = f" ({months[0].month.isoformat()[:7]} to {months[-1].month.isoformat()[:7]})" if months else ""
    _below(ax, f"month{reach}", f"{left_out:,} without a date left out" if left_out else "")
    return _figure_of(ax)


def draw_messages(ax: Axes, hours: Sequence[HourOfWeek], left_out: int, zone: str) -> Figure:
    """Messages by weekday and hour, dark where there are many."""
    counts = [[0] * 24 for _ in WEEKDAYS]
    for one in hours:
        counts[one.weekday][one.hour] = one.messages
    most = max(map(max, counts))
    ax.set_title("Messages by weekday and hour", loc="left")
    ax.set_yticks(range(len(WEEKDAYS)), WEEKDAYS)
    ax.set_xticks(range(0, 24, 3), [f"{hour:02}:00" for hour in range(0, 24, 3)])
    ax.tick_params(length=0)
    image = ax.imshow(counts, cmap="Blues", vmin=0, vmax=max(1, most), aspect="auto")
    bar = _figure_of(ax).colorbar(image, ax=ax, label="messages", ticks=MaxNLocator(5, integer=True))
    bar.outline.set_visible(False)
    ax.spines[:].set_visible(False)
    note = f"{left_out:,} left out: drafts, or no time or zone stated" if left_out else ""
    _below(ax, f"hour of the day ({zone})", note if most else note or "no messages")
    return _figure_of(ax)


def lines_of(spans: Sequence[Span]) -> int:
    """How many lines a timeline has."""
    return min(len(spans), _LINES)


def draw_timeline(ax: Axes, spans: Sequence[Span]) -> Figure:
    """Spans as bars, one below the other."""
    drawn = spans[-lines_of(spans) :]
    ax.set_title("Timeline", loc="left", pad=24)
    if drawn:
        first = min(_on(span.start) for span in drawn)
        # A school's end may lie ahead; nothing else of the export does.
        known = [span.end if span.end and span.kind != "education" else span.start for span in drawn]
        until = max(_on(day) for day in known)
        _bars(ax, drawn, until)
        last = max(until, *(_on(span.end or span.start) for span in drawn))
        room = max(1.0, (last - first) / 50)
        _dates_from(ax, first - room, last + room, ticks=6)
        ax.spines[["top", "right", "left"]].set_visible(False)
        ax.grid(axis="x", alpha=0.4)
        ax.set_axisbelow(True)
    else:
        _say_nothing_is_there(ax, "nothing with a date")
    notes = ["▸ goes on"] if any(span.end is None for span in drawn) else []
    if len(drawn) < len(spans):
        notes.append(f"{len(spans) - len(drawn):,} earlier ones left out")
    _below(ax, "date", "; ".join(notes))
    return _figure_of(ax)


def _bars(ax: Axes, spans: Sequence[Span], until: float) -> None:
    """A bar for each span, those that go on drawn to ``until``, and a legend of the kinds."""
    for kind, colour in _COLOURS.items():
        places = [place for place, span in enumerate(spans) if span.kind == kind]
        starts = [_on(spans[place].start) for place in places]
        ends = [_on(end) if (end := spans[place].end) else until for place in places]
        widths = [max(end - start, 0.0) for start, end in zip(starts, ends, strict=True)]
        if places:
            # The edge is what is seen of a single day.
            ax.barh(places, widths, left=starts, height=0.6, color=colour, edgecolor=colour, label=_KINDS[kind])
        goes_on = [place for place in places if spans[place].end is None]
        ax.plot([until] * len(goes_on), goes_on, ">", color=colour, markersize=9, clip_on=False)
    ax.set_yticks(range(len(spans)), [_label(span) for span in spans], parse_math=False, fontfamily=_families())
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(spans) - 0.4, -0.6)
    ax.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=len(_KINDS), frameon=False, borderaxespad=0.1)


def _label(span: Span) -> str:
    text = cut(printable(span.label or "(no name)"), _LONGEST)
    return f"{text} ({span.records:,})" if span.kind == "activity" and span.records > 1 else text


def _families() -> list[str]:
    installed = set(get_font_names())
    return ["sans-serif", *(name for name in _SCRIPTS if name in installed)]


def _on(day: date) -> float:
    """A day as matplotlib counts them."""
    return float(date2num(day))


def _dates_from(ax: Axes, first: float, last: float, ticks: int) -> None:
    """A horizontal axis of dates, from one day to another, as far as there are dates."""
    locator = AutoDateLocator(minticks=3, maxticks=ticks)
    ax.set_xlim(max(first, _on(date.min)), min(last, _on(date.max)))
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _say_nothing_is_there(ax: Axes, text: str) -> None:
    ax.set_xticks([])
    ax.set_yticks([])
    ax.text(0.5, 0.5, text, ha="center", va="center", transform=ax.transAxes)


def _below(ax: Axes, label: str, note: str) -> None:
    """The label of the horizontal axis, and under it what the picture does not show."""
    ax.set_xlabel(f"{label}\n{note}" if note else label)


def _figure_of(ax: Axes) -> Figure:
    return cast(Figure, ax.get_figure(root=True))
