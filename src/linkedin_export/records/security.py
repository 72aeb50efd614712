"""Who got in and from where, and what the member proved about who they are."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.spec import WHOLE_ROW, Record, column, reads
from linkedin_export.schema.values import IPAddress, ip, iso_day, java_utc, slashed_utc, words


class LoginType(StrEnum):
    """How the member signed in."""

    LOGIN = "Login"
    THIRD_PARTY_LOGIN = "Third Party Login"
    WEBSITE_LOGIN = "Website Login"


@reads(
    "Logins.csv",
    "Login Attempts.csv",
    layouts=(Layout("2018-10", "Login Date,IP Address,User Agent,Login Type"),),
    written=(
        Writing(file="Logins.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2021-01", file="Logins.csv"),
    ),
    snapshot="LOGIN",
    delivery="complete",
    # A log: nothing in it changes.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class Login(Record):
    """A time that the member signed in, or another site did with LinkedIn's account."""

    logged_in_at: datetime | None = column(
        "Login Date",
        parse=java_utc,
        formerly={"2018-12": slashed_utc},
        doc="When, in UTC, to the second; in 2018 spelt `2021/08/26 09:06:08 UTC`.",
    )
    ip_address: IPAddress | None = column("IP Address", parse=ip, pii="ip", doc="From where, IPv4 or IPv6.")
    user_agent: str | None = column("User Agent", pii="device", doc="What the browser or app says it is.")
    login_type: LoginType | str | None = column("Login Type", parse=words(LoginType), doc="How.")


class ChallengeType(StrEnum):
    """What LinkedIn asked for to be sure."""

    EMAIL_PIN_CHALLENGE = "EMAIL_PIN_CHALLENGE"
    CAPTCHA_CHALLENGE = "CAPTCHA_CHALLENGE"
    NATIVE_CAPTCHA_CHALLENGE = "NATIVE_CAPTCHA_CHALLENGE"
    PIN_CHALLENGE = "PIN_CHALLENGE"
    SMS = "SMS"
    LINKEDIN_APP_CHALLENGE = "LINKEDIN_APP_CHALLENGE"
    TWO_STEP_VERIFICATION_AUTHENTICATOR_APP = "TWO_STEP_VERIFICATION_AUTHENTICATOR_APP"
    SSP_BLOCKING_CHALLENGE = "SSP_BLOCKING_CHALLENGE"
    REHAB_RESTRICTION_CHALLENGE = "REHAB_RESTRICTION_CHALLENGE"
    CAPTCHA = "Captcha"
    """To 2018-12."""
    PIN = "Pin"
    """To 2018-12."""


@reads(
    "Security Challenges.csv",
    layouts=(Layout("2018-10", "Challenge Date,IP Address,User Agent,Country,Challenge Type"),),
    written=(
        Writing(file="Security Challenges.csv", encoding="utf-16", delimiter="\t", quoting="all"),
        Writing(since="2021-01", file="Security Challenges.csv"),
    ),
    snapshot="SECURITY_CHALLENGE_PIPE",
    delivery="complete",
    # A log: nothing in it changes.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class SecurityChallenge(Record):
    """A time that LinkedIn asked for more than the password."""

    challenged_at: datetime | None = column(
        "Challenge Date",
        parse=java_utc,
        formerly={"2018-12": slashed_utc},
        doc="When, in UTC, to the second; in 2018 spelt `2021/08/26 09:06:08 UTC`.",
    )
    ip_address: IPAddress | None = column("IP Address", parse=ip, pii="ip", doc="From where, IPv4 or IPv6.")
    user_agent: str | None = column("User Agent", pii="device", doc="What the browser or app says it is.")
    country: str | None = column("Country", pii="place", doc="The country of that address, in English, or `Unknown`.")
    challenge_type: ChallengeType | str | None = column(
        "Challenge Type", parse=words(ChallengeType), doc="What was asked for."
    )


@reads(
    "Mobile Applications.csv",
    layouts=(Layout("2018-12", "timeRegistered,applicationId,mobileDeviceType,mobileModel"),),
    written=(Writing(file="Mobile Applications.csv"),),
    delivery="complete",
    # An app is registered anew with each device.
    key=("application_id", "device_type", "model", "registered_at"),
)
@frozen(kw_only=True)
class MobileApplication(Record):
    """One of LinkedIn's apps on one of the member's devices; seen in one export of 2018-12 only."""

    registered_at: datetime | None = column(
        "timeRegistered", parse=slashed_utc, doc="When the app was registered, in UTC, to the second."
    )
    application_id: str | None = column("applicationId", pii="device", doc="Which app.")
    device_type: str | None = column("mobileDeviceType", pii="device", doc="What kind of device.")
    model: str | None = column("mobileModel", pii="device", doc="Which model of it.")


class VerificationType(StrEnum):
    """What was verified."""

    ID_VERIFICATION = "ID verification"
    WORK_VERIFICATION = "Work Verification"
    EDUCATION_VERIFICATION = "Education Verification"


_NOT_APPLICABLE = ("N/A",)


@reads(
    "Verifications.csv",
    layouts=(
        Layout(
            "2024-12",
            "First name,Middle name,Last name,Verification type,Organization name,Email address,Country,State,City,"
            "Year of birth,Issuing authority,Document type,Verification service provider,Verified date,Expiry date",
        ),
    ),
    written=(Writing(since="2024-12", file="Verifications/Verifications.csv"),),
    snapshot="TRUSTED_GRAPH",
    # It can be made again when it has expired.
    key=("verification_type", "organization_name", "verified_on"),
)
@frozen(kw_only=True)
class Verification(Record):
    """Something the member proved: who they are, or where they work or study.

    The names and the document are blank for work and education, the organization for identity documents; LinkedIn
    writes ``N/A`` where nothing applies.
    """

    first_name: str | None = column(
        "First name", blank=_NOT_APPLICABLE, pii="name", doc="First name as on the document."
    )
    middle_name: str | None = column(
        "Middle name", blank=_NOT_APPLICABLE, pii="name", doc="Middle name as on the document."
    )
    last_name: str | None = column("Last name", blank=_NOT_APPLICABLE, pii="name", doc="Last name as on the document.")
    verification_type: VerificationType | str | None = column(
        "Verification type", parse=words(VerificationType), blank=_NOT_APPLICABLE, doc="What was verified."
    )
    organization_name: str | None = column(
        "Organization name", blank=_NOT_APPLICABLE, pii="work", doc="The employer or school."
    )
    email_address: str | None = column(
        "Email address", blank=_NOT_APPLICABLE, pii="email", doc="The member's address at that organization."
    )
    country: str | None = column(
        "Country", blank=_NOT_APPLICABLE, pii="place", doc="Two letters, for identity documents only."
    )
    state: str | None = column("State", blank=_NOT_APPLICABLE, pii="place", doc="Nothing but `N/A` has been seen.")
    city: str | None = column("City", blank=_NOT_APPLICABLE, pii="place", doc="Nothing but `N/A` has been seen.")
    year_of_birth: str | None = column(
        "Year of birth",
        blank=_NOT_APPLICABLE,
        pii="birth",
        doc="Verbatim; `N/A` or one digit in the copies seen, never a year.",
    )
    issuing_authority: str | None = column(
        "Issuing authority", blank=_NOT_APPLICABLE, pii="place", doc="Who issued the document: a country or its code."
    )
    document_type: str | None = column(
        "Document type",
        blank=_NOT_APPLICABLE,
        pii="identity",
        doc="The provider's word: `pp`, `GOVERNMENT_ID`, `IDENTIFICATION_CARD`.",
    )
    verification_service_provider: str | None = column(
        "Verification service provider", blank=_NOT_APPLICABLE, doc="Who checked the document, such as `Persona`."
    )
    verified_on: date | None = column(
        "Verified date", parse=iso_day, blank=_NOT_APPLICABLE, doc="The day of the verification; zone not stated."
    )
    expires_on: date | None = column(
        "Expiry date", parse=iso_day, blank=_NOT_APPLICABLE, doc="The day it expires; blank for most documents."
    )


@reads(
    "VerifiedExternalCapability.csv",
    # There is no field.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class VerifiedExternalCapability(Record):
    """A row of a file of which nothing but the name is known, from one export of 2026.

    No real file of this kind was seen and LinkedIn describes none, so there is no field: every cell is in ``extra``.
    """


@reads(
    "Private_identity_asset.csv",
    layouts=(Layout("2025-12", "Private Identity Asset Name,Private Identity Asset Raw Text"),),
    written=(Writing(since="2025-12", file="Private_identity_asset.csv"),),
    snapshot="IDENTITY_CREDENTIALS_AND_ASSETS",
    # LinkedIn's path of it is its own.
    key=("name",),
)
@frozen(kw_only=True)
class PrivateIdentityAsset(Record):
    """A document that the member uploaded, a CV in the copy that could be read, as the text LinkedIn took from it."""

    name: str | None = column("Private Identity Asset Name", pii="identity", doc="LinkedIn's own path of it.")
    raw_text: str | None = column(
        "Private Identity Asset Raw Text", pii="content", doc="All of its text, in several lines."
    )
