"""The two steps in the admin: choose a file; look at every question, correct, import."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..importers.records import Remark
from ..models import Item, QuestionBank
from ..services import find_alike, import_items
from .forms import (
    BaseQuestionFormSet,
    QuestionFormSet,
    TargetForm,
    UploadForm,
    fits_into_one_request,
)
from .remarks import ReadFile, sort_remarks
from .sealing import seal, seal_remarks, unseal_remarks

#: Of a thousand remarks, one says as much as all.
MAX_REMARKS = 20


class ImportStep(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What both steps have: who may, and where they stand in the admin."""

    model = Item
    permission_required = "add"
    header_icon = "upload"
    page_title = gettext_lazy("Nhập câu hỏi từ tệp")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: home, the list of items, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": _item_url("list"), "label": _("Câu hỏi")},
            {"url": "", "label": self.get_page_title()},
        ]

    def show_review(
        self,
        target: TargetForm,
        formset: BaseQuestionFormSet,
        notes: tuple[list[Remark], list[Remark]],
        file_name: str,
    ) -> HttpResponse:
        """Show every question, each with what is said of it."""
        errors, warnings = notes
        return self.render_to_response(
            self.get_context_data(
                form=target,
                formset=formset,
                errors=errors[:MAX_REMARKS],
                warnings=warnings[:MAX_REMARKS],
                more=max(0, len(errors) - MAX_REMARKS) + max(0, len(warnings) - MAX_REMARKS),
                notes=seal_remarks(errors, warnings, self.request.user),
                file_name=file_name,
                attention=[form for form in formset.forms if form.has_errors or form.alikes],
                publishes=self.user_has_permission("publish"),
                may_open=self.user_has_permission("change"),
                edit_url_name=Item.snippet_viewset.get_url_name("edit"),
                action_url=_item_url("import_review"),
                back_url=_item_url("import"),
            )
        )


class UploadView(ImportStep):
    """The first step. A file that can be read leads to the second, in the same answer."""

    template_name = "quiz_blocks/bank/import_upload.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        bank = request.GET.get("bank", "")
        initial = {"bank": bank} if bank.isdecimal() else None
        return self._show(UploadForm(user=request.user, initial=initial))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file, or say why not."""
        form = UploadForm(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            messages.error(request, _("Chưa đọc được tệp. Hãy xem chỗ báo lỗi rồi chọn lại tệp."))
            return self._show(form)
        read = sort_remarks(form.cleaned_data["file"])
        if not read.questions:
            form.add_error("file", _refusal(read))
            return self._show(form)
        formset = _formset_of(read, request.user)
        if not fits_into_one_request(formset):
            form.add_error(
                "file", _("Tệp dài quá để xem trên một màn hình. Hãy chia thành nhiều tệp nhỏ hơn.")
            )
            return self._show(form)
        _tick(formset)
        target = TargetForm(
            initial={
                "bank": form.cleaned_data["bank"],
                "new_bank": form.cleaned_data["new_bank"],
            },
            user=request.user,
        )
        self.template_name = ReviewView.template_name
        return self.show_review(
            target, formset, (read.errors, read.warnings), request.FILES["file"].name[:100]
        )

    def _show(self, form: UploadForm) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                form=form,
                media=form.media,
                form_is_multipart=True,
                action_url=_item_url("import"),
                submit_button_label=_("Đọc tệp"),
                submit_button_active_label=_("Đang đọc…"),
            )
        )


class ReviewView(ImportStep):
    """The second step: everything that was typed comes with the form, nothing is kept here."""

    template_name = "quiz_blocks/bank/import_review.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a file there is nothing to look at."""
        return redirect(_item_url("import"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Import what is ticked, all of it, or bring everything back with what is wrong."""
        target = TargetForm(request.POST, user=request.user)
        formset = QuestionFormSet(request.POST, prefix="q", form_kwargs={"user": request.user})
        sound = target.is_valid() & formset.is_valid()
        if "check" not in request.POST and sound and (done := self._import(target, formset)):
            return done
        _compare(formset)
        self._say(target, formset, sound)
        notes = unseal_remarks(request.POST.get("notes", ""), request.user)
        file_name = request.POST.get("file_name", "")[:100]
        return self.show_review(target, formset, notes, file_name)

    def _import(self, target: TargetForm, formset: BaseQuestionFormSet) -> HttpResponse | None:
        publish = self.user_has_permission("publish")
        try:
            items = import_items(
                formset.chosen_items, target.bank_name, user=self.request.user, publish=publish
            )
        except ValidationError as refused:
            target.add_error(None, refused)
            return None
        bank = items[0].bank
        self._say_done(len(items), bank, publish)
        return redirect(f"{_item_url('list')}?bank={bank.pk}")

    def _say_done(self, count: int, bank: QuestionBank, publish: bool) -> None:
        text = (
            _("Đã nhập %(count)s câu hỏi vào ngân hàng «%(bank)s».")
            if publish
            else _("Đã nhập %(count)s câu hỏi vào ngân hàng «%(bank)s», ở dạng bản nháp.")
        )
        url = f"{_item_url('list')}?bank={bank.pk}"
        buttons = [messages.button(url, _("Xem các câu hỏi"))]
        messages.success(self.request, text % {"count": count, "bank": bank}, buttons=buttons)

    def _say(self, target: TargetForm, formset: BaseQuestionFormSet, sound: bool) -> None:
        """Say at the top what keeps the import from being done."""
        wrong = [form for form in formset.forms if form.errors]
        said = [*formset.non_form_errors(), *target.non_field_errors()]
        if wrong:
            numbers = ", ".join(str(form.number) for form in wrong[:MAX_REMARKS])
            said.append(
                _("Còn lỗi ở câu: %(numbers)s. Hãy sửa, hoặc bỏ chọn những câu này.")
                % {"numbers": numbers + ("…" if len(wrong) > MAX_REMARKS else "")}
            )
        if target.errors and not target.non_field_errors():
            said.append(_("Hãy xem lại ngân hàng câu hỏi."))
        if said:
            messages.error(self.request, " ".join([*said, _("Chưa câu nào được nhập.")]))
        elif sound:
            messages.info(self.request, _("Các câu đã chọn đều nhập được. Chưa câu nào được nhập."))


def _formset_of(read: ReadFile, user: Any) -> BaseQuestionFormSet:
    """Return the form of every question."""
    return QuestionFormSet(
        initial=[{"sealed": seal(question, user)} for question in read.questions],
        prefix="q",
        form_kwargs={"user": user},
    )


def _tick(formset: BaseQuestionFormSet) -> None:
    """Tick the questions that nothing speaks against."""
    for form in formset.forms:
        form.check()
    _compare(formset)
    for form in formset.forms:
        form.initial["chosen"] = not (form.has_errors or form.alikes)


def _compare(formset: BaseQuestionFormSet) -> None:
    """Tell each question what it is like."""
    forms = [form for form in formset.forms if form.question]
    for form, alikes in zip(forms, find_alike([form.item for form in forms]), strict=True):
        form.alikes = alikes


def _refusal(read: ReadFile) -> list[str]:
    """Return what is said of a file without any question."""
    remarks = [*read.errors, *read.warnings][:MAX_REMARKS]
    said = [f"{remark.place}: {remark.message}" for remark in remarks]
    return said or [_("Tệp không có câu hỏi nào nhập được.")]


def _item_url(name: str) -> str:
    return reverse(Item.snippet_viewset.get_url_name(name))
