"""The editor's form of an item, which says what is missing beside the field."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from quiz_blocks.text import fold, nfc

from .kinds import ChoiceData, get_kind, true_false_choices
from .kinds.base import FULL
from .models import Choice, Item

TRUE_FALSE = "true_false"
_ANSWERS = {"true": True, "false": False}


class PlainNumberInput(forms.NumberInput):
    """Shows 25, not 25.00000."""

    def format_value(self, value: Any) -> str | None:
        """Return the number without the zeros that only the column wants."""
        if isinstance(value, Decimal):
            return f"{value.normalize():f}"
        return super().format_value(value)


class ItemForm(WagtailAdminModelForm):
    """Checks an item by its kind's rules, unless it is only saved as a draft."""

    statement = forms.ChoiceField(
        label=_("Khẳng định này"),
        choices=[("true", _("đúng")), ("false", _("sai"))],
        widget=forms.RadioSelect,
        required=False,
    )

    class Media:
        css = {"all": ["quiz_blocks/bank/item_form.css"]}
        js = ["quiz_blocks/bank/item_form.js"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        right = _right_one(self.instance) if self.instance.kind == TRUE_FALSE else None
        self.fields["statement"].initial = {True: "true", False: "false"}.get(right, "")

    def clean(self) -> dict[str, Any]:
        """Normalise the text; check the choices by the rules of the kind."""
        cleaned = super().clean()
        for name in ("title", "stem", "explanation", "passage_anchor"):
            if cleaned.get(name):
                cleaned[name] = nfc(cleaned[name])
        if "category" in cleaned:
            parts = (part.strip() for part in nfc(cleaned["category"]).split("/"))
            cleaned["category"] = "/".join(part for part in parts if part)
        if not self.is_deferred_validation and cleaned.get("kind"):
            self._check_choices(cleaned["kind"], cleaned.get("statement", ""))
        return cleaned

    def save(self, commit: bool = True) -> Item:
        """Save, with the two choices of a true or false item made from its one answer."""
        item = super().save(commit=False)
        if item.kind == TRUE_FALSE:
            answer = _ANSWERS.get(self.cleaned_data.get("statement", ""))
            set_true_false(item, answer)
        if commit:
            item.save()
        return item

    def _check_choices(self, kind: str, statement: str) -> None:
        if kind == TRUE_FALSE:
            if statement not in _ANSWERS:
                self.add_error("statement", _("Hãy cho biết khẳng định này đúng hay sai."))
            return
        rows = list(self._rows())
        for problem in get_kind(kind).problems([_as_data(row) for row in rows]):
            if problem.index is None:
                self.formsets["choices"].non_form_errors().append(problem.message)
            elif "text" not in rows[problem.index].errors:
                rows[problem.index].add_error("text", problem.message)
        if get_kind(kind).has_options:
            _check_ticks(kind, rows)

    def _rows(self) -> Iterable[forms.ModelForm]:
        """Return the forms of the choices that stay, in the order on the screen."""
        formset = self.formsets["choices"]
        formset.full_clean()
        rows = [row for row in formset.forms if not formset._should_delete_form(row)]
        return sorted(rows, key=lambda row: row.cleaned_data.get("ORDER") or 0)


def _check_ticks(kind: str, rows: Iterable[forms.ModelForm]) -> None:
    """A figure wins over a tick; where the two say different things the editor must choose."""
    for row in rows:
        fraction = row.cleaned_data.get("fraction")
        if fraction is None:
            continue
        is_right = fraction > 0 if kind == "multiple" else fraction == FULL
        if is_right != bool(row.cleaned_data.get("right")):
            message = _("Không khớp với ô «Đúng». Hãy sửa một trong hai, hoặc bỏ trống ô này.")
            row.add_error("fraction", message)


def set_true_false(item: Item, answer: bool | None) -> None:
    """Give the item the two choices of a statement; ``None`` leaves open which one is right.

    A choice that the item has already keeps its key and its feedback.
    """
    by_text = {fold(choice.text): choice for choice in item.choices.all()}
    kept = []
    for order, data in enumerate(true_false_choices(bool(answer))):
        choice = by_text.get(fold(data.text)) or Choice()
        choice.text, choice.fraction, choice.sort_order = data.text, None, order
        choice.right = answer is not None and data.right
        kept.append(choice)
    item.choices.set(kept)


def _right_one(item: Item) -> bool | None:
    """Say which of the two choices of a statement is right, ``None`` if neither or both."""
    worth = {fold(c.text): f for c, f in zip(item.choices.all(), _fractions(item), strict=True)}
    true, false = worth.get("dung", Decimal(0)) > 0, worth.get("sai", Decimal(0)) > 0
    return true if true != false else None


def _fractions(item: Item) -> list[Decimal]:
    return item.rules.fractions(item.choices_data())


def _as_data(row: forms.ModelForm) -> ChoiceData:
    data = row.cleaned_data
    return ChoiceData(
        text=data.get("text") or "",
        right=bool(data.get("right")),
        fraction=data.get("fraction"),
        feedback=data.get("feedback") or "",
        tolerance=data.get("tolerance") or Decimal(0),
    )
