"""The kinds of place a picture may stand in, and the widths it is made in for each.

The one table that templates, tasks and tests read. A width is never made larger than the
picture itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.images.models import AbstractImage

PAGE_FORMATS = ("webp", "jpeg")


@dataclass(frozen=True)
class Kind:
    """One kind of place.

    ``widths`` are in CSS pixels of the file, ascending; ``ratio`` (width, height) crops around
    the focal point, ``None`` keeps the whole picture; ``sizes`` is the HTML attribute; ``eager``
    pictures are loaded at once and first.
    """

    name: str
    widths: tuple[int, ...]
    sizes: str = "100vw"
    ratio: tuple[int, int] | None = None
    formats: tuple[str, ...] = PAGE_FORMATS
    quality: int = 70
    eager: bool = False

    def spec(self, width: int, image_format: str) -> str:
        """Return Wagtail's filter spec of one file."""
        size = f"fill-{width}x{self.height_for(width)}" if self.ratio else f"width-{width}"
        return f"{size}|format-{image_format}|{image_format}quality-{self.quality}"

    def height_for(self, width: int) -> int:
        """Return the height of a cropped file of that width."""
        across, down = self.ratio or (1, 1)
        return round(width * down / across)

    def widths_for(self, image: AbstractImage) -> tuple[int, ...]:
        """Return the widths worth making: those below the picture's own, and the next one up."""
        largest = image.width
        if self.ratio:
            largest = min(largest, image.height * self.ratio[0] // self.ratio[1])
        smaller = [width for width in self.widths if width < largest]
        return self.widths[: len(smaller) + 1]

    def specs_for(self, image: AbstractImage) -> Iterator[tuple[int, str, str]]:
        """Yield (width, format, spec) of every file that this picture needs in this place."""
        for width in self.widths_for(image):
            for image_format in self.formats:
                yield width, image_format, self.spec(width, image_format)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("thumb", (160, 320), "(min-width: 640px) 160px, 104px", ratio=(4, 3), quality=66),
        Kind("card", (320, 640), "(min-width: 640px) 320px, 92vw", ratio=(3, 2), quality=66),
        Kind(
            "feature",
            (480, 768, 1200),
            "(min-width: 1024px) 720px, 94vw",
            ratio=(16, 9),
            quality=66,
            eager=True,
        ),
        Kind("body", (480, 768, 1200), "(min-width: 760px) 720px, 94vw"),
        Kind("lead", (480, 768, 1200), "(min-width: 1024px) 960px, 94vw", eager=True),
        Kind(
            "infographic",
            (480, 768, 1200, 1600, 2000),
            "(min-width: 1100px) 1040px, 94vw",
            quality=80,
            eager=True,
        ),
        Kind("share", (1200,), ratio=(1200, 630), formats=("jpeg",), quality=78),
        Kind("download", (800, 1200, 2000), formats=("jpeg",), quality=88),
    )
}
# What is made of a picture at publish: of one that stands for its page in lists, of one in a
# body, of one in a page's field where the page type says nothing.
LISTING_KINDS = ("thumb", "card", "feature", "share")
BODY_KINDS = ("body", "card")
FIELD_KINDS = ("lead", "card", "share")
