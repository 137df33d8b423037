r"""The text of a GIFT file, made ready so that a plain search finds only what controls.

Every replacement keeps the length, so that an offset in ``text`` is an offset in the file:
an escaped sign (``\~``) becomes a stand-in and a filler, a comment line becomes fillers.
The stand-ins are noncharacters, which no text may hold (``files.read_text`` refuses them).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quiz_blocks.text import nfc

from ..records import Place

_ESCAPABLE = "\\~=#{}:n"
_STAND_INS = {char: chr(0xFDD0 + index) for index, char in enumerate(_ESCAPABLE)}
_MEANT = {ord(stand_in): "\n" if char == "n" else char for char, stand_in in _STAND_INS.items()}
FILLER = "\ufdef"
_MEANT[ord(FILLER)] = ""

_ESCAPE = re.compile(r"\\([\\~=#{}:n])")
_COMMENT = re.compile(r"^[^\S\n]*//(.*)$", re.MULTILINE)
_FILLED_LINES = re.compile(rf"^{FILLER}+\n?", re.MULTILINE)


#: Tags are looked for so far into a comment line.
MAX_COMMENT = 2_000


@dataclass(frozen=True)
class Comment:
    """A comment line: where it begins, and what stands behind ``//``."""

    position: int
    text: str


class Source:
    """A file's text with escapes and comments out of the way."""

    def __init__(self, text: str) -> None:
        text = nfc(text)
        self.comments = [Comment(m.start(), m[1][:MAX_COMMENT]) for m in _COMMENT.finditer(text)]
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", text))]
        text = _COMMENT.sub(lambda m: FILLER * len(m[0]), text)
        self.text = _ESCAPE.sub(lambda m: _STAND_INS[m[1]] + FILLER, text)

    def place(self, position: int) -> Place:
        """Return the line and the column of an offset."""
        line = bisect_right(self._line_starts, position)
        return Place(line=line, column=position - self._line_starts[line - 1] + 1)


def meant(text: str, keep_lines: bool = False) -> str:
    r"""Return what a piece of ``Source.text`` says: comments dropped, escapes undone.

    Line ends of the file are only spaces, unless ``keep_lines``; ``\n`` is always a line end.
    """
    text = _FILLED_LINES.sub("", text)
    text = text.strip() if keep_lines else " ".join(text.split())
    return text.translate(_MEANT).strip()


def is_blank(text: str) -> bool:
    """Say whether a piece of ``Source.text`` holds nothing but spaces and comments."""
    return not text.replace(FILLER, "").strip()
