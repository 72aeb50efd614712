"""Pictures of exports whose data are known: what is on the axes, not how it looks."""

import io
import sys
from datetime import date, timedelta

import pytest

import linkedin_export
from linkedin_export.testing import make_export

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On"


def test_without_the_extra_drawing_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    plot = linkedin_export.open(io.BytesIO(f"{CONNECTIONS}\n".encode())).plot

    for draw in (plot.connections_over_time, plot.messages_heatmap, plot.timeline):
        with pytest.raises(linkedin_export.MissingExtraError, match=r"matplotlib is not.*linkedin-export\[plot\]"):
            draw()


@pytest.fixture(scope="module")
def mpl():
    return pytest.importorskip("matplotlib", reason="the extra 'plot' is not installed")


@pytest.fixture
def plot(mpl, tmp_path):
    def of(**files):
        for name, lines in files.items():
            (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return linkedin_export.open(tmp_path).plot

    return of


def connected(*days):
    return [CONNECTIONS, *(f"Ada,Example,,,,,{day}" for day in days)]


def sent(*moments):
    return [MESSAGES, *(f"2-x,,Ada Example,,Bo Sample,,{moment},,Hi,INBOX" for moment in moments)]


def days(numbers):
    """Days as matplotlib counts them, as dates."""
    return [date(1970, 1, 1) + timedelta(days=number) for number in numbers]


def texts(labels):
    return [label.get_text() for label in labels]


def drawn(figure):
    """It is drawn without a warning, as a PNG."""
    data, size = figure._repr_png_()
    assert data.startswith(b"\x89PNG\r\n")
    width, height = figure.get_size_inches() * figure.dpi
    assert size == {"width": int(width), "height": int(height)}
    assert int.from_bytes(data[16:20]) == 2 * size["width"]


@pytest.mark.parametrize(
    ("total", "values", "title"), [(False, [2, 0, 1, 1], "New connections"), (True, [2, 2, 3, 4], "Connections")]
)
def test_connections_are_steps_from_month_to_month(plot, total, values, title):
    figure = plot(
        Connections=connected("02 Feb 2026", "31 Jan 2026", "01 Nov 2025", "", "30 Nov 2025")
    ).connections_over_time(total=total)
    (axes,) = figure.axes
    (steps,) = axes.patches

    assert list(steps.get_data().values) == values
    assert days(steps.get_data().edges) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        *(date(2026, m, 1) for m in (1, 2, 3)),
    ]
    assert days(axes.get_xlim()) == [date(2025, 11, 1), date(2026, 3, 1)]
    assert axes.get_ylim()[0] == 0
    assert axes.get_title("left") == title
    assert axes.get_xlabel() == "month (2025-11 to 2026-02)\n1 without a date left out"
    assert axes.get_ylabel().startswith("connections")
    drawn(figure)


def test_an_export_without_dates_is_drawn_and_says_so(plot):
    plot = plot(Connections=connected())
    connections, messages, line = plot.connections_over_time(), plot.messages_heatmap(), plot.timeline()

    assert texts(connections.axes[0].texts) == ["no connection with a date"]
    assert connections.axes[0].get_xlabel() == "month"
    assert messages.axes[0].get_xlabel() == "hour of the day (UTC)\nno messages"
    assert texts(line.axes[0].texts) == ["nothing with a date"]
    for figure in (connections, messages, line):
        drawn(figure)


def test_messages_are_a_cell_for_each_hour_of_the_week(plot):
    figure = plot(
        messages=sent("2026-01-04 23:30:00 UTC", "2026-07-05 22:30:00 UTC", "2026-07-06 10:30:00 UTC")
    ).messages_heatmap("Europe/Rome")
    axes, bar = figure.axes
    (image,) = axes.images
    cells = image.get_array()

    assert cells.shape == (7, 24)
    assert {(day, hour): int(cells[day, hour]) for day in range(7) for hour in range(24) if cells[day, hour]} == {
        (0, 0): 2,
        (0, 12): 1,
    }
    assert image.get_clim() == (0, 2)
    assert texts(axes.get_yticklabels()) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert texts(axes.get_xticklabels()) == [f"{hour:02}:00" for hour in range(0, 24, 3)]
    assert list(axes.get_xticks()) == list(range(0, 24, 3))
    assert axes.get_xlabel() == "hour of the day (Europe/Rome)"
    assert axes.get_title("left") == "Messages by weekday and hour"
    assert bar.get_ylabel() == "messages"
    drawn(figure)


def test_how_many_messages_are_left_out_is_told(plot):
    axes, _ = plot(messages=sent("2026-01-04 23:30:00 UTC", "", "2026-01-04 23:30:00")).messages_heatmap().axes

    assert axes.get_xlabel() == "hour of the day (UTC)\n2 left out: drafts, or no time or zone stated"


def test_a_timeline_has_a_bar_for_each_span(plot):
    figure = plot(
        Positions=[POSITIONS, "Example Inc,Weaver,,,Mar 2024,", "Sample Ltd,Dyer $x^ $,,,2020,Feb 2024"],
        Education=["School Name,Start Date,End Date,Notes,Degree Name,Activities", "Sample University,2016,2030,,BA,"],
        Connections=connected("07 Jun 2025", "01 Jan 2016"),
        Registration=["Registered At,Registration Ip,Subscription Types", '"1/2/15, 3:04 PM",,'],
    ).timeline()
    (axes,) = figure.axes
    bars = sorted(axes.patches, key=lambda bar: bar.get_y())

    assert texts(axes.get_yticklabels()) == [
        "BA, Sample University", "Dyer $x^ $, Sample Ltd", "Weaver, Example Inc", "joined LinkedIn", "connections (2)"
    ]  # fmt: skip
    assert [round(bar.get_y() + bar.get_height() / 2) for bar in bars] == list(axes.get_yticks()) == [0, 1, 2, 3, 4]
    assert [days([bar.get_x(), bar.get_x() + bar.get_width()]) for bar in bars] == [
        [date(2016, 1, 1), date(2030, 12, 31)],
        [date(2020, 1, 1), date(2024, 2, 29)],
        [date(2024, 3, 1), date(2025, 6, 7)],
        [date(2015, 1, 2), date(2015, 1, 2)],
        [date(2016, 1, 1), date(2025, 6, 7)],
    ]
    assert [(days(line.get_xdata()), list(line.get_ydata())) for line in axes.lines if len(line.get_xdata())] == [
        ([date(2025, 6, 7)], [2])
    ]
    assert texts(axes.get_legend().get_texts()) == ["schools", "positions", "on LinkedIn"]
    assert len({bar.get_facecolor() for bar in bars}) == 3
    assert axes.yaxis_inverted()
    assert axes.get_title("left") == "Timeline"
    assert axes.get_xlabel() == "date\n▸ goes on"
    drawn(figure)


def test_of_a_long_life_the_latest_is_drawn(plot):
    rows = [POSITIONS, *(f"Example {year},,,,{year},{year}" for year in range(1920, 2020)), ",,,,2020,2020"]
    figure = plot(Positions=rows).timeline()
    (axes,) = figure.axes

    assert texts(axes.get_yticklabels()) == [*(f"Example {year}" for year in range(1981, 2020)), "(no name)"]
    assert axes.get_xlabel() == "date\n61 earlier ones left out"
    assert figure.get_size_inches()[1] == pytest.approx(1.8 + 0.3 * 40)
    drawn(figure)


def test_hostile_labels_and_the_ends_of_the_calendar_are_drawn(plot):
    rows = [POSITIONS, "$\\frac{$ \u202e\x1b" + "x" * 100 + ",,,,0001,", ",,,,9999,9999"]
    plot = plot(
        Positions=rows,
        Connections=connected("01 Jan 0001", "31 Dec 9999"),
        messages=sent("0001-01-01 00:00:00 UTC", "9999-12-31 23:59:59 UTC"),
    )
    line = plot.timeline()
    label = line.axes[0].get_yticklabels()[0].get_text()

    assert label.startswith("$\\frac{$ \\u202e\\x1b")
    assert len(label) == 44
    for figure in (line, plot.connections_over_time(), plot.messages_heatmap("Asia/Tokyo")):
        drawn(figure)


@pytest.mark.parametrize("name", ["connections_over_time", "messages_heatmap", "timeline"])
def test_a_picture_is_drawn_where_it_is_told(mpl, name):
    from matplotlib.figure import Figure

    export = linkedin_export.open(io.BytesIO(make_export("2026-05", rows=4).data))
    figure = Figure()
    part, other = figure.subfigures(1, 2)
    axes = part.subplots()
    draw = getattr(export.plot, name)

    assert draw(ax=axes) is figure
    assert axes.get_title("left")
    assert other.axes == []
    assert axes.figure is not None
    own, another = draw(), draw()
    assert own is not another
    assert own.axes[0].get_title("left") == axes.get_title("left")


def test_pictures_leave_pyplot_and_settings_alone(mpl, monkeypatch):
    before = dict(mpl.rcParams)
    monkeypatch.delitem(sys.modules, "matplotlib.pyplot", raising=False)
    export = linkedin_export.open(io.BytesIO(make_export("2026-05", rows=4).data))
    for figure in (export.plot.connections_over_time(), export.plot.messages_heatmap(), export.plot.timeline()):
        figure._repr_png_()

    assert "matplotlib.pyplot" not in sys.modules
    assert dict(mpl.rcParams) == before
