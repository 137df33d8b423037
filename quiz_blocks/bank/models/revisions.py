"""What was published of an item: written once, read for ever."""

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..kinds import kind_choices


class ImmutableError(TypeError):
    """Somebody tried to change or delete what attempts rest on."""


def _refuse(*args: Any, **kwargs: Any) -> NoReturn:
    raise ImmutableError("An ItemRevision is written once; it is never changed or deleted.")


class ItemRevisionQuerySet(models.QuerySet["ItemRevision"]):
    """Reads and inserts only."""

    update = delete = bulk_update = update_or_create = _refuse
    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]


class ItemRevision(models.Model):
    """An item as it was delivered and marked at some time.

    It has no foreign key to its item, so that deleting the item (in any language) leaves it and
    the attempts that point at it whole. ``payload`` is described in
    ``docs/decisions/0001-how-the-house-is-laid.md``. The same content is stored once:
    publishing an item without a change writes nothing.
    """

    item_key = models.UUIDField(_("mã câu hỏi"), db_index=True, editable=False)
    digest = models.CharField(_("mã băm nội dung"), max_length=64, editable=False)
    kind = models.CharField(_("loại"), max_length=20, choices=kind_choices, editable=False)
    payload = models.JSONField(_("nội dung"), encoder=DjangoJSONEncoder, editable=False)
    created_at = models.DateTimeField(_("ngày ghi"), auto_now_add=True)

    objects = ItemRevisionQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bản phát hành của câu hỏi")
        verbose_name_plural = _("bản phát hành của câu hỏi")
        constraints = [
            models.UniqueConstraint(
                fields=["item_key", "digest"], name="quiz_blocks_bank_revision_once"
            )
        ]

    def __str__(self) -> str:
        return self.payload.get("title") or str(self.item_key)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; an existing row is refused with ``ImmutableError``."""
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse, always."""
        _refuse()
