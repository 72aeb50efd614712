"""From bytes to lines: the lines joined are the text, whatever the bytes and however they come."""

import codecs
import re
from contextlib import contextmanager

from linkedin_export.reading.decoding import HEAD, Encoding, format_of, is_text, sniff
from linkedin_export.reading.lines import STEP, Lines, ShortText, line_numbers
from linkedin_export.reading.members import UnreadableError
from tests.fuzz.choices import Choices, chosen
from tests.fuzz.material import goldens, words

SIZES = (1 << 18, 1, 2, 3, 7, 64)
LONGEST = (STEP, 1, 5, 80)
ENDS = 8
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp932", "gb18030", "koi8-r", "iso2022_jp")
LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
GARBLED = re.compile("Ã[\u00a0-\u00bf]|Â[\u00a0-\u00bf]|â€|ðŸ")


def seeds():
    for number, (_, data) in enumerate(goldens()):
        yield chosen(data, (number % len(SIZES), len(SIZES)), (0, len(LONGEST)), (0, ENDS))
    for encoding in ENCODINGS:
        text = "First Name,Note\r\nAda,naïve café 例の文 Ещё раз\n\n\r\n" * 3
        yield chosen(text.encode(encoding, "ignore"), (3, len(SIZES)), (2, len(LONGEST)), (0, ENDS))
    for word in words():
        yield chosen(word.encode(), (1, len(SIZES)), (0, len(LONGEST)), (0, ENDS))


class Trickle:
    """A stream that gives at most so many bytes at a time, and breaks off at ``end`` if there is one."""

    def __init__(self, data, size, end):
        self._data, self._size, self._end, self._at = data, size, end, 0

    def read(self, size):
        if self._end is not None and self._at >= self._end:
            raise UnreadableError("made to break")
        part = self._data[self._at : self._at + min(size, self._size)]
        self._at += len(part)
        return part


def read(data, encoding, size=1 << 18, longest=STEP, end=None):
    @contextmanager
    def opened():
        yield Trickle(data, size, end)

    lines = Lines(opened, encoding, longest)
    return lines, list(lines)


def whole_text(data, encoding):
    """The text decoded in one go."""
    errors = "replace" if encoding.name.startswith(("utf-16", "utf-32")) else "linkedin_export.cp1252"
    text = codecs.decode(data, encoding.name, errors)
    return text.removeprefix("\ufeff") if encoding.bom else text


def check_lines(data, encoding, size, longest):
    lines, found = read(data, encoding, size, longest)
    text = whole_text(data, encoding)
    assert all(map(LINE.fullmatch, found))
    assert all(line.endswith(("\r", "\n")) for line in found[:-1])
    assert lines.broken is None
    assert lines.cut == sorted(set(lines.cut))
    cut = line_numbers(ShortText("".join(found)), lines.cut)
    assert all(1 <= number <= len(found) for number in cut)
    if cut:
        # A line that lies in one piece of the stream is not too long to be held, whatever its length; before the piece
        # may stand bytes that were held back, of a character or of a line's end.
        assert all(len(found[number - 1].rstrip("\r\n")) <= max(longest, size + 4) for number in cut)
        assert len(found) == len(LINE.findall(text))
        assert all(whole.startswith(line.rstrip("\r\n")) for whole, line in zip(LINE.findall(text), found, strict=True))
        return
    assert "".join(found) == text
    garbled = GARBLED.search(text)
    assert lines.garbled == (garbled and garbled.start())
    if garbled is not None:
        number = len(LINE.findall(text[: garbled.end()]))
        assert line_numbers(ShortText(text), [garbled.start()]) == [number]
    try:
        codecs.decode(data, encoding.name, "strict")
    except UnicodeDecodeError:
        assert lines.damaged
    else:
        assert not lines.damaged


def check_round_trip(text):
    """Text that is written in an encoding which says what it is comes back as it was."""
    if text.startswith(("\ufeff", "\0")):
        return
    for name in ("utf-8-sig", "utf-16", "utf-32"):
        data = text.encode(name)
        encoding = sniff(data[:HEAD])
        assert encoding.bom
        assert not encoding.guessed
        assert "".join(read(data, encoding, 5)[1]) == text


def check(data):
    choices = Choices(data)
    size, longest, breaks = choices.pick(SIZES), choices.pick(LONGEST), choices.chance(ENDS)
    raw = choices.rest()
    head = raw[:HEAD]
    assert not (is_text(head) and format_of(head))
    encoding = sniff(head)
    codecs.lookup(encoding.name)
    check_lines(raw, encoding, size, longest)
    if breaks:
        lines, found = read(raw, encoding, size, end=len(raw) // 2)
        assert lines.broken == "made to break"
        assert whole_text(raw, encoding).startswith("".join(found))
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return
    if "\0" not in text and not encoding.bom:
        assert encoding == Encoding("utf-8")
    check_round_trip(text)
