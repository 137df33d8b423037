"""Which pictures a page shows: read from its fields and the raw data of its streams.

A page type says with ``picture_kinds`` (field name to names of kinds) where it shows the pictures
of its own fields; what it shows in lists is the picture of its ``get_listing_image()``.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import ForeignKey
from wagtail.blocks import Block, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from .kinds import BODY_KINDS, FIELD_KINDS, LISTING_KINDS
from .services import make_renditions, missing_specs


def image_fields(page: Page) -> list[ForeignKey]:
    """Return the page's own foreign keys to pictures."""
    return [
        field
        for field in page._meta.concrete_fields
        if isinstance(field, ForeignKey) and issubclass(field.related_model, AbstractImage)
    ]


def stream_fields(page: Page) -> list[StreamField]:
    """Return the page's StreamFields."""
    return [field for field in page._meta.concrete_fields if isinstance(field, StreamField)]


def page_image_ids(page: Page) -> set[int]:
    """Return the ids of all pictures that the page's fields and streams hold; no query."""
    return field_image_ids(page) | body_image_ids(page)


def field_image_ids(page: Page) -> set[int]:
    """Return the ids of the pictures that the page's own fields point to."""
    return {getattr(page, field.attname) for field in image_fields(page)} - {None}


def body_image_ids(page: Page) -> set[int]:
    """Return the ids of the pictures in the page's streams."""
    ids: set[int] = set()
    for field in stream_fields(page):
        stream: StreamValue = getattr(page, field.name)
        ids.update(raw_image_ids(stream.stream_block, list(stream.raw_data)))
    return ids


def raw_image_ids(block: Block, raw: Any) -> Iterator[int]:
    """Yield the ids of pictures in a block's raw value, the way it lies in the database."""
    if isinstance(block, ImageChooserBlock | ImageBlock) and isinstance(raw, int):
        yield raw
        return
    for child, value in raw_children(block, raw):
        yield from raw_image_ids(child, value)


def raw_children(block: Block, raw: Any) -> Iterator[tuple[Block, Any]]:
    """Yield the (block, raw value) pairs inside a block; none where it holds no blocks."""
    if isinstance(block, StreamBlock):
        for item in raw or ():
            if child := block.child_blocks.get(item["type"]):
                yield child, item["value"]
    elif isinstance(block, ListBlock):
        for item in raw or ():
            yield block.child_block, block_item(item)
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield child, raw.get(name)


def block_item(item: Any) -> Any:
    """Return the value of a list item in either notation: bare, or with type and id."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def page_pictures(page: Page) -> Iterator[tuple[AbstractImage, tuple[str, ...]]]:
    """Yield each picture of a page with the kinds that it is shown in, here or in a list."""
    declared = getattr(page, "picture_kinds", {})
    kinds: dict[int, set[str]] = {}
    for image_id in body_image_ids(page):
        kinds.setdefault(image_id, set()).update(BODY_KINDS)
    for image_id in listing_image_ids(page):
        kinds.setdefault(image_id, set()).update(LISTING_KINDS)
    for field in image_fields(page):
        if image_id := getattr(page, field.attname):
            kinds.setdefault(image_id, set()).update(declared.get(field.name, FIELD_KINDS))
    for image in get_image_model().objects.filter(pk__in=kinds).order_by("pk"):
        yield image, tuple(sorted(kinds[image.pk]))


def listing_image_ids(page: Page) -> set[int]:
    """Return the picture that stands for the page in lists, where its type chooses one."""
    if not hasattr(page, "get_listing_image"):
        return set()
    image, _alt = page.get_listing_image()
    return {image.pk} if image else set()


def make_page_renditions(page: Page) -> int:
    """Make every missing file of every picture of a page; return how many were made."""
    return sum(make_renditions(image, kinds) for image, kinds in page_pictures(page))


def missing_on_page(page: Page) -> int:
    """Return how many files ``make_page_renditions`` would make."""
    return sum(len(missing_specs(image, kinds)) for image, kinds in page_pictures(page))
