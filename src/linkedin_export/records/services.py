"""The marketplace for services, in the folder ProFinder in 2021: what is offered, asked for and dealt with."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.lists import numbered_answers, spaced_commas
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import Answer, decimal, java_utc, true_false, url, words


@reads(
    "Providers.csv",
    layouts=(
        Layout(
            "2023-08",
            "Creation Time,Marketplace Type,ProFinder Service Category,Top Level Service Category,"
            "Secondary Service Category,Use Profile Location,Available to Work Remotely,Status",
        ),
        Layout(
            "2025-11",
            "Creation Time,Marketplace Type,ProFinder Service Category,Top Level Service Category,"
            "Secondary Service Category,Use Profile Location,Available to Work Remotely,Pricing Info Provided,Status,"
            "Media",
        ),
    ),
    written=(Writing(since="2023-08", file="Services Marketplace/Providers.csv"),),
    snapshot="MARKETPLACE_PROVIDERS",
    table="service_providers",
    # What is offered changes.
    key=(("created_at", "top_level_service_category"), ("created_at",)),
)
@frozen(kw_only=True)
class ServiceProvider(Record):
    """The member's page as a provider of services."""

    created_at: datetime | None = column(
        "Creation Time", parse=java_utc, doc="When it was made, in UTC, to the second."
    )
    marketplace_type: str | None = column("Marketplace Type", doc="Only `SERVICE_MARKETPLACE` has been seen.")
    profinder_service_category: str | None = column(
        "ProFinder Service Category", pii="work", doc="Blank in every copy seen."
    )
    top_level_service_category: str | None = column(
        "Top Level Service Category", pii="work", doc="The field of the services; mostly blank."
    )
    secondary_service_categories: tuple[str, ...] = column(
        "Secondary Service Category", parse=spaced_commas, pii="work", doc="The services offered."
    )
    use_profile_location: bool | None = column(
        "Use Profile Location", parse=true_false, doc="Whether the place is that of the profile."
    )
    available_to_work_remotely: bool | None = column(
        "Available to Work Remotely", parse=true_false, doc="Whether services are offered from afar."
    )
    pricing_info_provided: bool | None = column(
        "Pricing Info Provided", parse=true_false, doc="Whether prices are stated; since 2025-11."
    )
    status: str | None = column("Status", doc="Only `ACTIVE` has been seen.")
    media: str | None = column("Media", parse=url, pii="profile", doc="Link to the services page; since 2025-11.")


@reads(
    "Engagements.csv",
    layouts=(
        Layout(
            "2023-08",
            "Creation Time,Marketplace Type,Body,Currency Code,Currency Amount,Billing Time Unit,"
            "Free Consultation included",
        ),
    ),
    written=(Writing(since="2023-08", file="Services Marketplace/Engagements.csv"),),
    snapshot="MARKETPLACE_ENGAGEMENTS",
    table="service_engagements",
    # To the second; what was agreed is added later.
    key=(("created_at", "body"), ("created_at",)),
)
@frozen(kw_only=True)
class ServiceEngagement(Record):
    """A dealing on the marketplace; the text and the offer are blank in nine of ten rows."""

    created_at: datetime | None = column(
        "Creation Time", parse=java_utc, doc="When it was made, in UTC, to the second."
    )
    marketplace_type: str | None = column("Marketplace Type", doc="Only `SERVICE_MARKETPLACE` has been seen.")
    body: str | None = column("Body", pii="content", doc="What was written; mostly blank.")
    currency_code: str | None = column("Currency Code", pii="payment", doc="Blank in every copy seen.")
    currency_amount: Decimal | None = column(
        "Currency Amount", parse=decimal, pii="payment", doc="Blank in every copy seen."
    )
    billing_time_unit: str | None = column("Billing Time Unit", pii="payment", doc="Blank in every copy seen.")
    free_consultation_included: bool | None = column(
        "Free Consultation included", parse=true_false, doc="Whether a first talk is free; mostly blank."
    )


class OpportunityStatus(StrEnum):
    """What became of a request for services."""

    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@reads(
    "Opprtunities.csv",
    "Opportunities.csv",
    layouts=(
        Layout(
            "2021-01",
            "Creation Time,Marketplace Type,Service Category,Location,Questions and Answers,Preferred Providers,Status",
        ),
    ),
    written=(
        Writing(since="2021-01", file="ProFinder/Opprtunities.csv"),
        Writing(since="2023-08", file="Services Marketplace/Opprtunities.csv"),
    ),
    snapshot="MARKETPLACE_OPPORTUNITIES",
    table="service_opportunities",
    # The status changes.
    key=("created_at", "service_category"),
)
@frozen(kw_only=True)
class ServiceOpportunity(Record):
    """A request for services that the member made; LinkedIn misspells the file's name."""

    created_at: datetime | None = column(
        "Creation Time", parse=java_utc, doc="When it was made, in UTC, to the second."
    )
    marketplace_type: str | None = column("Marketplace Type", doc="Only `SERVICE_MARKETPLACE` has been seen.")
    service_category: str | None = column("Service Category", pii="interest", doc="The service asked for.")
    location: str | None = column("Location", pii="place", doc="Where it was wanted.")
    answers: tuple[Answer, ...] = column(
        "Questions and Answers",
        parse=numbered_answers,
        pii="content",
        doc="LinkedIn's questions and what the member answered.",
    )
    preferred_providers: str | None = column("Preferred Providers", pii="name", doc="Blank in every copy seen.")
    status: OpportunityStatus | str | None = column("Status", parse=words(OpportunityStatus), doc="What became of it.")
