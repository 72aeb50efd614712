"""The account itself: how to reach the member, when it was made, what it was called, what was paid for it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.lists import bracketed
from linkedin_export.schema.spec import ONE_ROW, Record, column, reads
from linkedin_export.schema.values import (
    IPAddress,
    decimal,
    ip,
    slashed_utc,
    trimmed,
    true_false,
    us_minutes,
    us_minutes_utc,
    words,
    yes_no,
)


@reads(
    "Email Addresses.csv",
    layouts=(
        Layout("2016-12", "Email Address,Confirmed,Is primary,Status Updated On"),
        Layout("2018-10", "Email Address,Confirmed,Primary,Updated On"),
    ),
    written=(
        Writing(file="Email Addresses.csv"),
        Writing(since="2020-11", file="Email Addresses.csv", final_newline=False),
    ),
    snapshot="EMAIL_ADDRESSES",
    delivery="complete",
    # Status and date change.
    key=("email_address",),
)
@frozen(kw_only=True)
class EmailAddress(Record):
    """An e-mail address of the account, past or present."""

    email_address: str | None = column("Email Address", pii="email", doc="The address.")
    confirmed: bool | None = column("Confirmed", parse=yes_no, doc="Whether the member has confirmed it.")
    primary: bool | None = column(
        "Primary", "Is primary", parse=yes_no, doc="Whether it is the account's primary address."
    )
    updated_at: datetime | None = column(
        "Updated On",
        "Status Updated On",
        parse=us_minutes,
        blank=("Not Available",),
        doc="When its status last changed, to the minute; zone not stated.",
    )


class PhoneType(StrEnum):
    """What the member says the phone is."""

    MOBILE = "Mobile"
    WORK = "Work"


@reads(
    "PhoneNumbers.csv",
    layouts=(
        Layout("2016-12", "Number,Extension,Type"),
        Layout("2018-10", "Extension,Number,Type"),
    ),
    written=(
        Writing(file="Phone Numbers.csv"),
        Writing(since="2020-11", file="PhoneNumbers.csv"),
    ),
    snapshot="PHONE_NUMBERS",
    delivery="basic",
    # The type may change.
    key=("number", "extension"),
)
@frozen(kw_only=True)
class PhoneNumber(Record):
    """A phone number of the member.

    More than half of the rows seen have no text in any cell; they are no records.
    """

    extension: str | None = column("Extension", pii="phone", doc="Blank in every copy seen.")
    number: str | None = column(
        "Number", parse=trimmed, pii="phone", doc="As typed, often with country code; without LinkedIn's leading space."
    )
    type: PhoneType | str | None = column("Type", parse=words(PhoneType), doc="What the phone is; mostly blank.")


@reads(
    "Whatsapp Phone Numbers.csv",
    layouts=(Layout("2024-12", "Number,Extension,Is_WhatsApp_Number"),),
    written=(Writing(since="2024-12", file="Whatsapp Phone Numbers.csv"),),
    snapshot="WHATSAPP_NUMBERS",
    delivery="basic",
    key=("number", "extension"),
)
@frozen(kw_only=True)
class WhatsappPhoneNumber(Record):
    """A phone number of the member, and whether it is a WhatsApp number."""

    number: str | None = column("Number", parse=trimmed, pii="phone", doc="Digits only, without a plus sign.")
    extension: str | None = column("Extension", pii="phone", doc="Blank in every copy seen.")
    is_whatsapp_number: bool | None = column(
        "Is_WhatsApp_Number", parse=true_false, doc="Whether it is a WhatsApp number; `false` in every copy seen."
    )


@reads(
    "Registration.csv",
    "Registration Info.csv",
    layouts=(
        Layout("2016-12", "Registration Date,Registration IP,Subscription Type,Inviter First Name,Inviter Last Name"),
        Layout(
            "2018-10",
            "Registration Date,Registration IP Address,Invited by (First Name),Invited by (Last Name),"
            "Subscription Types",
        ),
        Layout("2020-11", "Registered At,Registration Ip,Subscription Types"),
    ),
    written=(Writing(file="Registration.csv"),),
    snapshot="REGISTRATION",
    delivery="complete",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class Registration(Record):
    """When and from where the member joined; one row."""

    registered_at: datetime | None = column(
        "Registered At",
        "Registration Date",
        parse=us_minutes,
        doc="When the account was made, to the minute; zone not stated.",
    )
    registration_ip: IPAddress | None = column(
        "Registration Ip", "Registration IP Address", parse=ip, pii="ip", doc="From where; blank in most copies."
    )
    subscription_types: tuple[str, ...] = column(
        "Subscription Types",
        "Subscription Type",
        parse=bracketed,
        pii="payment",
        doc="What the member subscribes to, such as `Premium Career Subscription`; mostly blank.",
    )
    inviter_first_name: str | None = column(
        "Invited by (First Name)", "Inviter First Name", pii="name", doc="Who invited the member; to 2018-12."
    )
    inviter_last_name: str | None = column(
        "Invited by (Last Name)", "Inviter Last Name", pii="name", doc="Last name of who invited; to 2018-12."
    )


@reads(
    "Account Status History.csv",
    layouts=(Layout("2018-10", "Time,Event"),),
    written=(Writing(file="Account Status History.csv", encoding="utf-16", delimiter="\t", quoting="all"),),
    snapshot="ACCOUNT_HISTORY",
    delivery="complete",
    key=("changed_at", "event"),
)
@frozen(kw_only=True)
class AccountStatusChange(Record):
    """A change of the account's status.

    LinkedIn says that the file goes back one year; the making of older accounts is in it all the same.
    """

    changed_at: datetime | None = column("Time", parse=slashed_utc, doc="When it changed, in UTC, to the second.")
    event: str | None = column("Event", doc="What happened; only `Account Created` has been seen.")


@reads(
    "Name Information.csv",
    delivery="complete",
    key=ONE_ROW,
)
@frozen(kw_only=True)
class NameInformation(Record):
    """What the member is called and was called.

    No real file of this kind was seen; the fields follow LinkedIn's description.
    """

    current_name: str | None = column("Current Name", pii="name", doc="The member's name today; by description only.")
    earlier_names: str | None = column(
        "Earlier Names", pii="name", doc="What the member was called before; by description only."
    )


@reads(
    "Name Change History.csv",
    snapshot="NAME_CHANGES",
    delivery="complete",
    key=("earlier_name",),
)
@frozen(kw_only=True)
class NameChange(Record):
    """A name that the member has had before.

    No real file of this kind was seen; the field follows LinkedIn's description.
    """

    earlier_name: str | None = column(
        "Earlier Name", pii="name", doc="What the member was called before; by description only."
    )


class PaymentMethod(StrEnum):
    """How a purchase was paid: the first word stands in `Receipts.csv`, all but it in `Receipts_v2.csv`."""

    CREDITCARD = "CreditCard"
    PAYPAL = "PAYPAL"
    CARD = "CARD"
    CREDIT_CARD = "CREDIT_CARD"
    IOS = "IOS"
    GPB = "GPB"


@frozen(kw_only=True)
class _Purchase(Record):
    """What both kinds of receipt tell."""

    first_name: str | None = column("First Name", pii="name", doc="First name of who paid.")
    last_name: str | None = column("Last Name", pii="name", doc="Last name of who paid.")
    billing_country: str | None = column(
        "Billing Country",
        pii="place",
        doc="Two letters, lower case in `Receipts.csv`, upper case in `Receipts_v2.csv`.",
    )
    postal_code: str | None = column("Postal Code", pii="address", doc="Postal code of the billing address.")
    payment_method: PaymentMethod | str | None = column(
        "Payment Method Type", parse=words(PaymentMethod), pii="payment", doc="How it was paid."
    )
    invoice_number: str | None = column("Invoice Number", pii="payment", doc="The invoice's number, digits only.")
    description: str | None = column("Description", pii="payment", doc="What was bought.")
    tax_amount: Decimal | None = column(
        "Tax Amount", parse=decimal, pii="payment", doc="Tax, in the currency named; can be negative."
    )
    sub_total: Decimal | None = column(
        "Sub Total", parse=decimal, pii="payment", doc="Sum of the items, in the currency named; can be negative."
    )
    total_amount: Decimal | None = column(
        "Total Amount", parse=decimal, pii="payment", doc="The whole sum, in the currency named; can be negative."
    )
    currency_code: str | None = column(
        "Currency Code", pii="payment", doc="The currency of all amounts, three letters (ISO 4217)."
    )


@reads(
    "Receipts.csv",
    layouts=(
        Layout(
            "2021-12",
            "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice Number,"
            "Description,Tax Amount,Sub Total,Total Amount,Currency Code",
        ),
    ),
    written=(Writing(file="Receipts.csv"),),
    snapshot="RECEIPTS",
    # Several items may share an invoice.
    key=(("invoice_number", "made_at", "description"), ("invoice_number", "made_at")),
)
@frozen(kw_only=True)
class Receipt(_Purchase):
    """A purchase from LinkedIn, such as a month of Premium, in the older of two files; newest first."""

    made_at: datetime | None = column(
        "Transaction Made At", parse=us_minutes, doc="When it was paid, to the minute; zone not stated."
    )


@reads(
    "Receipts_v2.csv",
    layouts=(
        Layout(
            "2024-12",
            "First Name,Last Name,Billing Country,Postal Code,Transaction Made At,Payment Method Type,Invoice Number,"
            "Description,Tax Amount,Sub Total,Total Amount,Currency Code",
        ),
    ),
    written=(Writing(since="2024-12", file="Receipts_v2.csv"),),
    snapshot="RECEIPTS_LBP",
    # Several items may share an invoice.
    key=(("invoice_number", "made_at", "description"), ("invoice_number", "made_at")),
)
@frozen(kw_only=True)
class ReceiptV2(_Purchase):
    """A purchase from LinkedIn, in the newer of two files; newest first."""

    made_at: datetime | None = column(
        "Transaction Made At", parse=us_minutes_utc, doc="When it was paid, in UTC, to the minute."
    )
