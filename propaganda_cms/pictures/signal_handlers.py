"""Keeps sheets and files in step with what editors do to pictures and pages."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page, Revision, UploadedFile
from wagtail.signals import page_published

from .kinds import KINDS
from .models import PictureSheet
from .pages import page_image_ids
from .services import forget_rendition
from .tasks import make_page_renditions_task, make_renditions_task, request_draft_renditions
from .uploads import clean_stored_file


def register() -> None:
    """Connect the handlers; called once, when the app is ready."""
    image_model = get_image_model()
    post_delete.connect(forget_file, sender=image_model.get_rendition_model())
    pre_save.connect(clean_file, sender=image_model)
    pre_save.connect(clean_set_aside_upload, sender=UploadedFile)
    post_save.connect(renew_files, sender=image_model)
    post_save.connect(make_draft_files, sender=Revision)
    page_published.connect(make_page_files)


def clean_file(instance: AbstractImage, raw: bool, **kwargs: Any) -> None:
    """Let no original into the storage with anything in it but pixels, whoever saves it."""
    if not raw:
        clean_stored_file(instance)


def clean_set_aside_upload(instance: UploadedFile, raw: bool, **kwargs: Any) -> None:
    """Do the same for a picture that waits for its title to be put right."""
    if not raw and instance.for_content_type.model_class() is get_image_model():
        clean_stored_file(instance)


def forget_file(instance: AbstractRendition, **kwargs: Any) -> None:
    """Strike the file from its picture's sheet."""
    forget_rendition(instance)


def renew_files(instance: AbstractImage, created: bool, raw: bool, **kwargs: Any) -> None:
    """Make a changed picture's files anew (another file, another focal point)."""
    if created or raw:
        return
    sheet = PictureSheet.objects.filter(pk=instance.pk).first()
    if sheet is None:
        return
    kinds = kinds_on(sheet)
    transaction.on_commit(lambda: make_renditions_task.enqueue(instance.pk, kinds))


def kinds_on(sheet: PictureSheet) -> list[str]:
    """Return the kinds of which the sheet holds at least one file."""
    return [
        kind.name
        for kind in KINDS.values()
        if any(kind.spec(w, f) in sheet.files for w in kind.widths for f in kind.formats)
    ]


def make_draft_files(instance: Revision, raw: bool, **kwargs: Any) -> None:
    """Have a saved draft's pictures made in the background, so that they are there at publish."""
    if raw or not issubclass(instance.content_type.model_class() or object, Page):
        return
    draft = instance.as_object()
    if image_ids := page_image_ids(draft):
        transaction.on_commit(lambda: request_draft_renditions(draft.pk, image_ids))


def make_page_files(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Have a published page's pictures made in the background, once the publication is stored."""
    transaction.on_commit(lambda: make_page_renditions_task.enqueue(instance.pk))
