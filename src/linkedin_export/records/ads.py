"""Advertising: what LinkedIn thinks the member is, and the ads that were seen or clicked."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Quirk, Writing
from linkedin_export.schema.lists import commas, semicolons
from linkedin_export.schema.spec import ONE_ROW, WHOLE_ROW, Record, column, reads
from linkedin_export.schema.values import slashed_day, slashed_utc, words, yes_no


class Gender(StrEnum):
    """What LinkedIn holds the member's gender to be."""

    MALE = "Male"
    FEMALE = "Female"
    UNKNOWN = "u"


@reads(
    "Ad_Targeting.csv",
    layouts=(
        Layout(
            "2018-10",
            "Age Group,Country,Company Sizes,Companies,Followed Companies,Functions,Gender,Industries,"
            "Followed Industries,Partner Opt Out Advertising,Seniorities,State,Postal Code,Schools,Graduation Year,"
            "Groups,Interface Language,Degree Classes,Skills",
        ),
        Layout(
            "2020-11",
            "Member Age,Company Names,Company Names,Company Follower of,Company Names,Company Category,Company Size,"
            "Degrees,degreeClass,Member Schools,Company Growth Rate,Fields of Study,Company Connections,"
            "Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,Company Industries,"
            "Member Interests,Interface Locales,interfaceLocale,Member Traits,Profile Locations,Job Seniorities,"
            "Member Skills,Job Titles,Job Titles,Job Titles,Years of Experience",
        ),
        Layout(
            "2021-12",
            "Member Age,Company Names,Company Names,Company Follower of,Company Names,Company Category,Company Size,"
            "Degrees,degreeClass,Member Schools,Company Growth Rate,Fields of Study,Company Connections,"
            "Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,Company Industries,"
            "Member Interests,Interface Locales,interfaceLocale,Member Traits,Profile Locations,Company Revenue,"
            "Job Seniorities,Member Skills,Job Titles,Job Titles,Job Titles,Years of Experience",
        ),
        Layout(
            "2023-07",
            "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category,"
            "Company Size,Degrees,degreeClass,Member Schools,Company Growth Rate,Fields of Study,Company Connections,"
            "Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,Company Industries,"
            "Member Interests,Interface Locales,interfaceLocale,Member Traits,Profile Locations,Company Revenue,"
            "Job Seniorities,Member Skills,Job Titles,Job Titles,Job Titles,Years of Experience",
        ),
        Layout(
            "2025-12",
            "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category,"
            "Company Size,Degrees,degreeClass,Recent Device OS,Member Schools,Company Growth Rate,Fields of Study,"
            "Company Connections,Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,"
            "Company Industries,Member Interests,Interface Locales,interfaceLocale,Member Traits,"
            "High Value Audience Segments,Profile Locations,Company Revenue,Job Seniorities,Member Skills,"
            "Standard Audience Segments,Job Titles,Job Titles,Job Titles,Years of Experience",
        ),
        Layout(
            "2026-05",
            "Member Age,Buyer Groups,Company Names,Company Names,Company Follower of,Company Names,Company Category,"
            "Company Size,Degrees,degreeClass,Devices,Member Schools,Company Growth Rate,Fields of Study,"
            "Company Connections,Function By Size,Job Functions,Member Gender,Graduation Year,Member Groups,"
            "Company Industries,Member Interests,Interface Locales,interfaceLocale,Member Traits,"
            "High Value Audience Segments,Profile Locations,Company Revenue,Job Seniorities,Member Skills,"
            "Standard Audience Segments,Job Titles,Job Titles,Job Titles,Years of Experience",
        ),
    ),
    written=(
        Writing(file="Ad Targeting.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2020-11", file="Ad_Targeting.csv", quirks=(Quirk.REPEATED_COLUMNS,)),
    ),
    snapshot="AD_TARGETING",
    delivery="complete",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class AdTargeting(Record):
    """What decides which ads the member is shown; one row, of long lists.

    Lists are joined by ``; `` since 2020-11. The file of 2018 had other columns, the
    last here; it joined lists by a comma, which can stand in a name as well.
    """

    member_age: str | None = column("Member Age", pii="birth", doc="A span of years, such as `25 to 34`.")
    buyer_groups: tuple[str, ...] = column(
        "Buyer Groups",
        parse=semicolons,
        pii="interest",
        doc="Groups of buyers the member is counted in; since 2023-07.",
    )
    company_names: tuple[str, ...] = column(
        "Company Names", parse=semicolons, pii="work", doc="Employers, under the first of three columns of one name."
    )
    company_names_2: tuple[str, ...] = column(
        "Company Names", nth=2, parse=semicolons, pii="work", doc="The second; the same list in every copy compared."
    )
    company_follower_of: tuple[str, ...] = column(
        "Company Follower of", parse=semicolons, pii="interest", doc="Companies the member follows."
    )
    company_names_3: tuple[str, ...] = column(
        "Company Names", nth=3, parse=semicolons, pii="work", doc="The third; the same list in every copy compared."
    )
    company_category: tuple[str, ...] = column(
        "Company Category", parse=semicolons, pii="work", doc="Kind of employer; blank in 29 of 30 copies."
    )
    company_size: tuple[str, ...] = column(
        "Company Size", parse=semicolons, pii="work", doc="Sizes of the employers, such as `51-200 employees`."
    )
    degrees: tuple[str, ...] = column("Degrees", parse=semicolons, pii="work", doc="Academic degrees.")
    degree_class: tuple[str, ...] = column(
        "degreeClass", parse=semicolons, pii="work", doc="LinkedIn's numbers for kinds of degree, such as `200`."
    )
    recent_device_os: tuple[str, ...] = column(
        "Recent Device OS",
        parse=semicolons,
        pii="device",
        doc="Kind of device and its system; since 2025-12, not in all.",
    )
    devices: tuple[str, ...] = column(
        "Devices", parse=semicolons, pii="device", doc="In the place of Recent Device OS in one copy of 2026-05."
    )
    member_schools: tuple[str, ...] = column("Member Schools", parse=semicolons, pii="work", doc="Schools attended.")
    company_growth_rate: tuple[str, ...] = column(
        "Company Growth Rate", parse=semicolons, pii="work", doc="How employers grow, such as `20%+ company growth`."
    )
    fields_of_study: tuple[str, ...] = column("Fields of Study", parse=semicolons, pii="work", doc="Subjects studied.")
    company_connections: tuple[str, ...] = column(
        "Company Connections", parse=semicolons, pii="work", doc="Companies that the member's connections work for."
    )
    function_by_size: tuple[str, ...] = column(
        "Function By Size", parse=semicolons, pii="work", doc="Blank in every copy seen."
    )
    job_functions: tuple[str, ...] = column(
        "Job Functions", parse=semicolons, pii="work", doc="Kinds of work, such as `Education`."
    )
    member_gender: Gender | str | None = column(
        "Member Gender",
        "Gender",
        parse=words(Gender),
        pii="interest",
        doc="`u` where LinkedIn does not know; called Gender in 2018.",
    )
    graduation_years: tuple[str, ...] = column(
        "Graduation Year", parse=semicolons, pii="work", doc="Year of graduation; one in every copy compared."
    )
    member_groups: tuple[str, ...] = column(
        "Member Groups", parse=semicolons, pii="interest", doc="Groups the member is in."
    )
    company_industries: tuple[str, ...] = column(
        "Company Industries", parse=semicolons, pii="work", doc="Industries of the employers."
    )
    member_interests: tuple[str, ...] = column(
        "Member Interests", parse=semicolons, pii="interest", doc="What the member is thought to care about."
    )
    interface_locales: str | None = column(
        "Interface Locales", pii="interest", doc="Language of the member's LinkedIn, in English."
    )
    interface_locale: str | None = column("interfaceLocale", pii="interest", doc="The same as a code, such as `en_US`.")
    member_traits: tuple[str, ...] = column(
        "Member Traits", parse=semicolons, pii="interest", doc="What the member is thought to be or do."
    )
    high_value_audience_segments: tuple[str, ...] = column(
        "High Value Audience Segments", parse=semicolons, pii="interest", doc="Audiences; since 2025-12, not in all."
    )
    profile_locations: tuple[str, ...] = column(
        "Profile Locations", parse=semicolons, pii="place", doc="Places of the profile, from town to continent."
    )
    company_revenue: tuple[str, ...] = column(
        "Company Revenue", parse=semicolons, pii="work", doc="Turnover of the employers, such as `$1B+`; since 2021-12."
    )
    job_seniorities: tuple[str, ...] = column(
        "Job Seniorities", parse=semicolons, pii="work", doc="Levels of work, such as `Entry`, `Senior`, `CXO`."
    )
    member_skills: tuple[str, ...] = column(
        "Member Skills", parse=semicolons, pii="work", doc="Skills; over a thousand in some copies."
    )
    standard_audience_segments: tuple[str, ...] = column(
        "Standard Audience Segments", parse=semicolons, pii="interest", doc="Audiences; since 2025-12, not in all."
    )
    job_titles: tuple[str, ...] = column(
        "Job Titles", parse=semicolons, pii="work", doc="Titles held, under the first of three columns of one name."
    )
    job_titles_2: tuple[str, ...] = column(
        "Job Titles", nth=2, parse=semicolons, pii="work", doc="The second; the same list in every copy compared."
    )
    job_titles_3: tuple[str, ...] = column(
        "Job Titles", nth=3, parse=semicolons, pii="work", doc="The third; the same list in every copy compared."
    )
    years_of_experience: str | None = column(
        "Years of Experience", pii="work", doc="A count with its unit, such as `5 years`, `12+ years`."
    )
    age_group: str | None = column("Age Group", pii="birth", doc="A span of years; 2018 only.")
    country: str | None = column("Country", pii="place", doc="Two letters, lower case; 2018 only.")
    company_sizes: str | None = column(
        "Company Sizes", pii="work", doc="2018 only, blank in both copies; LinkedIn writes commas inside sizes."
    )
    companies: tuple[str, ...] = column("Companies", parse=commas, pii="work", doc="2018 only, blank in both copies.")
    followed_companies: tuple[str, ...] = column(
        "Followed Companies", parse=commas, pii="interest", doc="Companies the member follows; 2018 only."
    )
    functions: tuple[str, ...] = column("Functions", parse=commas, pii="work", doc="2018 only, blank in both copies.")
    industries: tuple[str, ...] = column("Industries", parse=commas, pii="work", doc="Industries; 2018 only.")
    followed_industries: tuple[str, ...] = column(
        "Followed Industries", parse=commas, pii="interest", doc="2018 only, blank in both copies."
    )
    partner_opt_out: bool | None = column(
        "Partner Opt Out Advertising", parse=yes_no, doc="Whether ads on partners' sites were refused; 2018 only."
    )
    seniorities: tuple[str, ...] = column(
        "Seniorities", parse=commas, pii="work", doc="2018 only, blank in both copies."
    )
    state: str | None = column("State", pii="place", doc="Two letters; 2018 only.")
    postal_code: str | None = column("Postal Code", pii="address", doc="2018 only.")
    schools: tuple[str, ...] = column("Schools", parse=commas, pii="work", doc="Schools attended; 2018 only.")
    groups: tuple[str, ...] = column("Groups", parse=commas, pii="interest", doc="Groups the member is in; 2018 only.")
    interface_language: str | None = column("Interface Language", pii="interest", doc="Two letters; 2018 only.")
    degree_classes: tuple[str, ...] = column(
        "Degree Classes", parse=commas, pii="work", doc="Kinds of degree, in words; 2018 only."
    )
    skills: tuple[str, ...] = column("Skills", parse=commas, pii="work", doc="Skills; 2018 only.")


@reads(
    "Ads Clicked.csv",
    layouts=(Layout("2018-12", "Ad Click Date,Ad Title"), Layout("2021-01", "Ad clicked Date,Ad Title/Id")),
    written=(
        Writing(file="Ads Clicked.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2021-01", file="Ads Clicked.csv"),
    ),
    snapshot="ADS_CLICKED",
    delivery="complete",
    # A log: nothing in it changes.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class AdClick(Record):
    """A click on an ad. Files of thousands of rows are common; they are in no order."""

    clicked_at: datetime | None = column(
        "Ad clicked Date", "Ad Click Date", parse=slashed_utc, doc="When, in UTC, to the second."
    )
    ad: str | None = column(
        "Ad Title/Id", "Ad Title", pii="interest", doc="The ad's number since 2021-01, its text in 2018."
    )


@reads(
    "LAN Ads Engagement.csv",
    layouts=(Layout("2025-08", "Action,Date,Ad Title/Id,Page/App"),),
    written=(Writing(since="2025-08", file="LAN Ads Engagement.csv"),),
    snapshot="ADS_LAN",
    # A log of days: the same ad is met several times a day.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class LanAdEngagement(Record):
    """An ad of LinkedIn's that the member met on another site or in an app (the LinkedIn Audience Network)."""

    action: str | None = column("Action", doc="What happened; only `Impression` has been seen.")
    engaged_on: date | None = column("Date", parse=slashed_day, doc="The day; zone not stated.")
    ad: str | None = column("Ad Title/Id", pii="interest", doc="The ad's number.")
    page_or_app: str | None = column(
        "Page/App", pii="interest", doc="Where it was shown: a site or the name of an app."
    )


@reads(
    "Inferences_about_you.csv",
    layouts=(Layout("2021-01", "Category,Type of inference,Description,Inference"),),
    written=(Writing(file="Inferences_about_you.csv", final_newline=False),),
    snapshot="INFERENCE_TAKEOUT",
    table="inferences",
    # The answer and LinkedIn's words on it change.
    key=("category", "type_of_inference"),
)
@frozen(kw_only=True)
class Inference(Record):
    """Something that LinkedIn thinks about the member."""

    category: str | None = column(
        "Category", doc="A heading of LinkedIn's, such as `Career inferences`; blank in a few rows."
    )
    type_of_inference: str | None = column(
        "Type of inference", pii="interest", doc="The question, such as `Inferred gender`."
    )
    description: str | None = column(
        "Description", pii="interest", doc="LinkedIn's own words on what it is drawn from and used for."
    )
    inference: str | None = column(
        "Inference",
        pii="interest",
        doc="The answer: `Yes`, `No`, `true`, a word, a year, a likelihood, or a list joined by `; `.",
    )
