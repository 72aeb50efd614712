"""Archives and what they hold, for the tests of sources."""

import io
import zipfile

from linkedin_export.reading.limits import Limits
from linkedin_export.reading.sources import members_of

FILES = {"Connections.csv": b"First Name\nAda\n", "Jobs/Saved Jobs.csv": b"Saved Date\n"}


def zip_of(files, method=zipfile.ZIP_DEFLATED):
    """The bytes of an archive; ``files`` are pairs or a mapping of names and bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items() if isinstance(files, dict) else files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def with_password(data, *names):
    """An archive whose members of these names, or all, are marked as encrypted."""
    changed = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        position = archive.start_dir
        for entry in archive.infolist():
            if not names or entry.filename in names:
                changed[entry.header_offset + 6] |= 1
                changed[position + 8] |= 1
            position += 46 + len(entry.filename.encode()) + len(entry.extra) + len(entry.comment)
    return bytes(changed)


def members(*sources, **limits):
    return members_of(sources, Limits(**limits))


def names(*sources, **limits):
    return [member.name for member in members(*sources, **limits)]


def read(member):
    with member.open() as stream:
        return stream.read()


def contents(*sources, **limits):
    return {member.name: read(member) for member in members(*sources, **limits)}


def troubles(*sources, **limits):
    return {member.name: member.trouble for member in members(*sources, **limits)}


class Named(io.BytesIO):
    """A file object with a name."""

    name: object = None
