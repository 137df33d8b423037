"""What a reader typed, made safe to search for. Pure."""

import re
from dataclasses import dataclass

from quiz_blocks.text import clean_plain_text, document_number_search, fold
from quiz_blocks.text.documents import DocumentNumber

MAX_LENGTH = 200
MAX_WORDS = 12
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class ReaderQuery:
    """What was typed, as it is shown back; its folded words; the document number in it, if any."""

    text: str
    words: tuple[str, ...]
    document_number: DocumentNumber | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not self.words


def parse_query(raw: str) -> ReaderQuery:
    """Return what ``raw`` asks for, whatever it is: no sign in it has a meaning of its own.

    Quotes, operators and control characters are no words, so nothing that is typed can break
    out of the search backend's own syntax. Beyond ``MAX_LENGTH`` letters and ``MAX_WORDS``
    words it is cut.
    """
    text = " ".join(clean_plain_text(raw[: MAX_LENGTH * 4]).split())[:MAX_LENGTH].strip()
    words = tuple(dict.fromkeys(WORD.findall(fold(text))))[:MAX_WORDS]
    return ReaderQuery(text, words, document_number_search(text) if words else None)
