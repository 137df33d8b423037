"""A line of a Word file: its characters, and how each of them looks."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from quiz_blocks.text import nfc

from ..records import Place


class Look(NamedTuple):
    """What may set an answer apart; empty colours are those of plain text."""

    bold: bool = False
    underline: bool = False
    colour: str = ""
    highlight: str = ""


PLAIN = Look()

_SPACES = dict.fromkeys("\u00a0\u2007\u202f\u2002\u2003\u2009", " ")
_UNSEEN = set("\u200b\u200e\u200f\u2060\ufeff\u00ad")
_CYRILLIC = "АВЕКМНОРСТХаеорсух"
_GREEK = "ΑΒΕΗΙΚΜΝΟΡΤΧ"
_LATIN = "ABEKMHOPCTXaeopcyx" + "ABEHIKMNOPTX"
_LOOK_ALIKES = dict(zip(_CYRILLIC + _GREEK, _LATIN, strict=True))
_LOOK_ALIKES |= {chr(0xFEE0 + ord(char)): char for char in "ABCDEFGHabcdefgh.():/*"}
_ETH = {"Ð": "Đ", "ð": "đ"}
_WORD = re.compile(r"[^\W\d_]+|[．（）：／＊]")


@dataclass(frozen=True)
class Line:
    """One line as it is seen: ``text`` in NFC, a look for each character of it.

    ``auto`` says that its marker (``A.``) is Word's own numbering; ``repairs`` what was mended.
    """

    paragraph: int
    text: str
    looks: tuple[Look, ...]
    auto: bool = False
    is_heading: bool = False
    repairs: frozenset[str] = field(default_factory=frozenset)

    @property
    def place(self) -> Place:
        """Where the line stands."""
        return Place(paragraph=self.paragraph)

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return a part of the line, without the spaces at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        looks = self.looks[start : start + len(text)]
        return Line(self.paragraph, text, looks, self.auto, self.is_heading)

    def with_label(self, label: str) -> "Line":
        """Return the line behind what Word numbers it with."""
        looks = (PLAIN,) * (len(label) + 1) + self.looks
        return Line(
            self.paragraph, f"{label} {self.text}", looks, True, self.is_heading, self.repairs
        )


def make_line(
    paragraph: int, chars: list[str], looks: list[Look], is_heading: bool = False
) -> Line:
    """Return the line of these characters, mended: composed, common spaces, Latin letters."""
    repairs = set()
    kept = [(c, look) for c, look in zip(chars, looks, strict=True) if c not in _UNSEEN]
    if any(char in "\u00a0\u202f\u2007" for char, _look in kept):
        repairs.add("space")
    kept = _single_spaces([(_SPACES.get(char, char), look) for char, look in kept])
    written = "".join(char for char, _look in kept)
    if written != nfc(written):
        repairs.add("nfd")
        kept = _composed(kept)
        written = "".join(char for char, _look in kept)
    text = _mend_letters(written)
    if text != written:
        repairs.add("letters")
    line = Line(paragraph, text, tuple(look for _char, look in kept), False, is_heading)
    trimmed = line.cut(0)
    return Line(paragraph, trimmed.text, trimmed.looks, False, is_heading, frozenset(repairs))


def _single_spaces(kept: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Make one space of any run of spaces and tabs: nothing hangs on how wide a gap is."""
    return [
        (" " if char.isspace() else char, look)
        for index, (char, look) in enumerate(kept)
        if not (char.isspace() and index and kept[index - 1][0].isspace())
    ]


def _composed(kept: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """Compose letters and their marks, which may have come in different runs."""
    clusters: list[tuple[str, Look]] = []
    for char, look in kept:
        if clusters and unicodedata.combining(char):
            clusters[-1] = (clusters[-1][0] + char, clusters[-1][1])
        else:
            clusters.append((char, look))
    return [(char, look) for cluster, look in clusters for char in nfc(cluster)]


def _mend_letters(text: str) -> str:
    """Replace letters of other scripts that look like Latin ones; the length stays.

    Only where a word has Latin letters too or is one letter: a Russian word stays as it is.
    """
    return _WORD.sub(lambda match: _mend_word(match[0]), text)


def _mend_word(word: str) -> str:
    mended = "".join(_LOOK_ALIKES.get(char, _ETH.get(char, char)) for char in word)
    if mended != word and (
        len(word) == 1 or all(ord(char) < 0x370 or _is_viet(char) for char in mended)
    ):
        return mended
    return word


def _is_viet(char: str) -> bool:
    return 0x1EA0 <= ord(char) <= 0x1EFF
