"""What commands are called and how they are told in other languages: one file for each, named as Discord does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "translations"


class Locales:
    """Translations of names and descriptions, each by its English text; what has none stays English."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    @classmethod
    def shipped(cls) -> Locales:
        """Those in the folder beside this module."""
        files = sorted(_FOLDER.glob("*.toml"))
        return cls({file.stem: tomllib.loads(file.read_text("utf-8")) for file in files})

    def of(self, text: str) -> dict[str, str] | None:
        """The text in each language that has it; None where none does."""
        return {name: texts[text] for name, texts in self._texts.items() if text in texts} or None
