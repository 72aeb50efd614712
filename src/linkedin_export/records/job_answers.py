"""Questions that applications for jobs asked, and what the member answered; four kinds of file with one header line."""

from __future__ import annotations

from attrs import frozen

from linkedin_export.schema.evidence import Layout, Writing
from linkedin_export.schema.spec import WHOLE_ROW, Record, column, reads
from linkedin_export.schema.values import trimmed


@frozen(kw_only=True)
class _QuestionAndAnswer(Record):
    """What all four kinds of file tell."""

    question: str | None = column("Question", pii="content", doc="The question, in the language of the job.")
    answer: str | None = column(
        "Answer",
        parse=trimmed,
        pii="content",
        doc="The answer: text, a number, the name of a file; without the space that LinkedIn puts before `+` and `-`.",
    )


@reads(
    "Job Applicant Saved Answers.csv",
    layouts=(Layout("2022-09", "Question,Answer"),),
    written=(
        Writing(since="2022-09", file="Job Applicant Saved Answers.csv"),
        Writing(since="2025-12", file="Jobs/Job Applicant Saved Answers.csv"),
    ),
    snapshot="JOB_APPLICANT_SAVED_ANSWERS",
    # Answers change; some questions stand there more than once.
    key=(("question", "answer"), ("question",)),
)
@frozen(kw_only=True)
class JobApplicantSavedAnswer(_QuestionAndAnswer):
    """An answer to one of LinkedIn's basic questions, kept for the next application."""


@reads(
    "Job Application Saved Answers.csv",
    layouts=(Layout("2020-11", "Question,Answer"),),
    written=(Writing(since="2020-11", file="Job Application Saved Answers.csv"),),
    until="2020-11",
    # Answers change; some questions stand there more than once.
    key=(("question", "answer"), ("question",)),
)
@frozen(kw_only=True)
class JobApplicationSavedAnswer(_QuestionAndAnswer):
    """An answer kept for the next application, under an earlier name of the file; one file seen."""


@reads(
    "Job Applicant Saved Screening Question Responses.csv",
    layouts=(Layout("2022-09", "Question,Answer"),),
    written=(Writing(since="2022-09", file="Job Applicant Saved Screening Question Responses.csv"),),
    snapshot="TALENT_QUESTION_SAVED_RESPONSE",
    table="saved_screening_question_responses",
    part_rows=100,
    # One question is asked by many jobs and answered in several ways.
    key=(("question", "answer"), ("question",)),
)
@frozen(kw_only=True)
class SavedScreeningQuestionResponse(_QuestionAndAnswer):
    """An answer to a question of who posted a job, kept for the next application.

    The parts hold 93 to 100 rows: LinkedIn pages by a hundred and drops some.
    """


@reads(
    layouts=(Layout("2020-11", "Question,Answer"),),
    written=(Writing(since="2020-11", file="Jobs/Job Application Answers/2020-11-03 10:20:30-Engineer-Example.csv"),),
    folder="Job Application Answers",
    table="job_application_answers",
    until="2021-01",
    # Every application asks the same; which one it was stands in the file's name alone.
    key=WHOLE_ROW,
)
@frozen(kw_only=True)
class JobApplicationAnswer(_QuestionAndAnswer):
    """An answer given in one application.

    Every file in the folder is one application, named for the time it was sent, the job and the employer; a slash in
    the job's title makes a further folder. `Record.source` tells the file. Since 2021-11 the answers stand in
    `Job Applications.csv`.
    """
