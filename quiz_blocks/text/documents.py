"""Document numbers, however they are typed: 42-NQ/TW, 42 nq tw, Nghị quyết số 42-NQ/TW.

A number has up to three parts: the running number, the letters (kind of document and who issued
it) and, in the State's documents, the year (``13/2023/NĐ-CP``).
"""

import re
from typing import NamedTuple

from .folding import fold
from .slugs import ascii_slug

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SLASHES = re.compile("[\u2044\u2215\uff0f\\\\]")

#: Kinds of document, the word and its letters. The letters may stand after the number alone.
_KINDS = {
    "nghi quyet": "nq",
    "chi thi": "ct",
    "quyet dinh": "qd",
    "quy dinh": "qd",
    "ket luan": "kl",
    "huong dan": "hd",
    "ke hoach": "kh",
    "thong bao": "tb",
    "thong tu": "tt",
    "thong tri": "tt",
    "nghi dinh": "nd",
    "cong van": "cv",
    "bao cao": "bc",
    "quy che": "qc",
    "to trinh": "ttr",
    "chuong trinh": "ctr",
    "phap lenh": "pl",
}
_CODES = (*sorted({*_KINDS.values(), "nqlt", "ttlt"}, key=len, reverse=True),)
_CODE = "|".join(_CODES)
_WORD = "|".join(word.replace(" ", r"\ ") for word in sorted(_KINDS, key=len, reverse=True))
_ISSUER = r"(?:tw|[thd]u|cp|ttg|qh\d{0,2}|[uh][bd]nd|ubtvqh|b[a-z]{1,7}|vp[a-z]{0,7})"
_YEAR = r"(?:19|20)\d{2}"
_LETTERS = r"[a-z]{1,12}\d{0,2}"
_NUMBER = re.compile(
    rf"""
    (?<![\w/.,-])
    (?: (?P<word>{_WORD}) \s+ )? (?: so \s* :? \s* )?      # Nghị quyết số
    (?: (?P<before>{_CODE}) [\s-]* (?: so \s* )? )?          # NQ 42
    0*(?P<number>\d{{1,6}}) (?![\d.,])
    (?: \s*/\s* (?P<year>{_YEAR}) (?!\d) )?
    (?:
        \s*[-/]\s* (?P<letters> {_LETTERS} (?: \s*[-/]\s* {_LETTERS} | \s {_ISSUER} \b )* )
      | \s* (?P<spaced> (?:{_CODE}) {_ISSUER}? \b
            (?: \s*[-/]\s* {_LETTERS} | \s {_ISSUER} \b )* )
    )?
    (?! \s*[-/]\s*\d | \w )
    """,
    re.VERBOSE,
)


class DocumentNumber(NamedTuple):
    """The parts of a document number, folded: ``("42", "nqtw", "")``, ``("13", "ndcp", "2023")``.

    What was not typed is empty: a bare ``42`` is ``("42", "", "")``.
    """

    number: str
    letters: str = ""
    year: str = ""

    @property
    def key(self) -> str:
        """One string for all ways of typing: ``42-nqtw``, ``13-ndcp-2023``, ``42``."""
        return "-".join(part for part in self if part)

    @property
    def prefix(self) -> str:
        """What the key of every document that is meant begins with.

        A listing matches ``key.startswith(prefix) or key == number``: ``42-`` for a bare 42,
        ``42-nq`` where the letters are only begun.
        """
        return f"{self.number}-{self.letters}"


def document_number_search(text: str) -> DocumentNumber | None:
    """Find a document number in what a reader typed, ``None`` where there is none.

    A number without letters counts only where it is all that was typed, or follows ``số`` or the
    name of a kind of document (``Nghị quyết 42``): dates and amounts are no document numbers.
    """
    typed = _plain(text)
    for match in _NUMBER.finditer(typed):
        letters = _letters(match)
        alone = match.end() - match.start() == len(typed)
        if letters or alone or match["word"] or match[0].startswith("so"):
            return DocumentNumber(str(int(match["number"])), letters, match["year"] or "")
    return None


def document_number_key(text: str) -> str:
    """Return one key for every way of typing a document number.

    ``42-NQ/TW``, ``42 NQ TW``, ``Nghị quyết số 42–NQ/TW`` all give ``42-nqtw``; ``5-CT/TW`` is
    ``05-CT/TW``. A bare number gives only itself (``42``): it names no one document, and a caller
    that must find one uses ``document_number_search(text).prefix``. Text without a number
    (``Điều lệ Đảng``) gives its slug.
    """
    found = document_number_search(text)
    return found.key if found else ascii_slug(text)


def _plain(text: str) -> str:
    return _SLASHES.sub("/", _DASHES.sub("-", fold(text)))


def _letters(match: re.Match[str]) -> str:
    """Return the letters of a number, with the kind where it was said only before it."""
    letters = re.sub(r"[^a-z0-9]", "", match["letters"] or match["spaced"] or "")
    said = match["before"] or (_KINDS[match["word"]] if match["word"] and letters else "")
    return letters if letters.startswith(tuple(_CODES)) else said + letters
