"""From bytes to lines: which encoding, and what becomes of bytes it does not allow."""

import codecs
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkedin_export.reading import lines as reading_lines
from linkedin_export.reading.decoding import Encoding, is_surely_utf8, is_text, sniff
from linkedin_export.reading.lines import Lines

TABLE = "First Name,Last Name\r\nZoë,Exämple\r\n"
JAPANESE = "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗い所で泣いていた。\n" * 5
KOREAN = (
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 나는 유리를 먹을 수 있어요. 아프지 않아요.\n"
    * 5
)


def lines_of(data, encoding=None, block=None):
    """The lines, and how many blocks were damaged."""
    with pytest.MonkeyPatch.context() as patch:
        if block is not None:
            patch.setattr(reading_lines, "BLOCK", block)
        lines = Lines(lambda: io.BytesIO(data), encoding or sniff(data))
        return list(lines), lines.damaged


def text_of(data, encoding=None):
    return "".join(lines_of(data, encoding)[0])


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", [TABLE, "", "\ufeff", "日本"])
def test_a_byte_order_mark_states_the_encoding_and_is_no_text(mark, name, text):
    data = mark + text.encode(name)
    assert is_text(data)
    assert sniff(data) == Encoding(name, bom=True)
    assert lines_of(data) == (text.splitlines(keepends=True), 0)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TABLE, "ab", TABLE + "名前\n"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(name, text):
    data = text.encode(name)
    assert is_text(data)
    assert sniff(data) == Encoding(name, guessed=True)
    assert text_of(data) == text


@pytest.mark.parametrize("text", ["", "a", "ab", TABLE, "吾輩", "a\x00b", "\x00" * 3 + TABLE, "🙂"])
def test_utf_8_is_no_guess(text):
    data = text.encode()
    assert sniff(data) == Encoding("utf-8")
    assert text_of(data) == text


@pytest.mark.parametrize("cut", range(1, len("吾é🙂".encode())))
def test_utf_8_cut_inside_a_character_is_still_utf_8(cut):
    assert sniff("吾é🙂".encode()[:cut]) == Encoding("utf-8")


def test_a_few_bad_bytes_do_not_make_utf_8_another_encoding():
    data = "Zoë Exämple, Ädä\n".encode() + "café\n".encode("cp1252") + "née\n".encode()
    assert sniff(data) == Encoding("utf-8")
    assert lines_of(data) == (["Zoë Exämple, Ädä\n", "café\n", "née\n"], 1)


@pytest.mark.parametrize(
    "text", ["café,x", "Zoë\n", "Fran\u00e7ois,Z\u00fcrich,\u201cquoted\u201d\u2026 \u20ac5\r\n", TABLE]
)
def test_short_windows_1252_is_read_as_such(text):
    data = text.encode("cp1252")
    assert sniff(data) == Encoding("cp1252", guessed=True)
    assert lines_of(data) == (text.splitlines(keepends=True), 0)


def test_bytes_that_windows_1252_leaves_open_are_kept():
    data = b"caf\xe9 na\xefve \x81\x8d\x8f\x90\x9d\n"
    assert lines_of(data, Encoding("cp1252", guessed=True)) == (["café naïve \x81\x8d\x8f\x90\x9d\n"], 1)


@pytest.mark.parametrize(("text", "name"), [(JAPANESE, "euc_jp"), (JAPANESE, "shift_jis"), (KOREAN, "euc_kr")])
def test_an_encoding_that_chardet_is_sure_of_is_taken(text, name):
    data = text.encode(name)
    encoding = sniff(data)
    assert encoding.guessed
    assert text_of(data) == text


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("Zoë".encode(), True),
        ("Zoë 🙂".encode()[:-1], True),
        (b"Zoe", False),
        (b"", False),
        ("Zoë".encode("cp1252"), False),
        ("Zoë".encode()[:3], False),
        ("Zoë".encode("utf-16"), False),
        ("Zoë ë".encode() + b"\xff", False),
    ],
)
def test_text_with_characters_of_several_bytes_is_surely_utf_8(head, sure):
    assert is_surely_utf8(head) is sure


@pytest.mark.parametrize(
    "answer",
    [
        {"encoding": None, "confidence": 0.0},
        {"encoding": None, "confidence": None},
        {"encoding": "koi8-r", "confidence": 0.05},
        {"encoding": "no such encoding", "confidence": 1.0},
        {"encoding": "ascii", "confidence": 1.0},
        {"encoding": "ISO-8859-1", "confidence": 1.0},
        {"encoding": "utf-8", "confidence": 1.0},
        {"encoding": "hex", "confidence": 1.0},
    ],
)
def test_answers_of_chardet_that_say_nothing_leave_windows_1252(answer, monkeypatch):
    monkeypatch.setattr("chardet.detect", lambda head: answer)
    assert sniff("Zoë,é\n".encode("cp1252")) == Encoding("cp1252", guessed=True)


def test_the_name_that_chardet_gives_is_pythons(monkeypatch):
    monkeypatch.setattr("chardet.detect", lambda head: {"encoding": "Windows-1251", "confidence": 0.99})
    data = "Пример\n".encode("cp1251")
    assert sniff(data) == Encoding("cp1251", guessed=True)
    assert text_of(data) == "Пример\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"a\xffb\n", "utf-8", "aÿb\n"),
        (b"caf\xe9", "utf-8", "café"),
        (b"\xe2\x82", "utf-8", "â‚"),
        (b"\x81\xe4\xb8\xad\n", "utf-8", "\x81中\n"),
        ("ab".encode("utf-16-le") + b"c", "utf-16-le", "ab\ufffd"),
        (b"\x00\xd8a\x00", "utf-16-le", "\ufffda"),
        ("a".encode("utf-32-be") + b"\xff\xff\xff\xff" + "b".encode("utf-32-be"), "utf-32-be", "a\ufffdb"),
        (b"\x98a", "cp1251", "˜a"),
    ],
)
def test_bytes_that_the_encoding_does_not_allow_cost_a_character_and_are_counted(data, encoding, text):
    lines, damaged = lines_of(data, Encoding(encoding))
    assert ("".join(lines), damaged) == (text, 1)


def test_damage_is_counted_by_block():
    data = b"\xff" * 3 + b"abc" + b"\xfe" * 3
    assert lines_of(data, Encoding("utf-8"), block=3) == (["ÿÿÿabcþþþ"], 2)


def test_only_decoding_may_fall_back_to_windows_1252():
    with pytest.raises(UnicodeEncodeError):
        "€".encode("ascii", "linkedin_export.cp1252")


any_text = st.text(st.sampled_from('a,"\r\n\u2028\u0085\x0b\x0c\x1c\x00\ufeffé中🙂') | st.characters(codec="utf-8"))
blocks = st.integers(1, 9)
encodings = st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"])


@settings(deadline=None)
@given(any_text, encodings, blocks)
def test_lines_are_the_text_whatever_the_blocks_cut(text, name, block):
    lines, damaged = lines_of(text.encode(name), Encoding(name), block)
    assert lines == list(io.StringIO(text, newline=""))
    assert "".join(lines) == text
    assert damaged == 0


@settings(deadline=None)
@given(any_text, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]), blocks)
def test_a_mark_is_taken_off_once_whatever_the_blocks_cut(text, name, block):
    data = f"\ufeff{text}".encode(name)
    assert "".join(lines_of(data, Encoding(name, bom=True), block)[0]) == text


@settings(deadline=None)
@given(st.binary() | st.lists(any_text.map(str.encode) | st.binary(max_size=3)).map(b"".join), blocks)
def test_damaged_utf_8_is_read_alike_whatever_the_blocks_cut(data, block):
    lines, damaged = lines_of(data, Encoding("utf-8"), block)
    assert "".join(lines) == data.decode("utf-8", "linkedin_export.cp1252")
    assert bool(damaged) == (data != data.decode("utf-8", "ignore").encode())


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_that_reads_them(data):
    encoding = sniff(data)
    lines, _ = lines_of(data, encoding)
    assert all(line.rstrip("\r\n").count("\n") == 0 for line in lines)
    assert codecs.lookup(encoding.name)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a\n", "b"]),
        ("a\rb\r\nc\r", ["a\r", "b\r\n", "c\r"]),
        ("\r\r\n\n", ["\r", "\r\n", "\n"]),
        ("a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n", ["a\u2028b\u2029c\x85d\x0be\x0cf\x1cg\n"]),
    ],
)
@pytest.mark.parametrize("block", [1, 2, 3, 100])
def test_lines_break_at_lf_cr_and_crlf_only(text, lines, block):
    assert lines_of(text.encode(), Encoding("utf-8"), block) == (lines, 0)


@pytest.mark.parametrize(
    "head",
    [
        b"PK\x03\x04\x14\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"\x1f\x8b\x08",
        b"BZh9",
        b"\xfd7zXZ\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a",
        b"SQLite format 3\x00",
        b"\x00\x00\x00\x18ftypmp42",
        b"\x00\x00\x00\x20ftypisom",
        b"bplist00",
        bytes(range(256)),
        b"\x00" * 100,
        b"\x7fELF\x02\x01\x01" + b"\x00" * 57,
    ],
)
def test_other_formats_are_no_text(head):
    assert not is_text(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"a",
        b"\n",
        b"Date,Link\n",
        "Zoë\n".encode("cp1252"),
        b"\t\r\n\x0c\x0b" * 9,
        b"PKW,BZ,GIF\n",
        JAPANESE.encode(),
    ],
)
def test_text_is_text(head):
    assert is_text(head)


def test_a_stray_control_character_leaves_a_table_text():
    assert is_text(b"a,b\n" * 20 + b"\x00\x1b")
    assert not is_text(b"a,b\n" * 3 + b"\x00\x1b")


def test_zeros_behind_a_text_are_no_other_format():
    assert is_text(b"First Name,Last Name\nAda,Example\n" + bytes(4000))
    assert not is_text(bytes(4000))
