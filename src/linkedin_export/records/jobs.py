"""Jobs the member applied to, saved, asked to be told of, or posted."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.frozen_map import FrozenMap
from linkedin_export.schema.lists import JavaValue, java_map, pipes
from linkedin_export.schema.lists import answers as joined_answers
from linkedin_export.schema.spec import ONE_ROW, Record, column, reads
from linkedin_export.schema.values import Answer, trimmed, url, us_minutes, words, yes_no


@reads(
    "Job Applications.csv",
    layouts=(
        Layout(
            "2018-12",
            "Application Date,Job Url,Job Title,Company Name,Contact Email,Contact Phone Number,Resume Name",
        ),
        Layout(
            "2021-11",
            "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,"
            "Question And Answers",
        ),
    ),
    written=(Writing(file="Jobs/Job Applications.csv"),),
    snapshot="JOB_APPLICATIONS",
    part_rows=200,
    # Titles of jobs taken down become blank; one may apply again.
    key=("job_url", "applied_at"),
)
@frozen(kw_only=True)
class JobApplication(Record):
    """An application that the member made on LinkedIn.

    Rows are in no order. Title and company are blank in a few, always both.
    """

    applied_at: datetime | None = column(
        "Application Date", parse=us_minutes, doc="When it was sent, to the minute; zone not stated."
    )
    contact_email: str | None = column("Contact Email", pii="email", doc="The member's address given with it.")
    contact_phone_number: str | None = column(
        "Contact Phone Number",
        parse=trimmed,
        pii="phone",
        doc="The member's phone number given with it, without LinkedIn's leading space.",
    )
    company_name: str | None = column("Company Name", "Company", pii="work", doc="Who offered the job.")
    job_title: str | None = column("Job Title", pii="work", doc="The job's title.")
    job_url: str | None = column(
        "Job Url", parse=url, pii="work", doc="The job, `http://www.linkedin.com/jobs/view/` and a number."
    )
    resume_name: str | None = column("Resume Name", pii="name", doc="File name of the CV sent with it.")
    answers: tuple[Answer, ...] = column(
        "Question And Answers",
        parse=joined_answers,
        pii="content",
        doc="The questions asked and what the member answered, contact details included; since 2021-11.",
    )


@reads(
    "Saved Jobs.csv",
    layouts=(Layout("2018-10", "Saved Date,Job Url,Job Title,Company Name"),),
    written=(Writing(file="Jobs/Saved Jobs.csv"),),
    snapshot="SAVED_JOBS",
    part_rows=200,
    # Titles of jobs taken down become blank.
    key=(("job_url", "saved_at"), ("job_url",)),
)
@frozen(kw_only=True)
class SavedJob(Record):
    """A job that the member saved.

    Rows are in no order. Title and company are blank in a few, always both.
    """

    saved_at: datetime | None = column("Saved Date", parse=us_minutes, doc="When, to the minute; zone not stated.")
    job_url: str | None = column(
        "Job Url", parse=url, pii="interest", doc="The job, `http://www.linkedin.com/jobs/view/` and a number."
    )
    job_title: str | None = column("Job Title", pii="interest", doc="The job's title.")
    company_name: str | None = column("Company Name", pii="interest", doc="Who offers the job.")


class OpenCandidateVisibility(StrEnum):
    """Who is shown that the member is open to work."""

    RECRUITERS = "RECRUITERS"
    LOGGED_IN_MEMBERS = "LOGGED_IN_MEMBERS"


class JobSeekingUrgency(StrEnum):
    """How much the member looks for a job."""

    ACTIVELY_SEEKING = "ACTIVELY_SEEKING"
    CASUALLY_BROWSING = "CASUALLY_BROWSING"
    USER_DID_NOT_SPECIFY = "USER_DID_NOT_SPECIFY"


_PREFERENCES = (
    "Locations,Industries,Company Employee Count,Preferred Job Types,Job Titles,Open To Recruiters,Dream Companies,"
    "Profile Shared With Job Poster,Job Title For Searching Fast Growing Companies,Introduction Statement,Phone Number,"
    "Job Seeker Activity Level,Preferred Start Time Range,Commute Preference Starting Address,"
    "Commute Preference Starting Time,Mode Of Transportation,Maximum Commute Duration"
)
_SINCE_2021 = f"{_PREFERENCES},Open Candidate Visibility,Job Seeking Urgency Level"


@reads(
    "Job Seeker Preferences.csv",
    layouts=(
        Layout("2018-10", _PREFERENCES),
        Layout("2021-07", _SINCE_2021),
        Layout("2026-05", f"{_SINCE_2021},Semantic Preferences"),
    ),
    written=(Writing(file="Jobs/Job Seeker Preferences.csv"),),
    snapshot="JOB_SEEKER_PREFERENCES",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class JobSeekerPreferences(Record):
    """What job the member looks for; one row.

    In 2018 places were written ``[a], [b]`` and industries ``a, b``, which is one item here, as names hold commas too.
    """

    locations: tuple[str, ...] = column(
        "Locations", parse=pipes, pii="place", doc="Where, in the account's language; a postal code once."
    )
    industries: tuple[str, ...] = column("Industries", parse=pipes, pii="work", doc="In which industries.")
    company_employee_count: str | None = column(
        "Company Employee Count",
        pii="interest",
        doc="How large the employer should be, such as `Over 1 employees`; mostly blank.",
    )
    preferred_job_types: tuple[str, ...] = column(
        "Preferred Job Types",
        parse=pipes,
        pii="interest",
        doc="`Full-time`, `Part-time`, `Contract`, `Internship`, `Remote`.",
    )
    job_titles: tuple[str, ...] = column("Job Titles", parse=pipes, pii="work", doc="As what.")
    open_to_recruiters: bool | None = column(
        "Open To Recruiters",
        parse=yes_no,
        pii="interest",
        doc="Whether recruiters may see that the member looks for a job.",
    )
    dream_companies: tuple[str, ...] = column(
        "Dream Companies", parse=pipes, pii="work", doc="Employers wished for; mostly blank."
    )
    profile_shared_with_job_poster: bool | None = column(
        "Profile Shared With Job Poster",
        parse=yes_no,
        pii="interest",
        doc="Whether who posts a job may see the profile.",
    )
    job_title_for_searching_fast_growing_companies: str | None = column(
        "Job Title For Searching Fast Growing Companies", pii="work", doc="Blank in every copy seen."
    )
    introduction_statement: str | None = column(
        "Introduction Statement", pii="content", doc="What the member tells recruiters; mostly blank."
    )
    phone_number: str | None = column("Phone Number", parse=trimmed, pii="phone", doc="Blank in every copy seen.")
    job_seeker_activity_level: str | None = column(
        "Job Seeker Activity Level", pii="interest", doc="Mostly blank; only `ACTIVELY_APPLYING` has been seen."
    )
    preferred_start_time_range: str | None = column(
        "Preferred Start Time Range", pii="interest", doc="Blank in every copy seen."
    )
    commute_starting_address: str | None = column(
        "Commute Preference Starting Address", pii="address", doc="Blank in every copy seen."
    )
    commute_starting_time: str | None = column(
        "Commute Preference Starting Time", pii="interest", doc="Blank in every copy seen."
    )
    mode_of_transportation: str | None = column(
        "Mode Of Transportation", pii="interest", doc="Blank in every copy seen."
    )
    maximum_commute_duration: str | None = column(
        "Maximum Commute Duration", pii="interest", doc="Blank in every copy seen."
    )
    open_candidate_visibility: OpenCandidateVisibility | str | None = column(
        "Open Candidate Visibility",
        parse=words(OpenCandidateVisibility),
        pii="interest",
        doc="Who is shown that the member is open to work; since 2021-07.",
    )
    job_seeking_urgency_level: JobSeekingUrgency | str | None = column(
        "Job Seeking Urgency Level",
        parse=words(JobSeekingUrgency),
        pii="interest",
        doc="How much the member looks for a job; since 2021-07.",
    )
    semantic_preferences: str | None = column(
        "Semantic Preferences", pii="interest", doc="Since 2026-05; blank in the one copy seen."
    )


class EmploymentStatus(StrEnum):
    """How the job is held."""

    FULL_TIME = "FULL_TIME"
    VOLUNTEER = "VOLUNTEER"


class SeniorityLevel(StrEnum):
    """How senior the job is."""

    ENTRY_LEVEL = "ENTRY_LEVEL"
    EXECUTIVE = "EXECUTIVE"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class JobState(StrEnum):
    """Whether the job can be applied to."""

    DRAFT = "DRAFT"
    CLOSED = "CLOSED"


@reads(
    "Online Job Postings.csv",
    layouts=(
        Layout(
            "2024-12",
            "Company Name,Title,Employment Status,Company Description,Job Description,Location Description,"
            "Job Functions,Company Industries,Seniority Level,Required Skills,Education Levels,Onsite Apply,"
            "Contact Email,Company Apply Url,Base Salary,Additional Compensation,Job State,Create Date,List Date,"
            "Close Date,Expiration Date",
        ),
    ),
    written=(Writing(since="2024-12", file="Jobs/Online Job Postings.csv"),),
    snapshot="JOB_POSTINGS",
    # Drafts have nothing but the first date, and are filled in later.
    key=(("created_at", "title", "company_name"), ("created_at",)),
)
@frozen(kw_only=True)
class OnlineJobPosting(Record):
    """A job that the member posted; all but the first date are blank for drafts."""

    company_name: str | None = column("Company Name", pii="work", doc="The employer.")
    title: str | None = column("Title", pii="work", doc="The job's title.")
    employment_status: EmploymentStatus | str | None = column(
        "Employment Status", parse=words(EmploymentStatus), pii="work", doc="How the job is held."
    )
    company_description: str | None = column("Company Description", pii="content", doc="Blank in every copy seen.")
    job_description: str | None = column("Job Description", pii="content", doc="What the job is, as HTML.")
    location_description: str | None = column("Location Description", pii="place", doc="Where the job is.")
    job_functions: tuple[str, ...] = column(
        "Job Functions", parse=pipes, pii="work", doc="The functions it belongs to; at times blank."
    )
    company_industries: tuple[str, ...] = column(
        "Company Industries", parse=pipes, pii="work", doc="The industries of the employer."
    )
    seniority_level: SeniorityLevel | str | None = column(
        "Seniority Level", parse=words(SeniorityLevel), pii="work", doc="How senior the job is."
    )
    required_skills: tuple[str, ...] = column(
        "Required Skills", parse=pipes, pii="work", doc="The skills asked for; mostly blank."
    )
    education_levels: tuple[str, ...] = column(
        "Education Levels", parse=pipes, pii="work", doc="Blank in every copy seen."
    )
    onsite_apply: bool | None = column("Onsite Apply", parse=yes_no, doc="Whether one applies on LinkedIn.")
    contact_email: str | None = column("Contact Email", pii="email", doc="Where applications are sent.")
    company_apply_url: str | None = column(
        "Company Apply Url", parse=url, pii="work", doc="Where one applies elsewhere; blank in every copy seen."
    )
    base_salary: str | None = column("Base Salary", pii="payment", doc="Blank in every copy seen.")
    additional_compensation: str | None = column(
        "Additional Compensation", pii="payment", doc="Blank in every copy seen."
    )
    job_state: JobState | str | None = column(
        "Job State", parse=words(JobState), doc="Whether the job can be applied to."
    )
    created_at: datetime | None = column(
        "Create Date", parse=us_minutes, doc="When it was drafted, to the minute; zone not stated."
    )
    listed_at: datetime | None = column(
        "List Date", parse=us_minutes, doc="When it was published, to the minute; zone not stated."
    )
    closed_at: datetime | None = column(
        "Close Date", parse=us_minutes, doc="When it was closed, to the minute; zone not stated."
    )
    expires_at: datetime | None = column(
        "Expiration Date", parse=us_minutes, doc="When it expires, to the minute; zone not stated."
    )


@reads(
    "SavedJobAlerts.csv",
    layouts=(
        Layout("2018-10", "Saved Search Date,Jobs Search Url"),
        Layout("2025-03", "ALERT_PARAMETERS,QUERY_CONTEXT,SAVED_SEARCH_ID"),
    ),
    written=(Writing(file="SavedJobAlerts.csv"),),
    snapshot="SAVED_JOB_ALERTS",
    # The two kinds of file share no column.
    key=(("saved_search_id",), ("search_url",)),
)
@frozen(kw_only=True)
class SavedJobAlert(Record):
    """A search for jobs of which LinkedIn tells the member the new results.

    The two kinds of file have no column in common: to 2024-03 a date and a link, since 2025-03 two Java maps and an id.
    """

    alert_parameters: FrozenMap[JavaValue] | None = column(
        "ALERT_PARAMETERS",
        parse=java_map,
        pii="interest",
        doc="How often and through which channels the member is told; since 2025-03.",
    )
    query_context: FrozenMap[JavaValue] | None = column(
        "QUERY_CONTEXT", parse=java_map, pii="interest", doc="The search: its words and filters; since 2025-03."
    )
    saved_search_id: str | None = column(
        "SAVED_SEARCH_ID", pii="interest", doc="LinkedIn's number of the search; since 2025-03."
    )
    saved_at: datetime | None = column(
        "Saved Search Date", parse=us_minutes, doc="When it was saved, to the minute; zone not stated; to 2024-03."
    )
    search_url: str | None = column(
        "Jobs Search Url", parse=url, pii="interest", doc="The search, with its words and filters; to 2024-03."
    )
