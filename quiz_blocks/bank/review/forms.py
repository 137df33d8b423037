"""The forms of the two steps: which file into which bank, and every question of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from quiz_blocks.text import clean_plain_text, format_number, nfc

from ..importers.files import FileRefused
from ..importers.formats import all_formats, recognise
from ..importers.markup import to_html, to_plain
from ..importers.records import ImportedItem, ImportResult, Remark
from ..kinds import ChoiceData, Kind, get_kind
from ..kinds.answer_block import Answer, Text
from ..kinds.base import FULL, NOTHING
from ..models import QuestionBank
from ..services import Alike
from ..services.importing import as_choices, category_name, choice_text
from .repairs import Mended, mend
from .sealing import unseal

#: More questions than this are too many for one screen, and for one form.
MAX_QUESTIONS = 500
MAX_TEXT = 20_000
_MEGABYTE = 1024 * 1024
#: What the name of a field adds to a request.
_NAME_BYTES = 30
#: How much of what a request may hold is for the form as it is made.
_SHARE = 0.8


# --- Which bank, and which file ---


class TargetForm(forms.Form):
    """The bank that the questions go into: one that there is, or a new one."""

    bank = forms.ModelChoiceField(
        QuestionBank.objects.order_by("name"),
        label=gettext_lazy("Ngân hàng câu hỏi"),
        required=False,
        empty_label=gettext_lazy("— Ngân hàng mới —"),
    )
    new_bank = forms.CharField(
        label=gettext_lazy("Tên ngân hàng mới"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Chỉ ghi khi chưa có ngân hàng trong danh sách trên."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        policy = policy_registry.get_by_type(QuestionBank)
        if not policy.user_has_permission(user, "add"):
            del self.fields["new_bank"]
            self.fields["bank"].empty_label = _("— Chọn ngân hàng —")

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, not both."""
        cleaned = super().clean()
        cleaned["new_bank"] = nfc(" ".join(cleaned.get("new_bank", "").split()))
        if self.errors:
            return cleaned
        if cleaned["bank"] and cleaned["new_bank"]:
            self.add_error(
                "new_bank", _("Đã chọn một ngân hàng ở trên. Hãy bỏ trống một trong hai.")
            )
        elif not cleaned["bank"] and not cleaned["new_bank"]:
            self.add_error("bank", _("Hãy chọn ngân hàng để nhập câu hỏi vào."))
        return cleaned

    @property
    def bank_name(self) -> str:
        """The name of the bank, once the form is found to be sound."""
        bank = self.cleaned_data["bank"]
        return bank.name if bank else self.cleaned_data["new_bank"]


def _known_endings() -> str:
    return ",".join(ending for known in all_formats() for ending in known.endings)


def _known_formats() -> str:
    """Say which files are taken, and how large they may be."""
    said = "; ".join(f"{known.label}: {', '.join(known.endings)}" for known in all_formats())
    largest = max(known.max_bytes for known in all_formats()) // _MEGABYTE
    return _("%(formats)s. Tối đa %(size)s MB, %(count)s câu hỏi.") % {
        "formats": said,
        "size": largest,
        "count": MAX_QUESTIONS,
    }


class UploadForm(TargetForm):
    """The first step: a file, and the bank."""

    file = forms.FileField(
        label=gettext_lazy("Tệp câu hỏi"),
        help_text=SimpleLazyObject(_known_formats),
        error_messages={
            "required": gettext_lazy("Hãy chọn tệp câu hỏi."),
            "empty": gettext_lazy("Tệp này trống, không có gì để nhập."),
        },
    )

    field_order = ["file", "bank", "new_bank"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = _known_endings()

    def clean_file(self) -> ImportResult:
        """Return what stands in the file; what cannot be read is refused with a sentence."""
        try:
            result = _read(self.cleaned_data["file"])
        except FileRefused as refused:
            said, place = refused.remark.message, refused.remark.place
            said = said if _is_start(place) else f"{said} ({place})"
            raise forms.ValidationError(said) from refused
        count = len(result.items) + len(result.broken)
        if count > MAX_QUESTIONS:
            raise forms.ValidationError(
                _("Tệp có %(count)s câu hỏi. Mỗi lần nhập tối đa %(max)s câu, hãy chia nhỏ tệp.")
                % {"count": count, "max": MAX_QUESTIONS}
            )
        return result


def _is_start(place: Any) -> bool:
    return (place.line, place.column) in ((0, 0), (1, 1)) and not place.paragraph


def _read(uploaded: UploadedFile) -> ImportResult:
    """Read a file, at most as much of it as its format takes."""
    _refuse_large(uploaded, max(known.max_bytes for known in all_formats()))
    content = uploaded.read()
    known = recognise(uploaded.name, content)
    _refuse_large(uploaded, known.max_bytes)
    return known.read(content)


def _refuse_large(uploaded: UploadedFile, max_bytes: int) -> None:
    if uploaded.size > max_bytes:
        raise FileRefused(
            _("Tệp quá lớn (tối đa %(size)s MB). Hãy chia thành nhiều tệp nhỏ hơn.")
            % {"size": max_bytes // _MEGABYTE}
        )


# --- The questions ---


@dataclass
class Row:
    """One choice (or accepted answer) as it stands in the form."""

    index: int
    name: str
    text: str
    right: bool
    original: Answer | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Its place, as people count."""
        return self.index + 1

    @property
    def height(self) -> int:
        """How many lines of text to make room for."""
        return min(8, len(self.text) // 70 + 1)


@dataclass(frozen=True)
class Shown:
    """One choice as the reader will see it, with its worth."""

    text: str
    fraction: Decimal
    tolerance: str


class QuestionForm(forms.Form):
    """One question: to be imported or not, and what may be corrected in place.

    Only a ticked question has to be sound. What was read from the file comes back sealed, so a
    text that nobody touched keeps its markup, and a choice its share of the points.
    """

    chosen = forms.BooleanField(required=False)
    sealed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        kwargs["empty_permitted"] = False  # else an untouched question would not be checked
        super().__init__(*args, **kwargs)
        self.question = unseal(str(self["sealed"].value() or ""), user)
        self.problems: list[str] = []
        self.stem_errors: list[str] = []
        self.alikes: list[Alike] = []
        if self.question:
            self.rows = self._rows()
            self.item = self._corrected()

    @property
    def original(self) -> ImportedItem:
        """The question as it was read."""
        return self.question.item

    @property
    def number(self) -> int:
        """Its place in the file, as people count."""
        return int(self.prefix.rpartition("-")[2]) + 1

    @property
    def where(self) -> str:
        """Where it begins in the file; nobody looks for a question by its column."""
        return str(replace(self.original.place, column=0))

    @cached_property
    def kind(self) -> Kind:
        """What the question's kind knows."""
        return get_kind(self.original.kind)

    @property
    def is_chosen(self) -> bool:
        """Is it ticked?"""
        return bool(self["chosen"].value())

    @property
    def all_problems(self) -> list[str]:
        """All that ``check`` found, wherever it is shown."""
        return [*self.problems, *self.stem_errors, *(e for row in self.rows for e in row.errors)]

    @property
    def file_errors(self) -> list[Remark]:
        """What the reader of the file found wrong, until the question is corrected or ticked."""
        if self.is_bound and (self.is_chosen or self.item != self.original):
            return []
        known = self.all_problems
        return [error for error in self.question.errors if error.message not in known]

    @property
    def has_errors(self) -> bool:
        """Is there something to correct?"""
        return self.question is None or bool(self.all_problems or self.file_errors)

    def clean(self) -> dict[str, Any]:
        """A ticked question must be sound."""
        cleaned = super().clean()
        if self.question is None:
            raise forms.ValidationError(
                _("Dữ liệu của câu này đã bị thay đổi hoặc đến từ phiên khác. Hãy chọn lại tệp.")
            )
        self.check()
        if cleaned.get("chosen") and self.all_problems:
            raise forms.ValidationError(_("Câu %(number)s còn lỗi.") % {"number": self.number})
        return cleaned

    def check(self) -> None:
        """Say what is wrong with the question as it stands, each thing where it is."""
        if not self.stem_text:
            self.stem_errors.append(_("Hãy nhập câu hỏi."))
        texts = [self.stem_text, self.explanation_text, *(row.text for row in self.rows)]
        if sum(map(len, texts)) > MAX_TEXT:
            self.problems.append(_("Câu hỏi dài quá %(max)s ký tự.") % {"max": MAX_TEXT})
        used = self._used_rows()
        for problem in self.new_kind.problems(as_choices(self.new_kind, self.item.answers)):
            if problem.index is None:
                self.problems.append(problem.message)
            else:
                used[problem.index].errors.append(problem.message)

    # --- What stands in the form ---

    @cached_property
    def _read_stem(self) -> str:
        """The stem as it was read, without its markup."""
        return to_plain(self.original.stem)

    @cached_property
    def _read_explanation(self) -> str:
        """The explanation as it was read, without its markup."""
        return to_plain(self.original.explanation)

    @cached_property
    def stem_text(self) -> str:
        """The stem as the editor sees it, or has typed it."""
        return self._typed("stem", self.mended.stem)

    @cached_property
    def explanation_text(self) -> str:
        """The explanation as the editor sees it, or has typed it."""
        return self._typed("explanation", self._read_explanation)

    @cached_property
    def mended(self) -> Mended:
        """The stem and the choices as they are proposed; texts with markup are left alone."""
        stem = self._read_stem
        choices = [choice_text(self.kind, answer) for answer in self.original.answers]
        mended = mend(
            "" if _has_markup(self.original.stem, stem) else stem,
            choices if self.kind.has_options else [],
        )
        return Mended(mended.stem or stem, mended.choices or tuple(choices), mended.said)

    @property
    def is_formatted(self) -> bool:
        """Would correcting the stem or the explanation lose bold letters, lists or links?"""
        original = self.original
        return _has_markup(original.stem, self._read_stem) or _has_markup(
            original.explanation, self._read_explanation, links=True
        )

    @property
    def one_is_right(self) -> bool:
        """May only one choice be marked as right (and not several)?"""
        marked = sum(1 for answer in self.original.answers if self._was_right(answer))
        return self.kind.value in ("single", "true_false") and marked <= 1

    @property
    def kind_is_open(self) -> bool:
        """Do the ticks say of which kind it is? A reader cannot, where no choice is right."""
        return self.question.broken and self.kind.value == "multiple"

    @property
    def new_kind(self) -> Kind:
        """The kind that it will be of."""
        one = self.kind_is_open and sum(row.right for row in self.rows) == 1
        return get_kind("single") if one else self.kind

    @property
    def texts_are_fixed(self) -> bool:
        """Are the choices always the same two?"""
        return self.kind.value == "true_false"

    @property
    def height(self) -> int:
        """How many lines of text to make room for in the stem."""
        return min(12, max(2, len(self.stem_text) // 80 + self.stem_text.count("\n") + 1))

    # --- What the reader will see ---

    @property
    def shown_stem(self) -> str:
        """The stem as safe HTML."""
        return to_html(self.item.stem)

    @property
    def shown_explanation(self) -> str:
        """The explanation as safe HTML."""
        return to_html(self.item.explanation, links=True)

    @property
    def shown_choices(self) -> list[Shown]:
        """The choices with their worth."""
        return [
            Shown(
                choice_text(self.kind, answer),
                answer.fraction,
                format_number(answer.tolerance) if answer.tolerance else "",
            )
            for answer in self.item.answers
        ]

    @property
    def is_repeated(self) -> bool:
        """Is there one that is the same, word for word?"""
        return any(alike.same for alike in self.alikes)

    @property
    def category(self) -> str:
        """The category that it will have."""
        return category_name(self.original.category)

    # --- From the form to the question ---

    def _typed(self, name: str, shown: str) -> str:
        if not self.is_bound:
            return shown
        return clean_plain_text(self.data.get(self.add_prefix(name), ""))

    def _was_right(self, answer: Answer) -> bool:
        return answer.fraction > 0 if self.kind.value == "multiple" else answer.fraction == FULL

    def _rows(self) -> list[Row]:
        """Return the choices, and room for what is missing."""
        answers: list[Answer | None] = list(self.original.answers)
        if not self.texts_are_fixed:
            answers += [None] * max(1, 2 - len(answers))
        marked = set(self.data.getlist(self.add_prefix("right"))) if self.is_bound else set()
        rows = []
        for index, answer in enumerate(answers):
            name = self.add_prefix(f"text-{index}")
            text = self.mended.choices[index] if answer else ""
            right = bool(answer) and self._was_right(answer)
            if self.is_bound:
                text = text if self.texts_are_fixed else self._typed(f"text-{index}", "")
                right = str(index) in marked
            rows.append(Row(index, name, text, right, answer))
        return rows

    def _used_rows(self) -> list[Row]:
        """Leave out the rows that were left or made blank."""
        picked = self.kind.has_options
        return [row for row in self.rows if row.text or (picked and row.right)]

    def _corrected(self) -> ImportedItem:
        """Return the question with what the editor corrected."""
        original = self.original
        return replace(
            original,
            kind=self.new_kind.value,
            stem=_kept(original.stem, self._read_stem, self.stem_text),
            explanation=_kept(original.explanation, self._read_explanation, self.explanation_text),
            answers=tuple(self._answers()),
        )

    def _answers(self) -> list[Answer]:
        """Return the choices; where their shares no longer fit, the ticks alone decide."""
        rows = self._used_rows()
        as_read = [self._answer(row, _share(row)) for row in rows]
        if not self.kind.has_options:
            return as_read
        untouched = len(rows) == len(self.original.answers) and all(
            row.original and row.right == self._was_right(row.original) for row in rows
        )
        if untouched and (not self.is_bound or not self._problems(as_read)):
            return as_read
        ticks = [ChoiceData(row.text, row.right) for row in rows]
        if untouched and any(self.new_kind.problems(ticks)):
            return as_read
        shares = zip(as_read, self.new_kind.fractions(ticks), strict=True)
        return [replace(answer, fraction=share) for answer, share in shares]

    def _problems(self, answers: Sequence[Answer]) -> bool:
        return any(self.new_kind.problems(as_choices(self.new_kind, answers)))

    def _answer(self, row: Row, share: Decimal) -> Answer:
        if row.original is None:
            return Answer(Text(self.kind.canonical_text(row.text), "plain"), share)
        if row.text == choice_text(self.kind, row.original):
            return row.original
        return replace(row.original, text=Text(self.kind.canonical_text(row.text), "plain"))


def _share(row: Row) -> Decimal:
    return row.original.fraction if row.original else FULL if row.right else NOTHING


def _has_markup(text: Text, plain: str, links: bool = False) -> bool:
    """Say whether typing the text anew would lose bold letters, lists or links."""
    return to_html(text, links) != to_html(Text(plain, "plain"), links)


def _kept(original: Text, plain: str, typed: str) -> Text:
    """Return the text as it was, markup and all, unless something else was typed."""
    return original if typed == plain else Text(typed, "plain")


class BaseQuestionFormSet(forms.BaseFormSet):
    """All questions of a file."""

    def clean(self) -> None:
        """Nothing ticked is nothing to import."""
        if not any(form.is_chosen for form in self.forms):
            raise forms.ValidationError(_("Chưa chọn câu nào để nhập."))

    @property
    def chosen_items(self) -> list[ImportedItem]:
        """The ticked questions as corrected, in the order of the file."""
        return [form.item for form in self.forms if form.cleaned_data["chosen"]]


def fits_into_one_request(formset: BaseQuestionFormSet) -> bool:
    """Say whether Django will take the form back, with some room for what the editor adds."""
    texts = []
    for form in formset.forms:
        texts += [str(form["sealed"].value()), form.stem_text, form.explanation_text]
        texts += [part for row in form.rows for part in (row.text, str(row.index))]
    size = sum(len(text.encode()) + _NAME_BYTES for text in texts)
    asked = [
        (size, settings.DATA_UPLOAD_MAX_MEMORY_SIZE),
        (len(texts) + len(formset.forms), settings.DATA_UPLOAD_MAX_NUMBER_FIELDS),
    ]
    return all(most is None or amount < _SHARE * most for amount, most in asked)


QuestionFormSet = forms.formset_factory(
    QuestionForm,
    formset=BaseQuestionFormSet,
    extra=0,
    max_num=MAX_QUESTIONS,
    validate_max=True,
    absolute_max=MAX_QUESTIONS,
)
