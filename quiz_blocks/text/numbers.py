"""Numbers as they are written in Vietnam: 1.234,5."""

import re
from decimal import Decimal

_SPACES = re.compile(r"\s")  # the non-breaking and thin spaces too
_MINUS = str.maketrans({"−": "-", "–": "-", "\u2011": "-"})
_PLAIN = re.compile(r"[+-]?\d{1,30}")
_VIETNAMESE = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3}){1,9}|\d{0,30}),\d{1,20}")
_VIETNAMESE_GROUPS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){1,9}")
_ENGLISH = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3}){1,9}|\d{0,30})\.\d{1,20}")
_ENGLISH_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){2,9}")

#: What ``parse_number`` takes, once spaces are gone and a minus is a hyphen; scripts read it too.
NUMBER_PATTERN = "|".join(
    form.pattern for form in (_PLAIN, _VIETNAMESE, _VIETNAMESE_GROUPS, _ENGLISH, _ENGLISH_GROUPS)
)


def parse_number(text: str) -> Decimal | None:
    """Return the number that ``text`` writes in Vietnamese notation, or ``None``.

    A point groups by three and a comma starts the decimals: ``1.234,5``, ``1.234`` (one thousand
    and more), ``0,5``. Spaces group too. What can only be meant the other way is read the other
    way: ``3.14``, ``1,234.5``, ``1,234,567``. Nothing else is a number: no units, no exponents.
    """
    written = _SPACES.sub("", text).translate(_MINUS)
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    if _VIETNAMESE_GROUPS.fullmatch(written) or _VIETNAMESE.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(written) or _ENGLISH_GROUPS.fullmatch(written):
        return Decimal(written.replace(",", ""))
    return None


def format_number(number: Decimal) -> str:
    """Return the number in Vietnamese notation: ``1234.50`` is ``1.234,5``.

    ``parse_number`` reads it back to the same number.
    """
    whole, _point, decimals = f"{number:,f}".partition(".")
    decimals = decimals.rstrip("0")
    whole = whole.replace(",", ".")
    return f"{whole},{decimals}" if decimals else whole
