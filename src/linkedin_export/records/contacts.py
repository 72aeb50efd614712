"""Address books: connections as Outlook took them in, contacts that the member uploaded, notes and tags on people."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from attrs import frozen

from linkedin_export.schema.dates import PartialDate
from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.lists import backslashed_commas, birthday_map, spaced_commas
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import day, url, us_minutes, words

_BLANK = "Blank in every copy seen."


class ContactSource(StrEnum):
    """Where LinkedIn has a contact from."""

    MOBILE_CONTACTS = "MOBILE_CONTACTS"
    GOOGLE_CONTACTS = "GOOGLE_CONTACTS"
    YAHOO_CONTACTS = "YAHOO_CONTACTS"
    OUTLOOK_CONTACTS = "OUTLOOK_CONTACTS"
    ABOOK_IMPORT = "ABOOK_IMPORT"
    FILE_UPLOAD = "FILE_UPLOAD"
    USER_CREATE = "USER_CREATE"
    EMAIL = "EMAIL"
    FACEBOOK = "FACEBOOK"
    ANDROID_CALENDAR = "ANDROID_CALENDAR"
    IPHONE_CALENDAR = "IPHONE_CALENDAR"
    LEGACY = "LEGACY"


@reads(
    "ImportedContacts.csv",
    "Contacts.csv",
    layouts=(
        Layout(
            "2018-10",
            "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,"
            "Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles",
        ),
        Layout(
            "2019-08",
            "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
            "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles",
        ),
        Layout(
            "2025-09",
            "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,"
            "CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location",
        ),
    ),
    written=(
        Writing(file="Imported Contacts.csv"),
        Writing(since="2019-08", file="Contacts.csv"),
        Writing(since="2025-09", file="ImportedContacts.csv"),
    ),
    table="imported_contacts",
    snapshot="CONTACTS",
    delivery="basic",
    # There is no number; address books hold one name or one address several times.
    key=(
        ("emails", "first_name", "last_name"),
        ("phone_numbers", "first_name", "last_name"),
        ("created_at", "first_name", "last_name"),
    ),
)
@frozen(kw_only=True)
class ImportedContact(Record):
    """Somebody in an address book that the member let LinkedIn read: no connection, and mostly no member.

    The file was called ``Imported Contacts.csv``, then ``Contacts.csv``, and is now ``ImportedContacts.csv``; each time
    columns came and went.
    """

    origin: ContactSource | str | None = column(
        "Source", parse=words(ContactSource), doc="Where LinkedIn has the contact from; 2019-08 to 2025-08."
    )
    first_name: str | None = column("FirstName", pii="name", doc="First name as in the address book.")
    middle_name: str | None = column("MiddleName", pii="name", doc="Middle name; since 2025-09.")
    last_name: str | None = column("LastName", pii="name", doc="Last name as in the address book.")
    maiden_name: str | None = column("MaidenName", pii="name", doc="Since 2025-09; blank in every copy seen.")
    nick_name: str | None = column("NickName", pii="name", doc="Since 2025-09; blank in every copy seen.")
    name_prefix: str | None = column("NamePrefix", pii="name", doc="Since 2025-09; blank in every copy seen.")
    name_suffix: str | None = column("NameSuffix", pii="name", doc="Since 2025-09; blank in every copy seen.")
    full_name: str | None = column("FullName", pii="name", doc="Name in one piece; mostly blank, to 2025-08.")
    companies: str | None = column(
        "Companies",
        pii="work",
        doc="Employer or employers, to 2025-08; not split, because names hold commas too. Often the word `null`, as "
        "the address book gave it.",
    )
    title: str | None = column("Title", pii="work", doc="Job title; mostly blank.")
    emails: tuple[str, ...] = column(
        "Emails",
        "Email Address",
        parse=backslashed_commas,
        formerly={"2025-08": spaced_commas},
        pii="email",
        doc="E-mail addresses.",
    )
    phone_numbers: tuple[str, ...] = column(
        "PhoneNumbers",
        parse=backslashed_commas,
        formerly={"2025-08": spaced_commas},
        pii="phone",
        doc="Phone numbers as typed, without the space that LinkedIn writes before a plus sign.",
    )
    addresses: str | None = column(
        "Addresses",
        pii="address",
        doc="Postal addresses as free text with `City:` and the like inside, several joined by commas, which addresses "
        "hold too, so it is not split; to 2025-08.",
    )
    sites: tuple[str, ...] = column(
        "Sites", parse=spaced_commas, pii="profile", doc="Web pages, with or without a scheme; to 2025-08."
    )
    instant_message_handles: tuple[str, ...] = column(
        "InstantMessageHandles",
        parse=spaced_commas,
        pii="profile",
        doc="Names in messengers, some behind a label and a colon; to 2025-08.",
    )
    profiles: str | None = column("Profiles", pii="profile", doc="To 2025-08; blank in every copy seen.")
    birthday: PartialDate | None = column(
        "Birthday", parse=birthday_map, pii="birth", doc="A day, mostly with a year; to 2025-08."
    )
    location: str | None = column("Location", pii="place", doc=_BLANK)
    country_code: str | None = column("CountryCode", pii="place", doc="Since 2025-09; blank in every copy seen.")
    region_code: str | None = column("RegionCode", pii="place", doc="Since 2025-09; blank in every copy seen.")
    third_party_verified: str | None = column("ThirdPartyVerified", doc="Since 2025-09; blank in every copy seen.")
    created_at: datetime | None = column(
        "CreatedAt", parse=us_minutes, doc="When LinkedIn took it in, to the minute; zone not stated."
    )
    updated_at: datetime | None = column(
        "UpdatedAt", parse=us_minutes, doc="When it last changed, to the minute, zone not stated; since 2025-09."
    )
    bookmarked_at: str | None = column("BookmarkedAt", doc="To 2025-08; blank in every copy seen.")


@reads(
    "Notes.csv",
    snapshot="PREMIUM_NOTES",
    delivery="basic",
    # Notes are edited.
    key=(("url", "created_on"), ("first_name", "last_name", "created_on")),
)
@frozen(kw_only=True)
class Note(Record):
    """A note that the member wrote on a connection.

    No real file was seen; the fields follow one reader's description of 2026. That the API's domain holds the same is a
    guess.
    """

    first_name: str | None = column("Connection First Name", pii="name", doc="First name of the connection.")
    last_name: str | None = column("Connection Last Name", pii="name", doc="Last name of the connection.")
    url: str | None = column("Connection Profile URL", parse=url, pii="profile", doc="Profile of the connection.")
    note: str | None = column("Note", pii="content", doc="The note itself.")
    created_on: date | None = column(
        "Created On", parse=day, doc="The day it was written; how LinkedIn spells it is not known."
    )
    edited_on: date | None = column(
        "Edited On", parse=day, doc="The day it was last changed; how LinkedIn spells it is not known."
    )


@reads(
    "Tags.csv",
    delivery="basic",
    key=("tag",),
)
@frozen(kw_only=True)
class Tag(Record):
    """A label that the member made for people.

    No real file was seen; the field follows LinkedIn's description.
    """

    tag: str | None = column("Tag", pii="content", doc="The label.")


@reads(
    "linkedin_connections_export_microsoft_outlook.csv",
    "linkedin_connections_export_outlook_express.csv",
    "linkedin_connections_export.csv",
    layouts=(
        Layout(
            "2012-09",
            "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail 2 Address,E-mail 3 Address,"
            "Business Street,Business Street 2,Business Street 3,Business City,Business State,"
            "Business Postal Code,Business Country,Home Street,Home Street 2,Home Street 3,Home City,"
            "Home State,Home Postal Code,Home Country,Other Street,Other Street 2,Other Street 3,Other City,"
            "Other State,Other Postal Code,Other Country,Company,Department,Job Title,Assistant's Phone,"
            "Business Fax,Business Phone,Business Phone 2,Callback,Car Phone,Company Main Phone,Home Fax,"
            "Home Phone,Home Phone 2,ISDN,Mobile Phone,Other Fax,Other Phone,Pager,Primary Phone,Radio Phone,"
            "TTY/TDD Phone,Telex,Assistant's Name,Birthday,Manager's Name,Notes,Other Address PO Box,Spouse,"
            "Web Page,Personal Web Page",
        ),
    ),
    written=(
        Writing(
            since="2012-09",
            file="linkedin_connections_export_microsoft_outlook.csv",
            quoting="all",
            line_end="\r\n",
        ),
    ),
    table="outlook_connections",
    until="2017-02",
    # Every row seen has an address.
    key=(("email",), ("first_name", "last_name")),
)
@frozen(kw_only=True)
class OutlookConnection(Record):
    """A connection in the columns that Outlook takes in: a file of its own that members could fetch until 2017.

    Only five of its 59 columns have been seen filled. The day of connecting is not among them.
    """

    title: str | None = column("Title", pii="name", doc=_BLANK)
    first_name: str | None = column("First Name", pii="name", doc="First name as the connection writes it.")
    middle_name: str | None = column("Middle Name", pii="name", doc=_BLANK)
    last_name: str | None = column("Last Name", pii="name", doc="Last name, often with titles behind it.")
    suffix: str | None = column("Suffix", pii="name", doc=_BLANK)
    email: str | None = column(
        "E-mail Address", pii="email", doc="The address; in every row, other than in later exports."
    )
    email_2: str | None = column("E-mail 2 Address", pii="email", doc=_BLANK)
    email_3: str | None = column("E-mail 3 Address", pii="email", doc=_BLANK)
    business_street: str | None = column("Business Street", pii="address", doc=_BLANK)
    business_street_2: str | None = column("Business Street 2", pii="address", doc=_BLANK)
    business_street_3: str | None = column("Business Street 3", pii="address", doc=_BLANK)
    business_city: str | None = column("Business City", pii="address", doc=_BLANK)
    business_state: str | None = column("Business State", pii="address", doc=_BLANK)
    business_postal_code: str | None = column("Business Postal Code", pii="address", doc=_BLANK)
    business_country: str | None = column("Business Country", pii="address", doc=_BLANK)
    home_street: str | None = column("Home Street", pii="address", doc=_BLANK)
    home_street_2: str | None = column("Home Street 2", pii="address", doc=_BLANK)
    home_street_3: str | None = column("Home Street 3", pii="address", doc=_BLANK)
    home_city: str | None = column("Home City", pii="address", doc=_BLANK)
    home_state: str | None = column("Home State", pii="address", doc=_BLANK)
    home_postal_code: str | None = column("Home Postal Code", pii="address", doc=_BLANK)
    home_country: str | None = column("Home Country", pii="address", doc=_BLANK)
    other_street: str | None = column("Other Street", pii="address", doc=_BLANK)
    other_street_2: str | None = column("Other Street 2", pii="address", doc=_BLANK)
    other_street_3: str | None = column("Other Street 3", pii="address", doc=_BLANK)
    other_city: str | None = column("Other City", pii="address", doc=_BLANK)
    other_state: str | None = column("Other State", pii="address", doc=_BLANK)
    other_postal_code: str | None = column("Other Postal Code", pii="address", doc=_BLANK)
    other_country: str | None = column("Other Country", pii="address", doc=_BLANK)
    company: str | None = column("Company", pii="work", doc="Employer when the file was made.")
    department: str | None = column("Department", pii="work", doc=_BLANK)
    job_title: str | None = column("Job Title", pii="work", doc="Position at that employer.")
    assistant_phone: str | None = column("Assistant's Phone", pii="phone", doc=_BLANK)
    business_fax: str | None = column("Business Fax", pii="phone", doc=_BLANK)
    business_phone: str | None = column("Business Phone", pii="phone", doc=_BLANK)
    business_phone_2: str | None = column("Business Phone 2", pii="phone", doc=_BLANK)
    callback: str | None = column("Callback", pii="phone", doc=_BLANK)
    car_phone: str | None = column("Car Phone", pii="phone", doc=_BLANK)
    company_main_phone: str | None = column("Company Main Phone", pii="phone", doc=_BLANK)
    home_fax: str | None = column("Home Fax", pii="phone", doc=_BLANK)
    home_phone: str | None = column("Home Phone", pii="phone", doc=_BLANK)
    home_phone_2: str | None = column("Home Phone 2", pii="phone", doc=_BLANK)
    isdn: str | None = column("ISDN", pii="phone", doc=_BLANK)
    mobile_phone: str | None = column("Mobile Phone", pii="phone", doc=_BLANK)
    other_fax: str | None = column("Other Fax", pii="phone", doc=_BLANK)
    other_phone: str | None = column("Other Phone", pii="phone", doc=_BLANK)
    pager: str | None = column("Pager", pii="phone", doc=_BLANK)
    primary_phone: str | None = column("Primary Phone", pii="phone", doc=_BLANK)
    radio_phone: str | None = column("Radio Phone", pii="phone", doc=_BLANK)
    tty_phone: str | None = column("TTY/TDD Phone", pii="phone", doc=_BLANK)
    telex: str | None = column("Telex", pii="phone", doc=_BLANK)
    assistant_name: str | None = column("Assistant's Name", pii="name", doc=_BLANK)
    birthday: str | None = column("Birthday", pii="birth", doc=_BLANK)
    manager_name: str | None = column("Manager's Name", pii="name", doc=_BLANK)
    notes: str | None = column("Notes", pii="content", doc=_BLANK)
    other_po_box: str | None = column("Other Address PO Box", pii="address", doc=_BLANK)
    spouse: str | None = column("Spouse", pii="name", doc=_BLANK)
    web_page: str | None = column("Web Page", parse=url, pii="profile", doc=_BLANK)
    personal_web_page: str | None = column("Personal Web Page", parse=url, pii="profile", doc=_BLANK)
