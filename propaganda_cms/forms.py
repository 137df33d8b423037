"""The page form: what it asks of an editor beyond what Wagtail asks."""

import re
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField
from wagtail.models import Page

from quiz_blocks.text import nfc

CORRECTIONS = "pc_corrections"
ATTACHMENTS = "pc_attachments"
#: Keys of a stream that tell where a passage stands, not what it says.
_BOOKKEEPING = {"id", "anchor"}
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')

ASK_FOR_CORRECTION = _(
    "Bài đã đăng và nội dung vừa thay đổi. Hãy thêm một dòng đính chính cho bạn đọc, "
    "hoặc đánh dấu ô này nếu chỉ sửa lỗi chính tả, trình bày."
)


class ContentPageForm(WagtailAdminPageForm):
    """Asks for a line of đính chính when a published page changes in substance.

    Only where the page is about to be published or sent for approval: a draft, and every
    autosave, is saved without a question. Whoever approves sees what the writer said; returning
    a page to its writer asks nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at is None:
            self.fields.pop("minor_edit", None)

    def is_valid(self) -> bool:
        """Refuse a change of substance that comes without a word to the reader."""
        if not super().is_valid():
            return False
        if self._may_pass():
            return True
        self.add_error("minor_edit", ASK_FOR_CORRECTION)
        return False

    def _may_pass(self) -> bool:
        if self.is_deferred_validation or "minor_edit" not in self.fields:
            return True
        if self._is_going_back() or self.cleaned_data["minor_edit"]:
            return True
        published = self._published()
        return published is None or not self._differs(published) or self._explains(published)

    def _is_going_back(self) -> bool:
        """Return whether the page is returned to its writer or taken out of the workflow."""
        returned = self.data.get("workflow-action-name") == "reject"
        return returned or "action-cancel-workflow" in self.data

    def _published(self) -> Page | None:
        """Return the page as readers see it, ``None`` where they do not."""
        return type(self.instance)._base_manager.filter(pk=self.instance.pk, live=True).first()

    def _differs(self, published: Page) -> bool:
        changed = any(
            _comparable(published._meta.get_field(name), self.cleaned_data[name])
            != _comparable(published._meta.get_field(name), getattr(published, name))
            for name in published.substance_fields
            if name in self.cleaned_data
        )
        return changed or self._files_differ(published)

    def _files_differ(self, published: Page) -> bool:
        if ATTACHMENTS not in self.formsets:
            return False
        now = [form.cleaned_data["document"].pk for form in self._kept(ATTACHMENTS)]
        before = published.pc_attachments.values_list("document_id", flat=True)
        return sorted(now) != sorted(before)

    def _explains(self, published: Page) -> bool:
        """Return whether the form holds a line of đính chính that readers have not seen yet."""
        if CORRECTIONS not in self.formsets:
            return False
        seen = set(published.pc_corrections.values_list("text", flat=True))
        return any(nfc(form.cleaned_data["text"]) not in seen for form in self._kept(CORRECTIONS))

    def _kept(self, name: str) -> list[Any]:
        formset = self.formsets[name]
        return [
            form
            for form in formset.forms
            if form.cleaned_data and form not in formset.deleted_forms
        ]


def _comparable(field: models.Field, value: Any) -> Any:
    """Return a field's value as it is compared: what it says, not how it is stored."""
    if isinstance(field, StreamField):
        return _said(value.get_prep_value()) if value else []
    if isinstance(field, models.ForeignKey):
        return getattr(value, "pk", value)
    return nfc(value).replace("\r\n", "\n").strip() if isinstance(value, str) else value


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(part) for key, part in value.items() if key not in _BOOKKEEPING}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return _BLOCK_KEY.sub("", nfc(value)) if isinstance(value, str) else value
