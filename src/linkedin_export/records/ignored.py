"""Files that are known and on purpose not read, each with its reason."""

from __future__ import annotations

from attrs import frozen


@frozen
class Ignored:
    """A pattern of paths that are known and on purpose not read, and why.

    ``pattern`` is for ``fnmatch``, over the member's lower-cased path; its ``*`` takes in slashes.
    """

    pattern: str
    reason: str


_APPLE_DOUBLE = "macOS keeps a file's attributes there; it is no part of the export."
_FINDER = "macOS keeps a folder's view there; it is no part of the export."
_THUMBNAILS = "Windows keeps thumbnails there; it is no part of the export."
_FOLDER_VIEW = "Windows keeps a folder's view there; it is no part of the export."
_MEDIA = "The bytes of uploaded media themselves; there are no rows in them."

IGNORED = (
    Ignored("__macosx/*", _APPLE_DOUBLE),
    Ignored("*/__macosx/*", _APPLE_DOUBLE),
    Ignored("._*", _APPLE_DOUBLE),
    Ignored("*/._*", _APPLE_DOUBLE),
    Ignored(".ds_store", _FINDER),
    Ignored("*/.ds_store", _FINDER),
    Ignored("thumbs.db", _THUMBNAILS),
    Ignored("*/thumbs.db", _THUMBNAILS),
    Ignored("desktop.ini", _FOLDER_VIEW),
    Ignored("*/desktop.ini", _FOLDER_VIEW),
    Ignored("rich media/*.bin", _MEDIA),
    Ignored("*/rich media/*.bin", _MEDIA),
)
