"""The member's profile: who they are, what they do and did, what they know, what they care about."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.lists import bracketed, labelled, spaced_commas
from linkedin_export.schema.spec import ONE_ROW, Record, column, reads
from linkedin_export.schema.values import Labelled, birth_day, day, month, words


@reads(
    "Profile.csv",
    layouts=(
        Layout(
            "2016-12",
            "First Name,Last Name,Maiden Name,Created Date,Address,Birth Date,Contact Instructions,Marital Status,"
            "Headline,Summary,Industry,Association",
        ),
        Layout(
            "2018-02",
            "First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Marital Status,Headline,Summary,"
            "Industry,Country,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
        ),
        Layout(
            "2018-10",
            "First Name,Last Name,Maiden Name,Address,Birth Date,Contact Instructions,Headline,Summary,Industry,"
            "Country,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
        ),
        Layout(
            "2020-11",
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
            "Twitter Handles,Websites,Instant Messengers",
        ),
    ),
    written=(Writing(file="Profile.csv"),),
    snapshot="PROFILE",
    delivery="basic",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class Profile(Record):
    """What the top of the member's profile says; one row."""

    first_name: str | None = column("First Name", pii="name", doc="First name.")
    last_name: str | None = column("Last Name", pii="name", doc="Last name.")
    maiden_name: str | None = column("Maiden Name", pii="name", doc="Former last name; mostly blank.")
    address: str | None = column("Address", pii="address", doc="Postal address; mostly blank.")
    birth_date: PartialDate | None = column(
        "Birth Date", parse=birth_day, pii="birth", doc="Month and day, with the year if the member states it."
    )
    headline: str | None = column("Headline", pii="work", doc="The line under the name; may have several lines.")
    summary: str | None = column("Summary", pii="content", doc="The section About, in several lines.")
    industry: str | None = column("Industry", pii="work", doc="LinkedIn's name of the industry.")
    zip_code: str | None = column("Zip Code", pii="address", doc="Postal code; since 2018-02.")
    geo_location: str | None = column("Geo Location", pii="place", doc="Town, region, country; since 2018-02.")
    twitter_handles: tuple[str, ...] = column(
        "Twitter Handles", parse=bracketed, pii="profile", doc="Names on Twitter without `@`; since 2018-02."
    )
    websites: tuple[Labelled, ...] = column(
        "Websites",
        parse=labelled,
        pii="profile",
        doc="Web pages, some without a scheme, each with what it is: `PERSONAL`, `PORTFOLIO`, `COMPANY`, `BLOG`, "
        "`OTHER`; since 2018-02.",
    )
    instant_messengers: tuple[Labelled, ...] = column(
        "Instant Messengers",
        parse=labelled,
        pii="profile",
        doc="Names in messengers, each with which it is: `SKYPE`, `GTALK`; since 2018-02.",
    )
    country: str | None = column("Country", pii="place", doc="The member's country; to 2018-12.")
    contact_instructions: str | None = column(
        "Contact Instructions", pii="content", doc="How the member wants to be reached; to 2018-12."
    )
    marital_status: str | None = column("Marital Status", pii="identity", doc="To 2018-02; no value was seen.")
    association: str | None = column("Association", pii="work", doc="To 2016-12; no value was seen.")
    created_on: date | None = column("Created Date", parse=day, doc="To 2016-12; no value was seen.")


@reads(
    "Profile Summary.csv",
    layouts=(Layout("2024-03", "Profile Summary"),),
    written=(Writing(since="2024-03", file="Profile Summary.csv"),),
    snapshot="PROFILE_SUMMARY",
    delivery="basic",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class ProfileSummary(Record):
    """What LinkedIn's AI made of the profile; in most copies the file has no text but its header."""

    summary: str | None = column("Profile Summary", pii="content", doc="The generated text.")


@reads(
    "Positions.csv",
    layouts=(Layout("2018-10", "Company Name,Title,Description,Location,Started On,Finished On"),),
    written=(Writing(file="Positions.csv"),),
    snapshot="POSITIONS",
    delivery="basic",
    # One title is held twice, so its start counts; titles are reworded, and the end is added later.
    key=(("company_name", "title", "started_on"), ("company_name", "started_on")),
)
@frozen(kw_only=True)
class Position(Record):
    """A job that the member has or had."""

    company_name: str | None = column("Company Name", pii="work", doc="The employer.")
    title: str | None = column("Title", pii="work", doc="What the member is there.")
    description: str | None = column("Description", pii="content", doc="What it is about, in several lines.")
    location: str | None = column("Location", pii="place", doc="Where it is, as the member writes it.")
    started_on: PartialDate | None = column("Started On", parse=month, doc="Month and year, or a year.")
    finished_on: PartialDate | None = column(
        "Finished On",
        parse=month,
        doc="Month and year, or a year; blank for a job of today.",
    )


@reads(
    "Education.csv",
    layouts=(
        Layout("2018-10", "School Name,Start Date,End Date,Notes,Degree Name,Activities"),
        Layout("2023-08", "School Name,Start Date,End Date,Degree Name,Activities", resaved=True),
    ),
    written=(Writing(file="Education.csv"),),
    snapshot="EDUCATION",
    # Degrees are reworded, and the end is added later.
    key=(("school_name", "degree_name", "started_on"), ("school_name", "started_on")),
)
@frozen(kw_only=True)
class Education(Record):
    """A school that the member goes or went to."""

    school_name: str | None = column("School Name", pii="work", doc="The school.")
    started_on: PartialDate | None = column("Start Date", parse=month, doc="A year, or month and year.")
    finished_on: PartialDate | None = column("End Date", parse=month, doc="A year, or month and year; may lie ahead.")
    notes: str | None = column("Notes", pii="content", doc="The description, in several lines.")
    degree_name: str | None = column("Degree Name", pii="work", doc="Degree and field, as the member writes them.")
    activities: str | None = column("Activities", pii="content", doc="Activities and societies.")


@reads(
    "Skills.csv",
    layouts=(Layout("2018-10", "Name"),),
    written=(Writing(file="Skills.csv"),),
    snapshot="SKILLS",
    delivery="basic",
    key=("name",),
)
@frozen(kw_only=True)
class Skill(Record):
    """A skill on the profile."""

    name: str | None = column("Name", pii="work", doc="The skill, in the profile's language.")


class LanguageProficiency(StrEnum):
    """How well the member knows a language; English words whatever the profile's language."""

    ELEMENTARY = "Elementary proficiency"
    LIMITED_WORKING = "Limited working proficiency"
    PROFESSIONAL_WORKING = "Professional working proficiency"
    FULL_PROFESSIONAL = "Full professional proficiency"
    NATIVE_OR_BILINGUAL = "Native or bilingual proficiency"


@reads(
    "Languages.csv",
    layouts=(Layout("2018-10", "Name,Proficiency"),),
    written=(Writing(file="Languages.csv"),),
    snapshot="LANGUAGES",
    delivery="basic",
    # The proficiency may change.
    key=("name",),
)
@frozen(kw_only=True)
class Language(Record):
    """A language that the member knows."""

    name: str | None = column("Name", pii="work", doc="The language, as the member writes it in any language.")
    proficiency: LanguageProficiency | str | None = column(
        "Proficiency", parse=words(LanguageProficiency), pii="work", doc="How well; may be blank."
    )


class VolunteeringCause(StrEnum):
    """What volunteer work is for, in LinkedIn's codes."""

    ARTS_AND_CULTURE = "artsAndCulture"
    CHILDREN = "children"
    ENVIRONMENT = "environment"
    HEALTH = "health"
    HUMANITARIAN = "humanitarian"
    SOCIAL_SERVICES = "socialServices"


@reads(
    "Volunteering.csv",
    layouts=(Layout("2025-09", "Company Name,Role,Cause,Started On,Finished On,Description"),),
    written=(Writing(since="2025-09", file="Volunteering.csv"),),
    snapshot="VOLUNTEERING_EXPERIENCES",
    # Roles are reworded, and the end is added later.
    key=(("company_name", "role", "started_on"), ("company_name", "started_on")),
)
@frozen(kw_only=True)
class Volunteering(Record):
    """Volunteer work that the member does or did."""

    company_name: str | None = column("Company Name", pii="work", doc="For which organization.")
    role: str | None = column("Role", pii="work", doc="As what.")
    cause: VolunteeringCause | str | None = column(
        "Cause", parse=words(VolunteeringCause), pii="interest", doc="For what; mostly blank."
    )
    started_on: PartialDate | None = column("Started On", parse=month, doc="Month and year, or a year.")
    finished_on: PartialDate | None = column(
        "Finished On", parse=month, doc="Month and year, or a year; blank where it goes on."
    )
    description: str | None = column("Description", pii="content", doc="What it is about.")


@reads(
    "Causes You Care About.csv",
    layouts=(Layout("2018-10", "Supported Cause"),),
    written=(Writing(file="Causes You Care About.csv"),),
    snapshot="CAUSES_YOU_CARE_ABOUT",
    delivery="basic",
    key=("name",),
)
@frozen(kw_only=True)
class Cause(Record):
    """A cause that the member supports on the profile."""

    name: str | None = column("Supported Cause", pii="interest", doc="LinkedIn's name of it, such as `Education`.")


@reads(
    "Interests.csv",
    delivery="basic",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class Interest(Record):
    """What the member is interested in, all in one row.

    No real file was seen; the field follows the description of the file of 2016: one column, a comma-separated list.
    """

    interests: tuple[str, ...] = column("Interests", parse=spaced_commas, pii="interest", doc="The interests.")
