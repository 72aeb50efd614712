"""The profile as JSON Resume, against the schema that JSON Resume publishes."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc3986_validator import validate_rfc3986

import linkedin_export
from linkedin_export.interop.uris import uri_of
from linkedin_export.testing import make_export

SCHEMA = json.loads((Path(__file__).parent / "json_resume" / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)

FILES = {
    "Profile.csv": "First Name,Last Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\n"
    'Ada,Example,1 Example Street,Jun 7,Analyst,"Two\nlines",Software,12345,"Rome, Italy",[ada],'
    '"[PERSONAL:example.com/ada,BLOG:https://blog.example.com]",[SKYPE:ada.e]\n',
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@example.com,Yes,No,\nada@example.com,Yes,Yes,\n",
    "PhoneNumbers.csv": "Extension,Number,Type\n,+1 555 0100,Mobile\n,+1 555 0101,\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Example Ltd,Analyst,Counting,Rome,Jun 2019,\nSample Inc,,,,2015,Oct 2016\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    "Example University,2011,2014,,BSc,Chess\n",
    "Courses.csv": "Name,Number\nCounting,C101\nMore counting,\n",
    "Honors.csv": "Title,Description,Issued On\nMedal,For counting,Jun 2016\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "Counter,www.example.com/c d,Example Ltd,Jun 2016,,1\n",
    "Publications.csv": 'Name,Published On,Description,Publisher,Url\nOn counting,"Jun 7, 2016",Long,Press,\n',
    "Patents.csv": 'Title,Issue Date,Filing Number\nAbacus,"Jun 7, 2017",US 1\n',
    "Skills.csv": "Name\nCounting\nCounting\n",
    "Languages.csv": "Name,Proficiency\nItalian,Native or bilingual proficiency\nLatin,\n",
    "Causes You Care About.csv": "Supported Cause\nEducation\n",
    "Interests.csv": 'Interests\n"Chess, Go"\n',
    "Recommendations_Received.csv": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    'Bo,Sample,,,"Counts well","06/07/26, 10:11 AM",VISIBLE\nCy,Sample,,,"Hidden","06/07/26, 10:11 AM",HIDDEN\n',
    "Volunteering.csv": "Company Name,Role,Cause,Started On,Finished On,Description\n"
    "Example Club,Teacher,children,Jun 2019,,Teaching\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\nAbacus,Wood,https://example.com,Jun 2019,Jul 2019\n",
}


@pytest.fixture
def resume(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    export = linkedin_export.open(tmp_path)
    assert [issue for issue in export.issues if issue.severity != "info"] == []
    return export.to_json_resume()


def test_everything_is_where_the_schema_has_it(resume):
    assert resume == {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {
            "name": "Ada Example",
            "label": "Analyst",
            "email": "ada@example.com",
            "phone": "+1 555 0100",
            "url": "https://example.com/ada",
            "summary": "Two\nlines",
            "location": {"address": "1 Example Street", "postalCode": "12345", "region": "Rome, Italy"},
            "profiles": [
                {"network": "Twitter", "username": "ada"},
                {"network": "SKYPE", "username": "ada.e"},
                {"network": "PERSONAL", "url": "https://example.com/ada"},
                {"network": "BLOG", "url": "https://blog.example.com"},
            ],
        },
        "work": [
            {
                "name": "Example Ltd",
                "position": "Analyst",
                "location": "Rome",
                "startDate": "2019-06",
                "summary": "Counting",
            },
            {"name": "Sample Inc", "startDate": "2015", "endDate": "2016-10"},
        ],
        "volunteer": [
            {"organization": "Example Club", "position": "Teacher", "startDate": "2019-06", "summary": "Teaching"}
        ],
        "education": [
            {"institution": "Example University", "studyType": "BSc", "startDate": "2011", "endDate": "2014"},
            {"courses": ["C101 - Counting", "More counting"]},
        ],
        "awards": [{"title": "Medal", "date": "2016-06", "summary": "For counting"}],
        "certificates": [
            {"name": "Counter", "date": "2016-06", "url": "https://www.example.com/c%20d", "issuer": "Example Ltd"}
        ],
        "publications": [
            {"name": "On counting", "publisher": "Press", "releaseDate": "2016-06-07", "summary": "Long"},
            {"name": "Abacus", "releaseDate": "2017-06-07", "summary": "US 1"},
        ],
        "skills": [{"name": "Counting"}],
        "languages": [
            {"language": "Italian", "fluency": "Native or bilingual proficiency"},
            {"language": "Latin"},
        ],
        "interests": [{"name": "Chess"}, {"name": "Go"}, {"name": "Education"}],
        "references": [{"name": "Bo Sample", "reference": "Counts well"}],
        "projects": [
            {
                "name": "Abacus",
                "description": "Wood",
                "startDate": "2019-06",
                "endDate": "2019-07",
                "url": "https://example.com",
            }
        ],
        "meta": {"version": "v1.0.0"},
    }
    assert list(VALIDATOR.iter_errors(json.loads(json.dumps(resume)))) == []


def unnamed(value, schema):
    """The properties of a value that the schema does not name."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in schema["properties"]:
                yield from unnamed(item, schema["properties"][key])
            else:
                yield key
    elif isinstance(value, list):
        for item in value:
            yield from unnamed(item, schema["items"])


def test_no_property_is_made_up(resume):
    assert list(unnamed(resume, SCHEMA)) == []
    assert "uri" in VALIDATOR.FORMAT_CHECKER.checkers
    assert list(unnamed({"work": [{"boss": ""}]}, SCHEMA)) == ["boss"]


@pytest.mark.parametrize("era", ["2018-10", "2020-12", "2023-07", "2026-05"])
def test_a_made_up_export_is_valid(era):
    export = linkedin_export.open(io.BytesIO(make_export(era, rows=12).data))
    resume = export.to_json_resume()

    assert list(VALIDATOR.iter_errors(resume)) == []
    assert list(unnamed(resume, SCHEMA)) == []
    assert len(resume["work"]) == len({(one.company_name, one.title, one) for one in export.positions}) > 8


def test_an_export_without_a_profile_is_an_empty_resume():
    data = make_export("2026-05", rows={"*": 0, "connections": 2}).data
    resume = linkedin_export.open(io.BytesIO(data)).to_json_resume()

    assert {key: value for key, value in resume.items() if value and key not in ("$schema", "meta")} == {}
    assert list(VALIDATOR.iter_errors(resume)) == []


def test_a_year_that_the_schema_does_not_take_is_left_out(tmp_path):
    (tmp_path / "Positions.csv").write_text(
        "Company Name,Title,Description,Location,Started On,Finished On\nExample Ltd,,,,Jun 0999,Jun 2019\n"
    )
    export = linkedin_export.open(tmp_path)
    assert export.positions[0].started_on == linkedin_export.PartialDate(999, 6)
    assert export.to_json_resume()["work"] == [{"name": "Example Ltd", "endDate": "2019-06"}]


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("example.com", "https://example.com"),
        (" HTTP://example.com/a b ", "HTTP://example.com/a%20b"),
        ("mailto:ada@example.com", "mailto:ada@example.com"),
        ("https://example.com/%C3%A9/é?a=b#c#d", "https://example.com/%C3%A9/%C3%A9?a=b#c%23d"),
        ("https://example.com/100%", "https://example.com/100%25"),
    ],
)
def test_a_link_is_a_uri(link, uri):
    assert uri_of(link) == uri
    assert validate_rfc3986(uri, rule="URI")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_path_is_a_uri(text):
    assert validate_rfc3986(uri_of(f"example.com/{text}"), rule="URI")
