"""Links as members wrote them, as URIs."""

from __future__ import annotations

import re
from urllib.parse import quote

_SCHEMED = re.compile(r"[a-z][a-z0-9+.-]*://|mailto:", re.IGNORECASE)
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def uri_of(link: str) -> str:
    """A link as a URI (RFC 3986): what may not stand in one is percent-encoded, nothing that is encoded already.

    LinkedIn leaves out schemes; ``https://`` is put before a link without one, which is a guess.
    """
    link = link.strip() if _SCHEMED.match(link.strip()) else f"https://{link.strip()}"
    beginning, mark, fragment = quote(_LONE_PERCENT.sub("%25", link), safe="!#$%&'()*+,/:;=?@~").partition("#")
    return beginning + mark + fragment.replace("#", "%23")
