"""The HTML of a picture, made from the files that exist."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage

from .kinds import Kind
from .selection import PictureFile, PictureSet

SAMPLE = "propaganda_cms/img/sample.svg"


def alt_text(image: AbstractImage, alt: str | None) -> str:
    """Return what stands for the picture: given here, in its block, or its own description.

    Never the title: in a picture library that is a file name.
    """
    if alt is not None:
        return alt
    if getattr(image, "decorative", False):
        return ""
    return getattr(image, "contextual_alt_text", None) or getattr(image, "description", "")


def render_picture(
    pictures: PictureSet, image: AbstractImage, kind: Kind, alt: str, eager: bool
) -> SafeString:
    """Return ``<picture>`` with what exists of it, or a placeholder of the right shape."""
    files = pictures.files(image, kind)
    if not files:
        return render_placeholder(image, kind, alt)
    fallback = (files.get("jpeg") or files["webp"])[-1 if len(files) == 1 else 0]
    width, height = shown_size(image, kind)
    return format_html(
        '<picture class="pc-picture pc-picture--{}">{}<img src="{}" width="{}" height="{}" '
        'alt="{}"{}></picture>',
        kind.name,
        render_source(files.get("webp", []), kind),
        fallback.url,
        width,
        height,
        alt,
        loading_attributes(eager),
    )


def render_source(files: list[PictureFile], kind: Kind) -> SafeString:
    """Return the ``<source>`` of the WebP files, nothing where there are none."""
    if not files:
        return SafeString("")
    srcset = format_html_join(", ", "{} {}w", ((file.url, file.width) for file in files))
    return format_html('<source type="image/webp" srcset="{}" sizes="{}">', srcset, kind.sizes)


def render_placeholder(image: AbstractImage, kind: Kind, alt: str) -> SafeString:
    """Return a frame of the picture's shape that says what will stand in it.

    It has the shape so that nothing moves when the picture is there.
    """
    width, height = shown_size(image, kind)
    return format_html(
        '<span class="pc-picture pc-picture--{0} pc-picture--waiting"><svg width="{1}" '
        'height="{2}" viewBox="0 0 {1} {2}" aria-hidden="true" focusable="false">'
        '<rect width="{1}" height="{2}" fill="currentColor" opacity=".12"></rect></svg>'
        '<span class="pc-picture__wait"><span class="pc-picture__why">{3}</span>{4}</span></span>',
        kind.name,
        width,
        height,
        "Ảnh đang được chuẩn bị",
        format_html(' <span class="pc-picture__alt">{}</span>', alt) if alt else "",
    )


def render_sample(kind: Kind, alt: str) -> SafeString:
    """Return the drawn sample that stands for a picture in the previews of blocks."""
    width = kind.widths[-1]
    height = kind.height_for(width) if kind.ratio else round(width * 2 / 3)
    return format_html(
        '<picture class="pc-picture pc-picture--{}"><img src="{}" width="{}" height="{}" '
        'alt="{}"></picture>',
        kind.name,
        static(SAMPLE),
        width,
        height,
        alt,
    )


def shown_size(image: AbstractImage, kind: Kind) -> tuple[int, int]:
    """Return the pixels of the largest file of that kind: the shape that the page reserves."""
    width = min(kind.widths_for(image)[-1], image.width)
    if kind.ratio:
        return width, kind.height_for(width)
    return width, max(1, round(image.height * width / max(1, image.width)))


def loading_attributes(eager: bool) -> SafeString:
    """Return how eagerly the browser fetches the picture."""
    if eager:
        return SafeString(' fetchpriority="high"')
    return SafeString(' loading="lazy" decoding="async"')
