"""Where a block stands: the page and the id of the StreamField child that holds it.

A quiz or a comment form is identified by its page and its own block id. Wagtail hands
children of a nested stream the id of the outer block, so the id in the template context
cannot be trusted; here it is taken from the block's own ``StreamChild`` at the top level
of a StreamField, found by the identity of its value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from wagtail.blocks import Block, StreamValue, StructValue
from wagtail.fields import StreamField
from wagtail.models import Page


@dataclass(frozen=True)
class Placement:
    """One block at the top level of a page's StreamField."""

    page: Page
    block_id: str
    block: Block
    value: StructValue


def iter_placements(page: Page, kind: type[Block] = Block) -> Iterator[Placement]:
    """Yield every top-level block of that kind in every StreamField of a specific page.

    Blocks of other kinds are left unread, and what they point to is not fetched.
    """
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        stream: StreamValue = getattr(page, field.name)
        for position, raw in enumerate(stream.raw_data):
            if not isinstance(stream.stream_block.child_blocks.get(raw["type"]), kind):
                continue
            child = stream[position]
            if child.id:
                yield Placement(page, child.id, child.block, child.value)


def iter_blocks(page: Page) -> Iterator[Block]:
    """Yield the kind of every top-level block of a specific page, whether it has an id or not.

    Reads the raw data, so that asking what a page holds fetches nothing.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            stream: StreamValue = getattr(page, field.name)
            for child in stream.raw_data:
                if block := stream.stream_block.child_blocks.get(child["type"]):
                    yield block


def placement_of(value: StructValue, parent_context: dict[str, Any] | None) -> Placement | None:
    """Return where ``value`` stands on the page that is being rendered.

    ``None`` where there is no page (a block preview), where the block has no id yet, or
    where it is nested in another block: such a block must render no form.
    """
    page = (parent_context or {}).get("page")
    if not isinstance(page, Page):
        return None
    return next((p for p in iter_placements(page) if p.value is value), None)


def get_live_placement(
    page_id: int, block_id: str, block_class: type[Block], request: HttpRequest | None = None
) -> Placement | None:
    """Return the block that the *live* revision of a page really holds, else ``None``.

    The server's check of what a form claims about where it stands. A page with a view restriction
    holds nothing for a ``request`` that may not see it, nor where there is no request.
    """
    page = Page.objects.live().filter(pk=page_id).specific().first()
    if page is None or not _may_see(page, request):
        return None
    return next((p for p in iter_placements(page, block_class) if p.block_id == block_id), None)


def _may_see(page: Page, request: HttpRequest | None) -> bool:
    restrictions = list(page.get_view_restrictions())
    if request is None:
        return not restrictions
    return all(restriction.accept_request(request) for restriction in restrictions)


def next_change_on(page: Page, now: datetime) -> datetime | None:
    """Return when a block on the page next opens, closes or otherwise looks different.

    A block takes part by having ``next_change_at(value, now) -> datetime | None``. A page's
    cache lifetime must never cross the returned moment.
    """
    moments = (
        p.block.next_change_at(p.value, now)
        for p in iter_placements(page)
        if hasattr(p.block, "next_change_at")
    )
    return min((m for m in moments if m is not None and m > now), default=None)
