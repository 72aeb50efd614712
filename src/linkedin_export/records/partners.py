"""What LinkedIn's partners say of the member."""

from __future__ import annotations

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.spec import Record, column, reads
from linkedin_export.schema.values import integer


@reads(
    "Duolingo.csv",
    layouts=(Layout("2026-03", "Language,Score,Proficiency Level"),),
    written=(Writing(since="2026-03", file="Duolingo.csv"),),
    table="duolingo_scores",
    # The score goes up.
    key=("language",),
)
@frozen(kw_only=True)
class DuolingoScore(Record):
    """A score that the member has shared from Duolingo."""

    language: str | None = column("Language", pii="work", doc="The language, in English.")
    score: int | None = column("Score", parse=integer, pii="work", doc="The score, a whole number.")
    proficiency_level: str | None = column("Proficiency Level", pii="work", doc="The level it stands for, in capitals.")
