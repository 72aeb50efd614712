"""People and conversations of real exports, made anonymous, where a checkout has them beside it."""

from pathlib import Path

import pytest

import linkedin_export
from linkedin_export.history.conversations import MessageKind

CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real exports is not beside this checkout")


def test_people_owners_and_conversations_of_real_exports():
    exports = owners = connections = people = messages = unknown = 0
    for path in sorted(CORPUS.glob("*/*")):
        export = linkedin_export.open(path)
        if export.messages or export.invitations or export.profile:
            exports += 1
            owners += export.owner is not None
        named = {one for one in export.connections if one.first_name or one.last_name}
        connections += len(named)
        people += len({export.people.of(one) for one in named} - {()})
        assert sum(map(len, export.conversations)) == len(export.messages)
        kinds = [kind for conversation in export.conversations for kind in conversation.kinds]
        messages += len(kinds)
        unknown += kinds.count(MessageKind.UNKNOWN)

    assert exports > 60
    assert owners > 0.9 * exports
    assert people > 0.95 * connections > 50_000
    assert unknown < 0.04 * messages
