"""What reading an export tells, to compare one with its redacted copy."""

import io
import zipfile
from collections import Counter

import linkedin_export

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1252")


def told(export, names=None):
    """All that is told of each file, by the name that ``names`` has for it, and the codes of its issues."""
    names = names or {file.name: file.name for file in export.files}
    files = Counter(
        (names[file.name], file.status, file.record, file.recognised_by, file.part, file.layout, file.rows,
         file.blank_rows, file.dialect)
        for file in export.files
    )  # fmt: skip
    return files, Counter((names[issue.file], issue.code) for issue in export.issues)


def redacted(export, limits=None):
    """The redacted copy, read again, and the names of its files by those they had."""
    out = io.BytesIO()
    names = linkedin_export.redact(export, out)
    return linkedin_export.open(out, limits=limits), names, out.getvalue()


def contents(data):
    """The files in an archive, one that is broken left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        broken = {entry.filename for entry in archive.infolist() if not whole(archive, entry)}
        return {name: archive.read(name) for name in archive.namelist() if name not in broken}


def whole(archive, entry):
    try:
        archive.read(entry)
    except zipfile.BadZipFile:
        return False
    return True


def all_text(data):
    """Every text that can be found in an archive, in lower case."""
    texts = [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            entry.CRC = None  # what is broken holds bytes, too
            texts += [entry.filename.encode(), archive.open(entry).read()]
    return "\0".join(text.decode(encoding, "replace") for text in texts for encoding in ENCODINGS).lower()
