"""Pictures in the library, with or without their files."""

from io import BytesIO

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from propaganda_cms.pictures.kinds import KINDS
from propaganda_cms.pictures.services import make_renditions

from .picture_files import drawn


def make_image(width=1600, height=1000, kinds=("body", "card"), **fields):
    """A picture with the files of some kinds."""
    output = BytesIO()
    drawn(width, height).save(output, "JPEG", quality=60)
    fields.setdefault("title", "Ảnh")
    image = get_image_model().objects.create(file=ImageFile(output, name="anh.jpg"), **fields)
    if kinds:
        make_renditions(image, kinds)
    return image


def all_specs(image, kind):
    return {spec for _width, _format, spec in KINDS[kind].specs_for(image)}
