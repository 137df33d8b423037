"""One form for text that looks the same, and one for text that is typed without marks."""

import re
import unicodedata

#: The combining marks of Latin letters. Khmer vowel signs are marks too, and stay.
LATIN_MARKS = re.compile("[\u0300-\u036f]")
_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})


def nfc(text: str) -> str:
    """Return the text with composed letters, as it is stored everywhere.

    Text pasted from a Mac often comes decomposed (``e`` and two marks for ``ế``).
    """
    return unicodedata.normalize("NFC", text)


def strip_marks(text: str) -> str:
    """Return the text without Vietnamese (or any Latin) marks; case and spaces stay."""
    bare = LATIN_MARKS.sub("", unicodedata.normalize("NFD", text))
    return nfc(bare).translate(_D_WITH_STROKE)


def fold(text: str) -> str:
    """Return lower case without marks, đ as d, every run of white space as one space.

    ``fold("Đổi  mới") == "doi moi"``; folding twice changes nothing.
    """
    # Lower-casing can decompose a letter (İ), so the marks go last.
    return " ".join(strip_marks(text.lower()).split())
