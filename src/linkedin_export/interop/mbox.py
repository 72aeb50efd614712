"""Messages as an mbox file, which mail programs open."""

from __future__ import annotations

import hashlib
import mailbox
import re
from collections import Counter
from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from linkedin_export.interop.targets import Target, whole_file
from linkedin_export.interop.threads import AnyMessage, Thread, is_html, threads_of
from linkedin_export.records.messages import Message

_DOMAIN = "linkedin.invalid"
_LONGEST_LOCAL_PART = 64
"""RFC 5321, 4.5.3.1.1."""
_SLUG = re.compile(r"/in/([^/?#]+)")
_NO_HEADER_TEXT = re.compile(r"[\x00-\x1f\x7f\s]+")


def to_mbox(messages: Iterable[AnyMessage], path: Target) -> int:
    """Writes messages to an mbox file for mail programs, conversation by conversation; how many there are.

    LinkedIn gives nobody's e-mail address here: the addresses are made up from the profiles, or else the names, and end
    in ``linkedin.invalid``, where no mail ever arrives. Dates are in UTC; where the export states no zone the header
    says so (``-0000``), and there is none for a draft without a time. ``Message-ID`` is made from the message and the
    same every time. In a conversation each message is a reply to the one before. HTML stays HTML, links to attached
    files are a part of type ``text/uri-list``. ``X-LinkedIn-Conversation``, ``-Folder`` and ``-Draft`` are headers of
    their own, and so is ``-To``, where it is not told which name belongs to which profile. Lines that start with
    ``From `` get a ``>`` before, as mbox wants it.

    A file at ``path`` is replaced. Raises OSError; then nothing is written.
    """
    count = 0
    seen: Counter[str] = Counter()
    with whole_file(path) as beside:
        box = mailbox.mbox(beside)
        try:
            for thread in threads_of(messages):
                for mail in _mails(thread, seen):
                    box.add(mail)
                    count += 1
            box.flush()
        finally:
            box.close()
    return count


def _mails(thread: Thread[AnyMessage], seen: Counter[str]) -> Iterable[mailbox.mboxMessage]:
    first = last = ""
    for message in thread.messages:
        mail = _mail(message, thread.title)
        digest = _digest(message)
        seen[digest] += 1
        number = f".{seen[digest]}" if seen[digest] > 1 else ""
        mail["Message-ID"] = f"<{digest}{number}@{_DOMAIN}>"
        if mail.is_multipart():
            mail.set_boundary(digest)  # instead of one made by chance
        if thread.conversation_id and last:
            mail["In-Reply-To"] = last
            mail["References"] = " ".join(dict.fromkeys((first, last)))
        last = mail["Message-ID"]
        first = first or last
        made = mailbox.mboxMessage(mail)
        # Without a time of its own `mailbox` would take the one of writing.
        made.set_from(_DOMAIN, message.sent_at.utctimetuple() if message.sent_at else (1970, 1, 1, 0, 0, 0, 3, 1, 0))
        yield made


def _digest(message: AnyMessage) -> str:
    at = message.sent_at.isoformat() if message.sent_at else None
    told = (message.conversation_id, message.sender, message.recipients, at, message.subject, message.content)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def _mail(message: AnyMessage, title: str) -> EmailMessage:
    recipients = _recipients(message)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(message.sender, message.sender_url)
    mail["To"] = recipients
    if message.sent_at:
        mail["Date"] = format_datetime(message.sent_at)
    headers = {
        "Subject": message.subject or title,
        "X-LinkedIn-Conversation": message.conversation_id,
        "X-LinkedIn-Folder": message.folder,
        "X-LinkedIn-To": message.recipients if not any(to.display_name for to in recipients) else None,
    }
    for name, text in headers.items():
        if text:
            mail[name] = _header(text)
    content = message.content or ""
    mail.set_content(content, subtype="html" if is_html(content) else "plain")
    if isinstance(message, Message):
        if message.is_message_draft:
            mail["X-LinkedIn-Draft"] = "yes"
        if message.attachments:
            links = "\r\n".join(message.attachments)
            mail.add_attachment(links, subtype="uri-list", filename="attachments.uri")
    return mail


def _recipients(message: AnyMessage) -> tuple[Address, ...]:
    """Names stand beside profiles where there are as many of both; a name may hold a comma."""
    urls, names = message.recipient_urls, (message.recipients or "").split(",")
    if len(urls) < 2:
        return (_address(message.recipients, next(iter(urls), None)),)
    if len(urls) != len(names):
        return tuple(_address(None, url) for url in urls)
    return tuple(map(_address, names, urls))


def _address(name: str | None, url: str | None) -> Address:
    display = _header(name or "")
    slug = _SLUG.search(url or "")
    local = quote(slug[1], safe="%") if slug else ""
    if not local or len(local) > _LONGEST_LOCAL_PART:
        who = slug[1] if slug else display
        local = f"member-{hashlib.sha256(who.encode()).hexdigest()[:12]}" if who else "unknown"
    return Address(display, local, _DOMAIN)


def _header(text: str) -> str:
    return _NO_HEADER_TEXT.sub(" ", text).strip()
