"""The editor's form of a quiz, which says beside the field what keeps it from being published."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Locale

from quiz_blocks.bank.models import Item

from .drawing import find_pool


class QuizForm(WagtailAdminModelForm):
    """Checks the slots against the bank, unless the quiz is only saved as a draft."""

    def clean(self) -> dict[str, Any]:
        """Check what only a quiz that readers get must fulfil."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            self._check_slots()
        return cleaned

    def _check_slots(self) -> None:
        rows = list(self._rows())
        if not rows:
            self.add_error(None, _("Bài trắc nghiệm cần ít nhất một câu hỏi."))
        used: set[int] = set()
        for row in rows:
            if row.errors:
                continue
            item, bank = row.cleaned_data.get("item"), row.cleaned_data.get("bank")
            if item:
                _check_item(row, item, used)
            elif bank:
                self._check_pool(row)
            else:
                row.add_error("item", _("Hãy chọn một câu hỏi, hoặc một ngân hàng để rút."))

    def _check_pool(self, row: forms.ModelForm) -> None:
        """The bank must hold as many questions as the slot draws."""
        wanted = row.cleaned_data
        locale = self.instance.locale_id or Locale.get_default().pk
        size = find_pool(wanted["bank"], wanted["category"], wanted["tag"], locale).count()
        if size < wanted["draws"]:
            message = _("Ngân hàng chỉ có %(size)d câu đã phát hành hợp với các điều kiện này.")
            row.add_error("draws", message % {"size": size})

    def _rows(self) -> Iterable[forms.ModelForm]:
        """Yield the forms of the slots that stay."""
        formset = self.formsets["slots"]
        for row in formset.forms:
            row.full_clean()
            if not formset._should_delete_form(row):
                yield row


def _check_item(row: forms.ModelForm, item: Item, used: set[int]) -> None:
    """A fixed item is published, and comes once."""
    if not item.live:
        row.add_error("item", _("Câu này chưa phát hành; người đọc sẽ không thấy."))
    elif item.pk in used:
        row.add_error("item", _("Câu này đã có ở một mục phía trên."))
    used.add(item.pk)
