"""The only way a picture reaches a page.

``{% picture image kind="card" alt="…" %}`` shows the files that exist, and asks for the rest.
``{% picture_file image kind="share" as file %}`` gives the largest file of a kind that exists
(``url``, ``width``, ``height``, ``size`` in bytes), or ``None``.
``{% picture_downloads image as files %}`` gives the files that a reader may take home.
"""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from propaganda_cms.pictures.kinds import KINDS, Kind
from propaganda_cms.pictures.markup import alt_text, render_picture, render_sample
from propaganda_cms.pictures.selection import PictureFile, PictureSet, get_picture_set

register = template.Library()


@register.simple_tag(takes_context=True)
def picture(
    context: dict[str, Any],
    image: AbstractImage | int | None,
    kind: str = "body",
    alt: str | None = None,
    eager: bool | None = None,
) -> SafeString:
    """Show a picture (an image or its id) in a place of that kind; nothing where there is none.

    ``alt`` wins over the text of the block and of the picture itself; ``eager`` over the kind's.
    """
    place = get_kind(kind)
    if not image:
        return SafeString("")
    if isinstance(image, AbstractImage) and image.pk is None:
        return render_sample(place, alt_text(image, alt))
    pictures, known = find(context, image)
    if known is None:
        return SafeString("")
    text = alt_text(image if isinstance(image, AbstractImage) else known, alt)
    return render_picture(pictures, known, place, text, place.eager if eager is None else eager)


@register.simple_tag(takes_context=True)
def picture_file(
    context: dict[str, Any], image: AbstractImage | int | None, kind: str = "share"
) -> PictureFile | None:
    """Return the largest existing file of that kind (JPEG where it has one), else ``None``."""
    files = existing_files(context, image, kind)
    return files[-1] if files else None


@register.simple_tag(takes_context=True)
def picture_downloads(
    context: dict[str, Any], image: AbstractImage | int | None
) -> list[PictureFile]:
    """Return the files a reader may download, smallest first, each with its size."""
    return existing_files(context, image, "download")


def existing_files(
    context: dict[str, Any], image: AbstractImage | int | None, kind: str
) -> list[PictureFile]:
    """Return the files of exactly that kind, smallest first; asks for what is missing."""
    place = get_kind(kind)
    if not image or (isinstance(image, AbstractImage) and image.pk is None):
        return []
    pictures, known = find(context, image)
    if known is None:
        return []
    return pictures.exact_files(known, place)


def find(
    context: dict[str, Any], image: AbstractImage | int
) -> tuple[PictureSet, AbstractImage | None]:
    """Return the response's pictures, and this one among them."""
    pictures = get_picture_set(context.get("request"))
    page = context.get("page")
    if not pictures.images and isinstance(page, Page) and context.get("request"):
        # The view prepared nothing: look through the page before asking one by one.
        pictures.load_page(page)
    return pictures, pictures.get(image)


def get_kind(name: str) -> Kind:
    """Return a kind; an unknown name is an error that lists the known ones."""
    try:
        return KINDS[name]
    except KeyError as error:
        raise template.TemplateSyntaxError(
            f"Unknown kind of picture {name!r}; there are: {', '.join(KINDS)}"
        ) from error
