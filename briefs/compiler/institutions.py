"""Words that institutions have in their names, and people have not."""

from __future__ import annotations

import re

_WORDS = """academy agency archives? association board bulletin bureau cent(?:er|re) church college commission committee
    company conference corporation council department faculty foundation gazette hall headquarters hospital hotel house
    initiative institut\\w* journal laborator\\w+ library magazine ministry museum network newsletter office online
    organi[sz]ation parliament press program(?:me)? project review school senate series society trust union universit\\w+
    """.split()
_INSTITUTION = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def names_institution(text: str) -> bool:
    """Whether a word of the text belongs to the name of an institution."""
    return _INSTITUTION.search(text) is not None
