"""Makes the files of pictures, and keeps the sheets that say which there are."""

import logging
from collections.abc import Iterable

from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from .kinds import KINDS
from .models import PictureSheet

logger = logging.getLogger(__name__)


def missing_specs(image: AbstractImage, kinds: Iterable[str]) -> list[str]:
    """Return the filter specs that the kinds need of this picture and that do not exist yet."""
    present = {
        (rendition.filter_spec, rendition.focal_point_key) for rendition in image.renditions.all()
    }
    wanted = dict.fromkeys(
        spec for kind in kinds for _width, _format, spec in KINDS[kind].specs_for(image)
    )
    return [spec for spec in wanted if (spec, Filter(spec).get_cache_key(image)) not in present]


def make_renditions(image: AbstractImage, kinds: Iterable[str]) -> int:
    """Make what the kinds need of one picture; return how many files were made.

    Safe to run twice or side by side. A picture whose original is lost or cannot be decoded is
    logged and left alone, so that it does not keep the page's other pictures waiting.
    """
    missing = [Filter(spec) for spec in missing_specs(image, kinds)]
    try:
        # Not ``get_renditions``: it trusts a cache that another process may have outdated.
        made = len(image.create_renditions(*missing))
    except Exception:
        # Decoders meet damage with a dozen kinds of exceptions.
        logger.exception("No files made of picture %s", image.pk)
        made = 0
    rebuild_sheet(image.pk)
    return made


def rebuild_sheet(image_id: int) -> None:
    """Write the sheet of one picture anew from the renditions that exist.

    The sheet's row is locked meanwhile (SQLite: by the immediate transaction), so that of two
    rebuilds side by side the later one sees whatever the earlier one saw, and more.
    """
    with transaction.atomic():
        image = get_image_model().objects.filter(pk=image_id).first()
        if image is None:
            return
        PictureSheet.objects.get_or_create(pk=image_id)
        sheet = PictureSheet.objects.select_for_update().get(pk=image_id)
        sizes = {name: size for name, _width, _height, size in sheet.files.values()}
        sheet.files = {
            rendition.filter_spec: file_entry(rendition, sizes)
            for rendition in image.renditions.all()
            if rendition.focal_point_key == Filter(rendition.filter_spec).get_cache_key(image)
        }
        sheet.save(update_fields=["files", "updated_at"])


def forget_rendition(rendition: AbstractRendition) -> None:
    """Take a deleted rendition off its picture's sheet, so that no page links to a lost file."""
    with transaction.atomic():
        sheet = PictureSheet.objects.select_for_update().filter(pk=rendition.image_id).first()
        entry = sheet and sheet.files.get(rendition.filter_spec)
        if sheet and entry and entry[0] == rendition.file.name:
            del sheet.files[rendition.filter_spec]
            sheet.save(update_fields=["files", "updated_at"])


def file_entry(rendition: AbstractRendition, known_sizes: dict[str, int]) -> list[str | int]:
    """Return ``[name, width, height, bytes]``; the storage is asked for a size only once."""
    name = rendition.file.name
    return [name, rendition.width, rendition.height, known_sizes.get(name) or _size(rendition)]


def _size(rendition: AbstractRendition) -> int:
    """Return the size of a rendition's file in bytes, 0 where the file is lost."""
    try:
        return rendition.file.size
    except OSError:
        return 0
