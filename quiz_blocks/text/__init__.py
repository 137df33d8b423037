"""What every app above needs to know of Vietnamese text. Pure: no Django, no database."""

from .cleaning import clean_plain_text
from .documents import DocumentNumber, document_number_key, document_number_search
from .folding import fold, nfc
from .numbers import NUMBER_PATTERN, format_number, parse_number
from .slugs import ascii_slug
from .sorting import sort_key, title_key
from .tones import same_tone_placement

__all__ = [
    "NUMBER_PATTERN",
    "DocumentNumber",
    "ascii_slug",
    "clean_plain_text",
    "document_number_key",
    "document_number_search",
    "fold",
    "format_number",
    "nfc",
    "parse_number",
    "same_tone_placement",
    "sort_key",
    "title_key",
]
