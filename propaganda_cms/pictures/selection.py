"""The pictures of one response: loaded with one query, each shown by the files it has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, get_rendition_storage
from wagtail.models import Page

from .kinds import KINDS, Kind
from .known import known_pictures
from .models import PictureSheet
from .pages import image_fields, page_image_ids, stream_fields
from .services import make_renditions
from .tasks import request_renditions

REQUEST_ATTRIBUTE = "propaganda_pictures"


@dataclass(frozen=True)
class PictureFile:
    """One file of a picture that exists: its address, pixels and size in bytes."""

    url: str
    width: int
    height: int
    size: int


class PictureSet:
    """What one response knows of its pictures.

    ``waiting`` says whether anything that it shows is still to be made; ``used`` whether it
    showed a picture at all.
    """

    def __init__(self, save_data: bool = False, make_now: bool = False) -> None:
        self.save_data = save_data
        self.make_now = make_now
        self.used = False
        self.waiting = False
        self.images: dict[int, AbstractImage] = {}

    def load(self, image_ids: Iterable[int]) -> None:
        """Fetch what is not known yet, with its sheets: one query, or none."""
        unknown = {image_id for image_id in image_ids if image_id} - self.images.keys()
        if unknown:
            found = get_image_model().objects.filter(pk__in=unknown)
            self.images.update({i.pk: i for i in found.select_related("picture_sheet")})

    def load_page(self, page: Page, image_ids: Iterable[int] = ()) -> None:
        """Fetch the pictures of a page, and hand them to its fields and streams."""
        self.load({*page_image_ids(page), *image_ids})
        for field in image_fields(page):
            if image := self.images.get(getattr(page, field.attname)):
                setattr(page, field.name, image)
        with known_pictures(self.images):
            for field in stream_fields(page):
                list(getattr(page, field.name))

    def get(self, image: AbstractImage | int) -> AbstractImage | None:
        """Return the picture with its sheet, from memory where it is known."""
        image_id = image if isinstance(image, int) else image.pk
        if image_id not in self.images:
            self.load([image_id])
        return self.images.get(image_id)

    def files(self, image: AbstractImage, kind: Kind) -> dict[str, list[PictureFile]]:
        """Return the files to show by format, widths ascending; asks for what is missing."""
        files = self.files_or_ask(image, kind)
        if self.save_data:
            files = {image_format: found[:1] for image_format, found in files.items()}
        return files or nearest_file(image, kind)

    def exact_files(self, image: AbstractImage, kind: Kind) -> list[PictureFile]:
        """Return the files of that kind alone, in JPEG where it has it, widths ascending."""
        files = self.files_or_ask(image, kind)
        return files.get("jpeg") or files.get("webp") or []

    def files_or_ask(self, image: AbstractImage, kind: Kind) -> dict[str, list[PictureFile]]:
        """Return what exists of that kind, by format; asks for the rest."""
        self.used = True
        files, complete = files_of(image, kind)
        return files if complete else (self.ask_for(image, kind) or files)

    def ask_for(self, image: AbstractImage, kind: Kind) -> dict[str, list[PictureFile]]:
        """Have the missing files made: in the background, or at once in an editor's preview."""
        if not self.make_now:
            self.waiting = True
            request_renditions(image.pk, [kind.name])
            return {}
        make_renditions(image, [kind.name])
        image.picture_sheet = PictureSheet.objects.get(pk=image.pk)
        return files_of(image, kind)[0]


def get_picture_set(request: HttpRequest | None) -> PictureSet:
    """Return the request's set, made on first use; a new one where there is no request."""
    if request is None:
        return PictureSet()
    pictures = getattr(request, REQUEST_ATTRIBUTE, None)
    if pictures is None:
        pictures = PictureSet(
            save_data=request.headers.get("Save-Data", "").strip().lower() == "on",
            make_now=getattr(request, "is_preview", False),
        )
        setattr(request, REQUEST_ATTRIBUTE, pictures)
    return pictures


def prepare_pictures(
    request: HttpRequest | None, page: Page | None = None, image_ids: Iterable[int] = ()
) -> PictureSet:
    """Load every picture that a response will show, with one query.

    A view calls this once, before it renders: with its page (fields and streams are looked
    through, and get their pictures from the same query) and the ids of the pictures on its cards.
    """
    pictures = get_picture_set(request)
    if page is None:
        pictures.load(image_ids)
    else:
        pictures.load_page(page, image_ids)
    return pictures


def files_of(image: AbstractImage, kind: Kind) -> tuple[dict[str, list[PictureFile]], bool]:
    """Return the files of that kind by format, and whether all of them exist."""
    sheet = sheet_of(image)
    files: dict[str, list[PictureFile]] = {}
    complete = True
    for _width, image_format, spec in kind.specs_for(image):
        if spec in sheet:
            files.setdefault(image_format, []).append(picture_file(sheet[spec]))
        else:
            complete = False
    return files, complete


def nearest_file(image: AbstractImage, kind: Kind) -> dict[str, list[PictureFile]]:
    """Return the one file of any other kind whose width comes nearest, or nothing."""
    wanted = kind.widths[len(kind.widths) // 2]
    found = sorted(
        (abs(entry[1] - wanted), picture_format, entry)
        for picture_format, entry in entries_to_borrow(image)
    )
    return {found[0][1]: [picture_file(found[0][2])]} if found else {}


def entries_to_borrow(image: AbstractImage) -> Iterator[tuple[str, list]]:
    """Yield (format, entry) of every file that may stand in for another; big downloads may not."""
    sheet = sheet_of(image)
    for kind in KINDS.values():
        if kind.name != "download":
            for _width, image_format, spec in kind.specs_for(image):
                if spec in sheet:
                    yield image_format, sheet[spec]


def sheet_of(image: AbstractImage) -> dict[str, list]:
    """Return the picture's files by filter spec; empty where it has no sheet yet."""
    sheet = getattr(image, "picture_sheet", None)
    return sheet.files if sheet else {}


def picture_file(entry: list) -> PictureFile:
    """Return a sheet's entry with its address."""
    name, width, height, size = entry
    return PictureFile(get_rendition_storage().url(name), width, height, size)
