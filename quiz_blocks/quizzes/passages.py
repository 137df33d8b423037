"""The way back: where the passage stands that a question tests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page


@dataclass(frozen=True)
class Passage:
    """A link to a passage: its address with the anchor, and the page's title."""

    url: str
    title: str


def find_passages(
    payloads: Iterable[Mapping[str, Any]], request: HttpRequest | None
) -> dict[tuple[int, str], Passage]:
    """Return the passages that can be read now, by page id and anchor; one query in all."""
    wanted = {
        (p["passage"]["page"], p["passage"].get("anchor", "")) for p in payloads if p["passage"]
    }
    if not wanted:
        return {}
    pages = Page.objects.live().in_bulk({page for page, _anchor in wanted})
    found = {}
    for page_id, anchor in wanted:
        page = pages.get(page_id)
        url = page.get_url(request) if page else None
        if page and url:
            found[page_id, anchor] = Passage(f"{url}#{anchor}" if anchor else url, page.title)
    return found
