"""Ids that can be typed: small letters, digits and hyphens."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256


def slug(name: str) -> str:
    """The id of something of this name; a name without any Latin letter or digit gets a short hash."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", bare.lower())
    return "-".join(words) or sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
