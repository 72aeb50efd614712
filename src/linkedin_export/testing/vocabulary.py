"""What made-up cells are made of: nobody's names, and texts with what breaks careless readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from attrs import frozen

from linkedin_export.schema.evidence import Quirk

_FIRST = ("Ada", "Grace", "Zoë", "José", "Søren", "例", "Max", "Mia")
_LAST = ("Example", "Sample", "Muster", "Ejemplo Prueba", "Eksempel, PhD", "Modèle 🌱", 'Test "T" Probe')


@frozen
class Person:
    """Somebody who does not exist: names, the last part of the profile's link, an address and a number for fiction."""

    number: int
    first: str
    last: str
    slug: str
    email: str
    phone: str


def person(number: int) -> Person:
    """One of any number of people; always the same for the same number."""
    first, last = _FIRST[number % len(_FIRST)], _LAST[number % len(_LAST)]
    slug = quote(re.sub(r"\W+", "-", f"{first} {last} {number}".lower()))
    return Person(number, first, last, slug, f"person{number}@example.com", f"+1 202 555 01{number % 100:02}")


BY_WORD: Mapping[str, tuple[str, ...]] = {
    "country": ("Sampleland", "Exampleland"),
    "currency": ("EUR", "USD"),
    "language": ("English", "Deutsch", "Español"),
    "postal": ("12345", "EX4 MPL"),
    "status": ("ACTIVE",),
    "visibility": ("MEMBER_NETWORK",),
    "year": ("1980", "2001"),
    "zip": ("12345", "EX4 MPL"),
}
"""Texts for columns whose name has the word."""
BY_PII: Mapping[str | None, tuple[str, ...]] = {
    "address": ("1 Example Street, Springfield", "Musterweg 5", "2 Sample Road\u2028Exampleton"),
    "birth": ("25 to 34", "35 to 54", "1980"),
    "content": (
        "Thank you for invitation {number}",
        'She said "yes", and that was number {number}',
        "{number} congratulations 🎉",
        "<p>Hello &amp; welcome, <b>all {number}</b></p>",
        "Line {number}\u2028and another",
        "Größe {number}, naïveté; façade",
    ),
    "device": ("ExampleBrowser/1.0 (Sample OS, 64 bit)", "SampleApp/9.2 (Phone)", "Example Agent"),
    "identity": ("GOVERNMENT_ID", "SAMPLE-0001", "Sample document"),
    "interest": ("Remote work", "Data, maps and charts", 'The "sample" economy', "Gardening"),
    "payment": ("INV-100200", "SAMPLE-7", "Example plan, yearly"),
    "place": ("Springfield", "Exampleton, Sampleland", "Übersee"),
    "work": ("Example & Sons, Inc.", "Sample University", "Analyst", 'The "Example" Group', "Ingénieure"),
}
"""Texts for columns by what they can tell about a person; some number stands in what people wrote."""
TELLING: Mapping[Quirk, str] = {
    Quirk.UNQUOTED_LINES: "Well said{end}Thank you for this",
    Quirk.BACKSLASH_ESCAPES: 'The "Example" and \\ or the Sample',
    Quirk.RAW_LINES: 'remote jobs, part time or "flexible" hours',
    Quirk.QUOTED_LINE_BREAKS: "First line{end}{end}Third line, the last",
}
"""For each quirk of cells a text that shows it; where lines break, ``{end}`` stands."""
SEPARATORS = re.compile(r'[,;|\[\]{}:"\s]+')
"""What separates the items of some list or other."""
