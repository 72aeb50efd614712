"""What backs the profile up: certificates, projects, publications and the like, and what others say of the member."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import month, padded_us_minutes, partial_day, slashed_utc, url, us_minutes, words


@reads(
    "Certifications.csv",
    layouts=(
        Layout("2018-12", "Name,Url,Authority,Start Date,End Date,License Number"),
        Layout("2020-11", "Name,Url,Authority,Started On,Finished On,License Number"),
        Layout("2022-10", "Name,Url,Authority,Started On,Finished On,License Number,,,,Skills", resaved=True),
    ),
    written=(Writing(file="Certifications.csv"),),
    snapshot="CERTIFICATIONS",
    delivery="basic",
    # Renewed ones have another start; number and link are added later.
    key=("name", "authority", "started_on"),
)
@frozen(kw_only=True)
class Certification(Record):
    """A certificate or licence of the member."""

    name: str | None = column("Name", pii="work", doc="What it is called.")
    url: str | None = column("Url", parse=url, pii="work", doc="Where it can be checked; often blank.")
    authority: str | None = column("Authority", pii="work", doc="Who issued it.")
    started_on: PartialDate | None = column("Started On", "Start Date", parse=month, doc="Month and year, or a year.")
    finished_on: PartialDate | None = column(
        "Finished On", "End Date", parse=month, doc="When it ends, month and year or a year; mostly blank."
    )
    license_number: str | None = column("License Number", pii="identity", doc="Its number.")
    skills: str | None = column("Skills", pii="work", doc="Only in a copy of 2022-10 that a member added it to.")


@reads(
    "Courses.csv",
    layouts=(Layout("2018-12", "Name,Number"),),
    written=(Writing(file="Courses.csv"),),
    snapshot="COURSES",
    key=("name", "number"),
)
@frozen(kw_only=True)
class Course(Record):
    """A course that the member took."""

    name: str | None = column("Name", pii="work", doc="What it is called.")
    number: str | None = column("Number", pii="work", doc="Its number or code; mostly blank.")


@reads(
    "Projects.csv",
    layouts=(
        Layout("2018-10", "Title,Description,Url,Start Date,End Date"),
        Layout("2021-01", "Title,Description,Url,Started On,Finished On"),
    ),
    written=(Writing(file="Projects.csv"),),
    snapshot="PROJECTS",
    delivery="basic",
    # Dates are added later.
    key=(("title", "started_on"), ("title",)),
)
@frozen(kw_only=True)
class Project(Record):
    """A project of the member."""

    title: str | None = column("Title", pii="work", doc="What it is called.")
    description: str | None = column("Description", pii="content", doc="What it is about, in several lines.")
    url: str | None = column("Url", parse=url, pii="work", doc="Its page; often blank.")
    started_on: PartialDate | None = column("Started On", "Start Date", parse=month, doc="Month and year, or a year.")
    finished_on: PartialDate | None = column(
        "Finished On", "End Date", parse=month, doc="Month and year, or a year; blank where it goes on."
    )


@reads(
    "Publications.csv",
    layouts=(
        Layout("2018-12", "Name,Publication Date,Description,Publisher,URL"),
        Layout("2020-12", "Name,Published On,Description,Publisher,Url"),
    ),
    written=(Writing(file="Publications.csv"),),
    snapshot="PUBLICATIONS",
    delivery="basic",
    # Dates are added later.
    key=(("name", "published_on"), ("name",)),
)
@frozen(kw_only=True)
class Publication(Record):
    """Something that the member published."""

    name: str | None = column("Name", pii="work", doc="Its title.")
    published_on: PartialDate | None = column(
        "Published On", "Publication Date", parse=partial_day, doc="A day, month and year, or a year."
    )
    description: str | None = column("Description", pii="content", doc="What it is about, in several lines.")
    publisher: str | None = column("Publisher", pii="work", doc="Where it was published.")
    url: str | None = column("Url", parse=url, pii="work", doc="Where it can be read.")


@reads(
    "Honors.csv",
    layouts=(
        Layout("2018-10", "Title,Description,Issuer,Issue Date"),
        Layout("2021-01", "Title,Description,Issued On"),
    ),
    written=(Writing(file="Honors.csv"),),
    snapshot="HONORS",
    delivery="basic",
    # Some awards come every year; dates are added later.
    key=(("title", "issued_on"), ("title",)),
)
@frozen(kw_only=True)
class Honor(Record):
    """An honor or award of the member."""

    title: str | None = column("Title", pii="work", doc="What it is called.")
    description: str | None = column("Description", pii="content", doc="What it was for.")
    issuer: str | None = column("Issuer", pii="work", doc="Who gave it; to 2018-12.")
    issued_on: PartialDate | None = column("Issued On", "Issue Date", parse=month, doc="Month and year, or a year.")


@reads(
    "Patents.csv",
    snapshot="PATENTS",
    delivery="basic",
    key=(("filing_number",), ("title",)),
)
@frozen(kw_only=True)
class Patent(Record):
    """A patent of the member.

    No real file was seen; the fields follow LinkedIn's description.
    """

    title: str | None = column("Title", pii="work", doc="What it is called.")
    issued_on: PartialDate | None = column(
        "Issue Date", "Issued On", parse=partial_day, doc="When it was issued; how LinkedIn spells it is not known."
    )
    filing_number: str | None = column("Filing Number", pii="work", doc="The number it was filed under.")


@reads(
    "Organizations.csv",
    layouts=(Layout("2021-12", "Name,Description,Position,Started On,Finished On"),),
    written=(Writing(since="2021-12", file="Organizations.csv"),),
    snapshot="ORGANIZATIONS",
    delivery="basic",
    # Positions are reworded, and the end is added later.
    key=(("name", "position", "started_on"), ("name", "started_on")),
)
@frozen(kw_only=True)
class Organization(Record):
    """An organization that the member belongs to."""

    name: str | None = column("Name", pii="work", doc="What it is called.")
    description: str | None = column("Description", pii="content", doc="What it is about.")
    position: str | None = column("Position", pii="work", doc="As what the member belongs to it.")
    started_on: PartialDate | None = column("Started On", parse=month, doc="Month and year, or a year.")
    finished_on: PartialDate | None = column(
        "Finished On", parse=month, doc="Month and year, or a year; blank where it goes on."
    )


@reads(
    "TestScores.csv",
    layouts=(Layout("2023-07", "Tested On,Name,Description,Score"),),
    written=(Writing(since="2023-07", file="TestScores.csv"),),
    snapshot="TEST_SCORES",
    # Tests are taken again.
    key=("name", "tested_on"),
)
@frozen(kw_only=True)
class TestScore(Record):
    """A test that the member took, and how it went."""

    tested_on: PartialDate | None = column("Tested On", parse=month, doc="Month and year, or a year.")
    name: str | None = column("Name", pii="work", doc="What the test is called.")
    description: str | None = column("Description", pii="content", doc="What it is about.")
    score: str | None = column("Score", pii="work", doc="The score as the member writes it: not always a number.")


class RecommendationStatus(StrEnum):
    """What became of a recommendation."""

    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"
    PENDING = "PENDING"
    REPLACED = "REPLACED"
    SHOWN = "Shown"
    """In 2015 and 2016."""


@frozen(kw_only=True)
class _Recommendation(Record):
    """What recommendations given and received have in common."""

    first_name: str | None = column("First Name", pii="name", doc="First name of the other party.")
    last_name: str | None = column("Last Name", pii="name", doc="Last name of the other party.")
    company: str | None = column("Company", pii="work", doc="Employer of the other party.")
    job_title: str | None = column("Job Title", pii="work", doc="Position of the other party.")
    text: str | None = column("Text", pii="content", doc="The recommendation, in several lines.")
    created_at: datetime | None = column(
        "Creation Date",
        "Creation Date.1",
        parse=padded_us_minutes,
        formerly={"2020-12": us_minutes},
        doc="When it was written, to the minute; zone not stated.",
    )
    status: RecommendationStatus | str | None = column(
        "Status", parse=words(RecommendationStatus), doc="What became of it; always blank for those given."
    )


@reads(
    "Recommendations_Received.csv",
    "Recommendations.csv",
    layouts=(
        Layout("2020-11", "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"),
        Layout("2023-07", "Last Name,Company,Job Title,Text,Creation Date.1,Status", resaved=True),
    ),
    written=(Writing(since="2020-11", file="Recommendations_Received.csv"),),
    snapshot="RECOMMENDATIONS",
    delivery="basic",
    # Names, employers, the text and the status change; the minute does not.
    key=(("created_at", "first_name", "last_name"), ("created_at",)),
)
@frozen(kw_only=True)
class RecommendationReceived(_Recommendation):
    """A recommendation that somebody wrote for the member."""


@reads(
    "Recommendations_Given.csv",
    layouts=(Layout("2020-11", "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"),),
    written=(
        Writing(since="2020-11", file="Recommendations Given.csv"),
        Writing(since="2021-12", file="Recommendations_Given.csv"),
    ),
    snapshot="RECOMMENDATIONS",
    delivery="basic",
    # Names, employers and the text change; the minute does not.
    key=(("created_at", "first_name", "last_name"), ("created_at",)),
)
@frozen(kw_only=True)
class RecommendationGiven(_Recommendation):
    """A recommendation that the member wrote for somebody."""


class EndorsementStatus(StrEnum):
    """What became of an endorsement."""

    ACCEPTED = "ACCEPTED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
    HIDDEN = "HIDDEN"
    REDACTED = "Redacted"
    """Only in the file of 2018 to 2022 that is separated by tabs."""


@reads(
    "Endorsement_Received_Info.csv",
    layouts=(
        Layout(
            "2018-12",
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status,Display Status",
        ),
        Layout("2021-12", "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status"),
        Layout(
            "2023-07",
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status",
        ),
    ),
    written=(
        Writing(
            since="2018-12",
            file="Endorsement Received Info.csv",
            encoding="utf-16",
            delimiter="\t",
            quoting="all",
        ),
        Writing(since="2021-12", file="Endorsement_Received_Info.csv"),
    ),
    table="endorsements_received",
    snapshot="ENDORSEMENTS",
    delivery="basic",
    # Names and the status change; links came in 2023.
    key=(("endorsed_at", "skill_name", "endorser_url"), ("endorsed_at", "skill_name")),
)
@frozen(kw_only=True)
class EndorsementReceived(Record):
    """Somebody's word that the member has a skill.

    To 2022-09 an archive may hold it twice: ``Endorsement Received Info.csv`` beside ``Endorsement_Received_Info.csv``.
    """

    endorsed_at: datetime | None = column("Endorsement Date", parse=slashed_utc, doc="When, in UTC, to the second.")
    skill_name: str | None = column("Skill Name", pii="work", doc="Which skill.")
    endorser_first_name: str | None = column("Endorser First Name", pii="name", doc="First name of who endorsed.")
    endorser_last_name: str | None = column("Endorser Last Name", pii="name", doc="Last name of who endorsed.")
    endorser_url: str | None = column(
        "Endorser Public Url",
        parse=url,
        pii="profile",
        doc="Public profile, `www.linkedin.com/in/` without a scheme; since 2023-07.",
    )
    status: EndorsementStatus | str | None = column(
        "Endorsement Status", parse=words(EndorsementStatus), doc="What became of it."
    )
    display_status: str | None = column(
        "Display Status", doc="Only `Show` and blank have been seen; only in the file separated by tabs, to 2022-09."
    )


@reads(
    "Endorsement_Given_Info.csv",
    layouts=(
        Layout("2021-12", "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsement Status"),
        Layout(
            "2023-07",
            "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status",
        ),
    ),
    written=(Writing(since="2021-12", file="Endorsement_Given_Info.csv"),),
    table="endorsements_given",
    snapshot="ENDORSEMENTS",
    delivery="basic",
    # Names and the status change; links came in 2023.
    key=(("endorsed_at", "skill_name", "endorsee_url"), ("endorsed_at", "skill_name")),
)
@frozen(kw_only=True)
class EndorsementGiven(Record):
    """The member's word that somebody has a skill."""

    endorsed_at: datetime | None = column("Endorsement Date", parse=slashed_utc, doc="When, in UTC, to the second.")
    skill_name: str | None = column("Skill Name", pii="work", doc="Which skill.")
    endorsee_first_name: str | None = column("Endorsee First Name", pii="name", doc="First name of who was endorsed.")
    endorsee_last_name: str | None = column("Endorsee Last Name", pii="name", doc="Last name of who was endorsed.")
    endorsee_url: str | None = column(
        "Endorsee Public Url",
        parse=url,
        pii="profile",
        doc="Public profile, `www.linkedin.com/in/` without a scheme; since 2023-07.",
    )
    status: EndorsementStatus | str | None = column(
        "Endorsement Status", parse=words(EndorsementStatus), doc="What became of it."
    )
