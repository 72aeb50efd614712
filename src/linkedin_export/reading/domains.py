"""Recognising every file of a source: the domains in pages of the Member Snapshot API, and files that hold none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import evolve

from linkedin_export.issues import Code, Issue
from linkedin_export.reading.decoding import FEW, HEAD, Encoding, is_surely_utf8, sniff
from linkedin_export.reading.files import Recognised, Status, recognise
from linkedin_export.reading.headers import Opening
from linkedin_export.reading.limits import Limits
from linkedin_export.reading.lines import Lines
from linkedin_export.reading.members import Member, UnreadableError
from linkedin_export.reading.pages import may_be_json, may_be_pages
from linkedin_export.reading.snapshot import Pages, Served, claimed, survey
from linkedin_export.schema.names import split_name
from linkedin_export.schema.registry import Match, Registry


def recognise_all(member: Member, registry: Registry, limits: Limits, served: Served) -> list[Recognised]:
    """Tells what a member is, as `recognise` does; what each domain in it is if it holds pages of the API.

    Pages are read through. Never raises for content.
    """
    try:
        head = None if registry.why_ignored(member.name) else member.head(HEAD, FEW, _enough)
    except UnreadableError:
        head = None
    pages = _pages(member, head, registry, limits, served) if head is not None and may_be_pages(head) else []
    return pages or [recognise(member, registry, limits=limits, head=head)]


def _enough(head: bytes) -> bool:
    """Whether a few of a file's first bytes tell what it is, as those of a table mostly do."""
    return is_surely_utf8(head) and not may_be_json(head)


def _pages(member: Member, head: bytes, registry: Registry, limits: Limits, served: Served) -> list[Recognised]:
    """The domains of a file of pages, and the file itself if something in it is of none; nothing if it has no page."""
    noted = [Issue(code, member.name, message=message) for code, message in member.notes]
    encoding = sniff(head)
    found = survey(member, encoding, registry, limits, served)
    if found is None:
        return []
    broken = [
        Issue(
            Code.LIMIT if one.too_long else Code.BAD_JSON,
            member.name,
            one.line,
            message=one.why,
            raw=one.text[: limits.cell] or None,
        )
        for one in found.broken
    ]
    if found.more_broken:
        message = f"{found.more_broken} more issues; raise Limits(issues=...) to see them"
        broken.append(Issue(Code.LIMIT, member.name, message=message))
    counts = Counter[str]()
    domains = list[Recognised]()
    for pages in found.tables:
        counts[pages.domain] += 1
        domains.append(_domain(pages, counts[pages.domain], limits))
    nameless = next((one for one in domains if one.member.name == member.name), None)
    if nameless is None and (broken or not domains):
        status = Status.UNREADABLE if broken else Status.IGNORED
        nameless = Recognised(member=member, status=status, of_api=True)
        if not broken:
            broken.append(Issue(Code.IGNORED_FILE, member.name, message="LinkedIn's answer that there is no data"))
        domains = [nameless, *domains]
    noted += [*broken, *_text_issues(member.name, encoding, found.lines)]
    return [
        evolve(one, issues=(*(evolve(issue, file=one.member.name) for issue in noted), *one.issues))
        if one is (nameless or domains[0]) else one
        for one in domains
    ]  # fmt: skip


def _text_issues(name: str, encoding: Encoding, lines: Lines) -> Iterator[Issue]:
    """What a pass found amiss with a text that is read through."""
    if encoding.guessed:
        yield Issue(Code.ENCODING_GUESSED, name, message=f"read as {encoding.name}")
    if lines.broken is not None:
        yield Issue(Code.UNREADABLE, name, message=f"read as far as it goes: {lines.broken}")
    if lines.damaged:
        yield Issue(Code.ENCODING_MIXED, name)
    if lines.garbled is not None:
        yield Issue(Code.MOJIBAKE, name)


def _domain(pages: Pages, number: int, limits: Limits) -> Recognised:
    """What the rows of a domain are, or those of one record, the second or third that it has."""
    name = f"{pages.member.name}#{pages.domain}" if pages.domain.strip() else pages.member.name
    name = f"{name} ({number})" if number > 1 else name
    member, header, record = evolve(pages.member, name=name), pages.header, pages.record
    if len(header) > limits.columns:
        issue = Issue(Code.LIMIT, name, message=f"keys of more than Limits(columns={limits.columns})")
        return Recognised(member=member, status=Status.UNREADABLE, of_api=True, issues=(issue,))
    match = None
    if record is not None:
        claims = record.spec.resolve(header)
        count = claimed(record, header)
        match = Match(
            record,
            None,
            split_name(pages.member.name).part,
            unknown_columns=tuple(
                cell for cell, claim in zip(header, claims, strict=True) if not claim and cell.strip()
            ),
            by="domain",
            claimed=count,
            rivals=tuple(one for one in pages.kinds if one is not record and claimed(one, header) == count),
        )
    return Recognised(
        member=member,
        status=_status_of_domain(match, pages),
        match=match,
        encoding=pages.encoding,
        opening=Opening(header=header, match=match),
        limits=limits,
        issues=tuple(_domain_issues(name, match, pages)),
        pages=pages,
        of_api=True,
    )


def _status_of_domain(match: Match | None, pages: Pages) -> Status:
    if match is None:
        return Status.UNKNOWN
    if match.record.spec.provisional:
        return Status.PROVISIONAL
    if match.unknown_columns:
        return Status.DRIFTED
    return Status.KNOWN if pages.rows else Status.HEADER_ONLY


def _domain_issues(name: str, match: Match | None, pages: Pages) -> Iterator[Issue]:
    if pages.repeated:
        yield Issue(Code.SERVED_AGAIN, name, message=f"rows: {len(pages.repeated)}")
    if match is None:
        yield Issue(Code.UNKNOWN_FILE, name, message="" if pages.domain else "rows without a domain")
        return
    spec = match.record.spec
    if match.rivals:
        others = ", ".join(record.__name__ for record in match.rivals)
        yield Issue(Code.KIND_GUESSED, name, message=f"read as {spec.name}, could be {others}")
    if spec.provisional:
        yield Issue(Code.PROVISIONAL, name)
    if pages.rows and not match.claimed:
        yield Issue(Code.BY_NAME, name, message=f"read as {spec.name}")
    for header in match.unknown_columns:
        yield Issue(Code.UNKNOWN_COLUMN, name, header=header)
