"""The demo's pictures and papers in Wagtail's libraries, drawn when they are first asked for."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection

from home.demo.art import press, word
from home.demo.art.scenes import SCENES
from home.demo.texts import CONTENT, read

COLLECTION = "Nội dung minh họa"
DIGEST_NOTICE = "Bản tóm tắt của trang minh họa, không phải văn bản chính thức."
PLAIN_PAPER = {"stamp": "", "notice": "Tài liệu minh họa, do nhóm làm trang đặt ra."}
MEDIA = CONTENT / "media"


class Library:
    """Finds what is there by its title in the demo's collection, else draws and stores it.

    ``width`` is that of the drawn pictures in pixels; tests draw small ones.
    """

    def __init__(self, width: int = 1600) -> None:
        self.width = width
        self.scenes = read("pictures")
        self.images: dict[str, AbstractImage] = {}

    def alt(self, name: str) -> str:
        """Return what a scene shows, in words."""
        return self.scenes[name]["alt"]

    def scene(self, name: str) -> AbstractImage:
        """Return the picture of a scene."""
        if name not in self.images:
            title = self.scenes[name]["title"]
            self.images[name] = _image(title, self.alt(name)) or _store_image(
                title, self.alt(name), f"{name}.jpg", SCENES[name]().jpeg(self.width)
            )
        return self.images[name]

    def infographic(self, content: dict[str, Any]) -> AbstractImage:
        """Return the picture of an infographic, drawn from its own figures."""
        title = f"Infographic: {content['heading']}"
        alt = content["sapo"]
        found = _image(title, alt)
        if found:
            return found
        drawn = press.infographic(content, self.width)
        image = _store_image(title, alt, f"{content['slug']}.png", drawn)
        _keep_the_top(image)
        return image

    def paper(self, slug: str, content: dict[str, Any]) -> AbstractDocument:
        """Return a PDF of ``title``, ``kicker``, ``sections``, perhaps ``stamp`` and ``notice``."""
        return _document(content["title"]) or _store_document(
            content["title"], f"{slug}.pdf", press.paper(PLAIN_PAPER | content)
        )

    def word_paper(self, slug: str, content: dict[str, Any]) -> AbstractDocument:
        """Return the same paper for Word."""
        title = f"{content['title']} (bản Word)"
        return _document(title) or _store_document(
            title, f"{slug}.docx", word.paper(PLAIN_PAPER | content)
        )

    def recording(self, name: str, title: str) -> AbstractDocument:
        """Return a sound of ``content/media``."""
        return _document(title) or _store_document(title, name, (MEDIA / name).read_bytes())


def _keep_the_top(image: AbstractImage) -> None:
    """Let lists, which crop, show a tall picture's head: the drawing and the title."""
    image.focal_point_x, image.focal_point_y = image.width // 2, image.width // 3
    image.focal_point_width, image.focal_point_height = image.width, image.width * 2 // 3
    image.save()


def _collection() -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=COLLECTION).first()
    return found or root.add_child(name=COLLECTION)


def _document(title: str) -> AbstractDocument | None:
    documents = get_document_model().objects
    return documents.filter(title=title, collection=_collection()).first()


def _store_document(title: str, name: str, content: bytes) -> AbstractDocument:
    document = get_document_model()(title=title, collection=_collection())
    document.file.save(name, ContentFile(content), save=False)
    document.file_size = len(content)
    document.save()
    return document


def _image(title: str, alt: str) -> AbstractImage | None:
    images = get_image_model().objects
    return images.filter(title=title, description=alt[:255], collection=_collection()).first()


def _store_image(title: str, alt: str, name: str, content: bytes) -> AbstractImage:
    image = get_image_model()(title=title, description=alt[:255], collection=_collection())
    image.file = ImageFile(BytesIO(content), name=name)
    image.file_size = len(content)
    image.save()
    return image
