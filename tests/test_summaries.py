"""What happened when, from small exports whose answers are known."""

import io
from datetime import date, timedelta, timezone

import pytest

import linkedin_export
from linkedin_export.summaries import Span, connections_by_month, messages_by_hour, timeline
from linkedin_export.testing import make_export


@pytest.fixture
def opened(tmp_path):
    def open_(assume_timezone=None, **files):
        for name, lines in files.items():
            text = "\n".join(lines) + "\n"
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return linkedin_export.open(tmp_path, assume_timezone=assume_timezone)

    return open_


CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT"
)
POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On"


def connected(*days):
    return [CONNECTIONS, *(f"Ada,Example,,,,,{day}" for day in days)]


def message(moment, draft="No"):
    return f"2-x,,Ada Example,,Bo Sample,,{moment},,Hi,INBOX,,{draft}"


def test_months_without_a_connection_are_between_those_with_some(opened):
    export = opened(Connections=connected("02 Feb 2026", "31 Jan 2026", "01 Nov 2025", "", "30 Nov 2025"))

    assert connections_by_month(export) == [
        (date(2025, 11, 1), 2, 2),
        (date(2025, 12, 1), 0, 2),
        (date(2026, 1, 1), 1, 3),
        (date(2026, 2, 1), 1, 4),
    ]


def test_nothing_comes_of_an_export_without_dates(opened):
    export = opened(Connections=connected(""))

    assert (connections_by_month(export), timeline(export)) == ([], [])
    assert {one.messages for one in messages_by_hour(export)} == {0}


def counts(export, *zone):
    hours = messages_by_hour(export, *zone)
    assert [(one.weekday, one.hour) for one in hours] == [(day, hour) for day in range(7) for hour in range(24)]
    return {(one.weekday, one.hour): one.messages for one in hours if one.messages}


def test_hours_are_those_of_the_zone_that_is_asked_for(opened):
    winter, summer = "2026-01-04 23:30:00 UTC", "2026-07-05 22:30:00 UTC"
    export = opened(messages=[MESSAGES, message(winter), message(summer), message(summer)])

    assert counts(export) == {(6, 23): 1, (6, 22): 2}
    assert counts(export, "Europe/Rome") == {(0, 0): 3}
    assert counts(export, timezone(timedelta(hours=-1))) == {(6, 22): 1, (6, 21): 2}


def test_drafts_and_what_states_no_time_are_left_out(opened):
    moment = "2026-01-05 10:30:00 UTC"
    export = opened(messages=[MESSAGES, message(moment), message(moment, "Yes"), message(""), message(moment, "")])

    assert counts(export) == {(0, 10): 2}
    assert timeline(export) == [Span("activity", "messages", date(2026, 1, 5), date(2026, 1, 5), 2)]


def test_no_zone_is_made_up_for_times_that_state_none(opened):
    rows = ["From,To,Date,Subject,Content,Direction,Folder", "Ada,Bo,10/1/18 3:04 PM,,Hi,OUTGOING,SENT"]

    assert counts(opened(Messages=rows)) == {}
    assert counts(opened(assume_timezone="Asia/Tokyo", Messages=rows)) == {(0, 6): 1}


@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_do_no_harm(opened, hours):
    rows = [MESSAGES, *map(message, ("0001-01-01 00:00:00 UTC", "9999-12-31 23:59:59 UTC"))]
    days = connected("01 Jan 0001", "31 Dec 9999")
    export = opened(messages=rows, Connections=days)

    assert len(counts(export, timezone(timedelta(hours=hours)))) == 1
    assert len(counts(export, "Asia/Tokyo")) == 1
    assert len(counts(export)) == 2
    assert connections_by_month(export)[-1] == (date(9999, 12, 1), 1, 2)


def test_a_zone_that_there_is_not_is_told(opened):
    export = opened(Connections=connected(""))

    with pytest.raises(ValueError, match="no time zone 'Middle/Earth'"):
        messages_by_hour(export, "Middle/Earth")
    with pytest.raises(TypeError, match="a time zone is a zone's name or a tzinfo, not int"):
        messages_by_hour(export, 3)


def test_a_timeline_holds_background_by_start_and_activity_by_kind(opened):
    export = opened(
        Positions=[
            POSITIONS,
            "Example Inc,Weaver,,,Mar 2024,",
            "Sample Ltd,,,,2020,Feb 2024",
            "No Start,Weaver,,,,Feb 2024",
            ",,,,Jan 2024,2023",
        ],
        Education=["School Name,Start Date,End Date,Notes,Degree Name,Activities", "Sample University,2016,2030,,BA,"],
        Volunteering=["Company Name,Role,Cause,Started On,Finished On,Description", "Example Aid,Cook,,May 2021,,"],
        Registration=["Registered At,Registration Ip,Subscription Types", '"1/2/15, 3:04 PM",,'],
        Connections=connected("07 Jun 2026", "01 Jan 2016"),
        Comments=["Date,Link,Message", "2026-06-07 10:11:12,https://example.com,Hi"],
    )

    assert timeline(export) == [
        Span("education", "BA, Sample University", date(2016, 1, 1), date(2030, 12, 31), 1),
        Span("position", "Sample Ltd", date(2020, 1, 1), date(2024, 2, 29), 1),
        Span("position", "", date(2024, 1, 1), date(2023, 12, 31), 1),
        Span("position", "Weaver, Example Inc", date(2024, 3, 1), None, 1),
        Span("volunteering", "Cook, Example Aid", date(2021, 5, 1), None, 1),
        Span("activity", "joined LinkedIn", date(2015, 1, 2), date(2015, 1, 2), 1),
        Span("activity", "connections", date(2016, 1, 1), date(2026, 6, 7), 2),
        Span("activity", "comments", date(2026, 6, 7), date(2026, 6, 7), 1),
    ]


def test_all_of_an_export_is_counted():
    made = make_export("2026-05", rows=40)
    export = linkedin_export.open(io.BytesIO(made.data))
    dated = [one for one in made.truth[linkedin_export.Connection] if one.connected_on]
    sent = [one for one in made.truth[linkedin_export.Message] if one.sent_at]

    assert 0 < len(dated) == connections_by_month(export)[-1].total == sum(m.new for m in connections_by_month(export))
    assert 0 < len(sent) == sum(one.messages for one in messages_by_hour(export))
    assert {span.label: span.records for span in timeline(export)}["connections"] == len(dated)


def test_data_frames_take_it_as_it_is(opened):
    pandas = pytest.importorskip("pandas", reason="the extra 'pandas' is not installed")
    frame = pandas.DataFrame(connections_by_month(opened(Connections=connected("07 Jun 2026"))))

    assert frame.to_dict("records") == [{"month": date(2026, 6, 1), "new": 1, "total": 1}]


def test_polars_takes_it_as_it_is(opened):
    polars = pytest.importorskip("polars", reason="the extra 'polars' is not installed")
    frame = polars.DataFrame(connections_by_month(opened(Connections=connected("07 Jun 2026"))))

    assert frame.to_dicts() == [{"month": date(2026, 6, 1), "new": 1, "total": 1}]
