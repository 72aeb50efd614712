"""What real exports are made into, where a checkout has them beside it."""

import csv
import mailbox
from contextlib import closing
from pathlib import Path

import jsonschema
import pytest
import vobject
from markdown_it import MarkdownIt

import linkedin_export
from tests.interop.test_json_resume import SCHEMA

CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"
FOLDERS = sorted(path for path in CORPUS.glob("*") if path.is_dir())[2::9]

pytestmark = pytest.mark.skipif(not FOLDERS, reason="the corpus of real exports is not beside this checkout")


@pytest.fixture(scope="module")
def exports():
    return [linkedin_export.open(folder) for folder in FOLDERS]


def test_nobody_is_lost(exports, tmp_path):
    written = 0
    for export in exports:
        people = [
            (one.first_name, one.last_name, one.url, one.email, one.company, one.position) for one in export.connections
        ]
        somebody = sum(map(any, people))
        count = export.to_vcard(tmp_path / "people.vcf")
        text = (tmp_path / "people.vcf").read_bytes().decode()
        assert count == somebody == len(list(vobject.readComponents(text)))
        for layout in ("google", "outlook", "salesforce"):
            assert export.to_contacts_csv(tmp_path / "people.csv", layout) == count
            with (tmp_path / "people.csv").open(encoding="utf-8", newline="") as stream:
                assert len(list(csv.DictReader(stream))) == count
        written += count
    assert written > 1_000


def test_every_profile_is_a_valid_resume(exports):
    validator = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    resumes = [export.to_json_resume() for export in exports]

    assert [error.message for resume in resumes for error in validator.iter_errors(resume)] == []
    assert any(resume["work"] for resume in resumes)


def test_every_message_is_a_mail(exports, tmp_path):
    for export in exports:
        count = export.to_mbox(tmp_path / "messages.mbox")
        with closing(mailbox.mbox(tmp_path / "messages.mbox")) as box:
            assert count == len(export.messages) == len(box) == len({mail["Message-ID"] for mail in box})
    assert sum(len(export.messages) for export in exports) > 500


def test_every_conversation_is_text_and_nothing_else(exports, tmp_path):
    pytest.importorskip("markdownify", reason="the extra 'markdown' is not installed")
    renderer, written = MarkdownIt("commonmark"), 0
    for number, export in enumerate(exports):
        count = export.to_markdown(tmp_path / str(number))
        files = [path for path in (tmp_path / str(number)).rglob("*") if path.is_file()]
        assert count == len(files)
        written += count
        for path in files:
            for token in renderer.parse(path.read_text(encoding="utf-8")):
                kinds = {token.type, *(child.type for child in token.children or ())}
                assert kinds & {"html_block", "html_inline", "image"} == set(), path.name
    assert written > 50
