"""Word's own numbering: what stands before a paragraph that nobody typed."""

import re
from typing import Any, NamedTuple

from docx.oxml.ns import qn

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MAX_NUMBER = 9_999


class _Level(NamedTuple):
    form: str
    text: str
    start: int


def value_of(element: Any, name: str, default: str = "") -> str:
    """Return the ``w:val`` of a child, ``default`` where there is no such child."""
    child = None if element is None else element.find(qn(name))
    return default if child is None else child.get(qn("w:val"), default)


def _number(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else default


class Numbering:
    """Counts through the lists of a document, from its first paragraph to its last."""

    def __init__(self, element: Any) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if element is None:
            return
        for abstract in element.findall(qn("w:abstractNum")):
            self._read_levels(abstract)
        for one in element.findall(qn("w:num")):
            self._read_list(one)

    def _read_levels(self, abstract: Any) -> None:
        name = abstract.get(qn("w:abstractNumId"), "")
        for level in abstract.findall(qn("w:lvl")):
            depth = _number(level.get(qn("w:ilvl"), ""), 0)
            self._levels[name, depth] = _Level(
                value_of(level, "w:numFmt", "decimal"),
                value_of(level, "w:lvlText"),
                _number(value_of(level, "w:start", "1"), 1),
            )

    def _read_list(self, one: Any) -> None:
        name = one.get(qn("w:numId"), "")
        self._lists[name] = value_of(one, "w:abstractNumId")
        for override in one.findall(qn("w:lvlOverride")):
            depth = _number(override.get(qn("w:ilvl"), ""), 0)
            if start := value_of(override, "w:startOverride"):
                self._restarts[name, depth] = _number(start, 1)

    def label(self, name: str, depth: int) -> str:
        """Count one paragraph of a list and return its label (``Câu 3.``), empty for bullets."""
        abstract = self._lists.get(name, "")
        level = self._levels.get((abstract, depth))
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if (restart := self._restarts.pop((name, depth), None)) is not None:
            counts[depth] = restart - 1
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, _MAX_NUMBER)
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""
        return _PLACEHOLDER.sub(lambda m: self._written(abstract, int(m[1]) - 1), level.text)

    def _written(self, abstract: str, depth: int) -> str:
        level = self._levels.get((abstract, depth), _Level("decimal", "", 1))
        return _formed(self._counts[abstract].get(depth, level.start), level.form)


def _formed(number: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter") and number:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
