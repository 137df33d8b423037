"""Why a page was found: its title and a passage of it with the reader's words marked."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, TextField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from wagtail.blocks import Block, ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from propaganda_cms.pictures.pages import raw_children
from propaganda_cms.typeset import DOCUMENT_NUMBER
from quiz_blocks.text import fold, nfc
from search.queries import ReaderQuery

#: Letters of one page that are looked through, and about as many as are shown of them.
LOOKED_THROUGH = 40_000
LENGTH, BEFORE = 220, 70


class _Folding(dict[int, int]):
    """Folds letter by letter, so that a place in the folded text is the same place in the text."""

    def __missing__(self, code: int) -> int:
        folded = fold(chr(code))
        self[code] = ord(folded) if len(folded) == 1 else code
        return self[code]


_FOLDING = _Folding()


def words_pattern(query: ReaderQuery) -> re.Pattern[str]:
    """Return what finds the query's words, several in a row as one, in folded text."""
    word = rf"(?<![^\W_])(?:{'|'.join(map(re.escape, query.words))})(?![^\W_])"
    return re.compile(rf"{word}(?:[\s/–-]+{word})*")


def mark(text: str, pattern: re.Pattern[str]) -> SafeString:
    """Return the text as HTML with what was found marked; a document number is marked whole."""
    text = nfc(text)
    numbers = [match.span() for match in DOCUMENT_NUMBER.finditer(text)]
    html, done = SafeString(""), 0
    for found in pattern.finditer(text.translate(_FOLDING)):
        start, end = found.span()
        touched = [span for span in numbers if span[0] < end and start < span[1]]
        start = max(done, min([start, *(span[0] for span in touched)]))
        end = max([end, *(span[1] for span in touched)])
        if start < end:
            html += conditional_escape(text[done:start])
            html += format_html("<mark>{}</mark>", text[start:end])
            done = end
    return html + conditional_escape(text[done:])


def excerpt(text: str, pattern: re.Pattern[str]) -> SafeString:
    """Return the passage around what was found first in a row, marked; empty where nothing was.

    Where the words stand apart, the longest run of them is what the passage is about.
    """
    text = " ".join(nfc(text[:LOOKED_THROUGH]).split())
    found = max(
        pattern.finditer(text.translate(_FOLDING)),
        key=lambda match: len(match[0].split()),
        default=None,
    )
    if found is None:
        return SafeString("")
    start = text.find(" ", max(0, found.start() - BEFORE)) + 1
    start = 0 if found.start() <= BEFORE else min(start, found.start())
    end = text.rfind(" ", 0, start + LENGTH)
    end = len(text) if start + LENGTH >= len(text) else max(end, found.end())
    passage = mark(text[start:end], pattern)
    return format_html("{}{}{}", "… " if start else "", passage, " …" if end < len(text) else "")


def page_text(page: Page) -> str:
    """Return what a page says below its title, from its own fields alone: no query."""
    return " ".join(_texts(page))


def _texts(page: Page) -> Iterator[str]:
    names = {
        field.field_name
        for field in page.get_search_fields()
        if isinstance(field, index.SearchField) and field.field_name != "title"
    }
    for field in page._meta.concrete_fields:
        if field.name not in names:
            continue
        value = getattr(page, field.name)
        if isinstance(field, StreamField):
            yield from raw_texts(value.stream_block, list(value.raw_data))
        elif isinstance(field, RichTextField):
            yield get_text_for_indexing(value)
        elif isinstance(field, CharField | TextField):
            yield value


def raw_texts(block: Block, raw: Any) -> Iterator[str]:
    """Yield the words in a block's raw value, the way it lies in the database."""
    if isinstance(block, StreamBlock | ListBlock | StructBlock):
        for child, value in raw_children(block, raw):
            yield from raw_texts(child, value)
    elif raw is not None and not isinstance(block, ChooserBlock):
        yield from map(str, block.get_searchable_content(block.to_python(raw)))
