"""The page form: what it asks of an editor beyond what Wagtail asks."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from quiz_blocks.text import title_key

from .pictures.descriptions import NAME_IS_NO_DESCRIPTION, looks_like_file_name, own_description
from .services.corrections import (
    differs_in_substance,
    explains,
    files_differ,
    published_version,
)

CORRECTIONS = "pc_corrections"
ATTACHMENTS = "pc_attachments"

#: Said at the head of the page, since the field stands at its foot.
ASK_FOR_CORRECTION = _(
    "Bài đã đăng và nội dung vừa thay đổi. Hãy thêm một dòng ở mục «Đính chính» cho bạn đọc, "
    "hoặc đánh dấu «Chỉ sửa lỗi chính tả, trình bày» nếu ý của bài vẫn như cũ."
)
ASK_FOR_DESCRIPTION = _("Hãy mô tả ảnh chính: trong ảnh có ai, đang làm gì, ở đâu.")
ASK_BESIDE_THE_FIELD = _("Thêm một dòng đính chính ở trên, hoặc đánh dấu ô này.")


class ContentPageForm(WagtailAdminPageForm):
    """Asks for a line of đính chính when a published page changes in substance.

    Only where the page is about to be published or sent for approval: a draft, and every
    autosave, is saved without a question. Whoever approves sees what the writer said; returning
    a page to its writer asks nothing.
    """

    class Media:
        js = ["propaganda_cms/js/first_error.js"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at is None:
            self.fields.pop("minor_edit", None)
        if topics := self.fields.get("topics"):
            # The database sorts by code point, which puts Đ after every other letter.
            topics.choices = sorted(topics.choices, key=lambda choice: title_key(str(choice[1])))

    def is_valid(self) -> bool:
        """Refuse a change of substance that comes without a word to the reader."""
        if not super().is_valid():
            return False
        if self._may_pass():
            return True
        self.add_error(None, ASK_FOR_CORRECTION)
        self.add_error("minor_edit", ASK_BESIDE_THE_FIELD)
        return False

    def clean(self) -> dict[str, Any]:
        """Ask for the words that stand for the main picture; a draft may still lack them."""
        cleaned_data = super().clean()
        picture = cleaned_data.get("picture")
        asked = "picture_alt" in cleaned_data and not self.is_deferred_validation
        if picture is None or not asked or self._is_going_back():
            return cleaned_data
        alt = cleaned_data["picture_alt"] = cleaned_data["picture_alt"] or own_description(picture)
        if not alt:
            self.add_error("picture_alt", ASK_FOR_DESCRIPTION)
        elif looks_like_file_name(alt):
            self.add_error("picture_alt", NAME_IS_NO_DESCRIPTION)
        return cleaned_data

    def _may_pass(self) -> bool:
        if self.is_deferred_validation or "minor_edit" not in self.fields:
            return True
        if self._is_going_back() or self.cleaned_data["minor_edit"]:
            return True
        published = published_version(self.instance)
        return published is None or not self._differs(published) or self._explains(published)

    def _is_going_back(self) -> bool:
        """Return whether the page is returned to its writer or taken out of the workflow."""
        returned = self.data.get("workflow-action-name") == "reject"
        return returned or "action-cancel-workflow" in self.data

    def _differs(self, published: Page) -> bool:
        if differs_in_substance(published, self.cleaned_data):
            return True
        if ATTACHMENTS not in self.formsets:
            return False
        now = [form.cleaned_data["document"].pk for form in self._kept(ATTACHMENTS)]
        return files_differ(published, now)

    def _explains(self, published: Page) -> bool:
        if CORRECTIONS not in self.formsets:
            return False
        return explains(published, [form.cleaned_data["text"] for form in self._kept(CORRECTIONS)])

    def _kept(self, name: str) -> list[Any]:
        formset = self.formsets[name]
        return [
            form
            for form in formset.forms
            if form.cleaned_data and form not in formset.deleted_forms
        ]
