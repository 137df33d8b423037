"""Attempts in the admin: the list, one attempt, a quiz's figures. To be read, never changed."""

from datetime import datetime
from typing import Any

import django_filters
from django.db.models import DecimalField, ExpressionWrapper, F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton

from quiz_blocks.text import ascii_slug

from .charts import bar_chart, column_chart
from .columns import MomentColumn
from .delivery import Delivery
from .enums import AttemptState
from .formats import points
from .models import Attempt, Quiz
from .permissions import user_can_view_attempts
from .results import get_results
from .spreadsheets import XLSX, csv_safe, local_naive, results_workbook


class AttemptsOnly:
    """Lets in those who may view attempts."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else as the admin does."""
        if not user_can_view_attempts(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


# --- The list ---


class AttemptFilterSet(WagtailFilterSet):
    """Filters of the list of attempts."""

    quiz = django_filters.ModelChoiceFilter(
        label=_("Bài trắc nghiệm"), queryset=Quiz.objects.order_by("title")
    )
    state = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=AttemptState)
    passed = django_filters.ChoiceFilter(
        label=_("Kết quả"),
        choices=[("1", _("Đạt")), ("0", _("Chưa đạt"))],
        method="filter_passed",
    )
    submitted_at = django_filters.DateFromToRangeFilter(
        label=_("Ngày nộp"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Attempt
        fields = ["quiz", "state", "passed", "submitted_at"]

    def filter_passed(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep the attempts that reached their pass mark, or those that did not."""
        # Without a division: SQLite would divide whole numbers to whole numbers.
        above = ExpressionWrapper(
            F("score") * 100 - F("pass_mark") * F("max_score"), output_field=DecimalField()
        )
        judged = queryset.filter(pass_mark__isnull=False, score__isnull=False)
        judged = judged.annotate(above=above)
        return judged.filter(above__gte=0) if value == "1" else judged.filter(above__lt=0)


class AttemptReportView(AttemptsOnly, ReportView):
    """Every attempt, newest first; to Excel or CSV as filtered."""

    page_title = _("Lượt làm bài")
    header_icon = "list-ul"
    model = Attempt
    filterset_class = AttemptFilterSet
    default_ordering = "-started_at"
    index_url_name = "quiz_blocks_attempts"
    index_results_url_name = "quiz_blocks_attempts_results"
    is_searchable = False
    columns = [
        TitleColumn(
            "quiz_title",
            label=_("Bài trắc nghiệm"),
            get_url=lambda attempt: reverse("quiz_blocks_attempt", args=[attempt.pk]),
        ),
        Column("taker", label=_("Người làm"), accessor=lambda attempt: taker_label(attempt)),
        Column("attempt_no", label=_("Lượt")),
        Column(
            "state",
            label=_("Trạng thái"),
            accessor=lambda attempt: state_label(attempt),
            sort_key="state",
        ),
        Column("score", label=_("Điểm"), accessor=lambda attempt: score_label(attempt)),
        Column("passed", label=_("Kết quả"), accessor=lambda attempt: pass_label(attempt)),
        MomentColumn("started_at", label=_("Bắt đầu"), sort_key="started_at"),
        MomentColumn("submitted_at", label=_("Nộp"), sort_key="submitted_at"),
    ]
    list_export = [
        "quiz_title",
        "taker_label",
        "group_key",
        "attempt_no",
        "state_label",
        "started_at",
        "submitted_at",
        "score",
        "max_score",
        "percent",
        "pass_label",
        "receipt",
    ]
    export_headings = {
        "quiz_title": _("Bài trắc nghiệm"),
        "taker_label": _("Người làm"),
        "group_key": _("Đơn vị"),
        "attempt_no": _("Lượt"),
        "state_label": _("Trạng thái"),
        "started_at": _("Bắt đầu"),
        "submitted_at": _("Nộp"),
        "score": _("Điểm"),
        "max_score": _("Điểm tối đa"),
        "percent": _("Phần trăm"),
        "pass_label": _("Kết quả"),
        "receipt": _("Mã biên nhận"),
    }
    export_filename = "luot-lam-bai"
    custom_value_preprocess = ReportView.custom_value_preprocess | {
        datetime: {
            ReportView.FORMAT_XLSX: local_naive,
            ReportView.FORMAT_CSV: local_naive,
        },
        str: {ReportView.FORMAT_CSV: csv_safe},
    }

    def get_base_queryset(self) -> QuerySet[Attempt]:
        """Leave the papers and responses where they are: the list shows none of them."""
        return Attempt.objects.defer("paper", "responses", "outcome")

    def to_row_dict(self, item: Attempt) -> dict[str, Any]:
        """Return the cells of one attempt."""
        item.taker_label = taker_label(item)  # type: ignore[attr-defined]
        item.state_label = str(state_label(item))  # type: ignore[attr-defined]
        item.pass_label = str(pass_label(item))  # type: ignore[attr-defined]
        return super().to_row_dict(item)


def taker_label(attempt: Attempt) -> str:
    """Return a taker's name, or a short sign that tells devices apart."""
    return attempt.taker_name or str(_("Máy %(sign)s") % {"sign": attempt.taker_key[:8]})


def state_label(attempt: Attempt) -> Any:
    """Return the state in words; an attempt whose time has run out will not be handed in."""
    late = not attempt.is_finished and attempt.due_at and attempt.due_at <= timezone.now()
    return _("Hết giờ, không nộp") if late else attempt.get_state_display()


def score_label(attempt: Attempt) -> str:
    """Return the score out of its maximum."""
    if attempt.score is None:
        return ""
    return f"{points(attempt.score)}/{points(attempt.max_score)}"


def pass_label(attempt: Attempt) -> Any:
    """Return whether the pass mark was reached, in a word."""
    return {True: _("Đạt"), False: _("Chưa đạt"), None: ""}[attempt.passed]


# --- One attempt ---


class AdminPage(AttemptsOnly, WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin about attempts, under their list."""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: home, the list, this page."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("quiz_blocks_attempts"), "label": AttemptReportView.page_title},
            {"url": "", "label": self.get_page_title()},
        ]


class AttemptView(AdminPage):
    """One attempt as it was: the paper, the answers, the marks."""

    template_name = "quiz_blocks/quizzes/admin/attempt.html"
    header_icon = "clipboard-list"

    @cached_property
    def attempt(self) -> Attempt:
        """The attempt, whatever became of its quiz."""
        return get_object_or_404(Attempt, pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """Return what was taken, and the how-manieth time."""
        return str(self.attempt)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the questions with the answers given."""
        return super().get_context_data(**kwargs) | {
            "attempt": self.attempt,
            "taker": taker_label(self.attempt),
            "state": state_label(self.attempt),
            "questions": Delivery(self.attempt, request=self.request).questions(),
        }


# --- The figures of a quiz ---


class QuizResultsView(AdminPage):
    """The figures of one quiz: charts, their tables, and all of it in Excel."""

    template_name = "quiz_blocks/quizzes/admin/results.html"
    header_icon = "list-ol"

    @cached_property
    def quiz_title(self) -> str:
        """The quiz's name; of a deleted quiz, the one that its attempts kept."""
        key = self.kwargs["quiz_key"]
        quiz = Quiz.objects.filter(translation_key=key).first()
        attempt = None if quiz else Attempt.objects.filter(quiz_key=key).first()
        if quiz is None and attempt is None:
            raise Http404
        return quiz.title if quiz else attempt.quiz_title

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or send the workbook."""
        if request.GET.get("export") == "xlsx":
            return self.workbook()
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """Return whose figures these are."""
        return f"{_('Kết quả')}: {self.quiz_title}"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the workbook."""
        url = f"{self.request.path}?export=xlsx"
        return [HeaderButton(_("Tải Excel"), url=url, icon_name="download")]

    def workbook(self) -> HttpResponse:
        """Return the figures as an Excel file."""
        book = results_workbook(self.quiz_title, get_results(self.kwargs["quiz_key"]))
        response = HttpResponse(book, content_type=XLSX)
        name = ascii_slug(f"ket-qua {self.quiz_title}", max_length=60)
        response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the figures, and a chart of each table."""
        results = get_results(self.kwargs["quiz_key"])
        steps = results.distribution()
        asked = results.questions
        return super().get_context_data(**kwargs) | {
            "results": results,
            "steps": steps,
            "score_chart": column_chart(
                str(_("Số lượt theo mức điểm")), [s[0] for s in steps], [s[1] for s in steps]
            ),
            "question_chart": bar_chart(
                str(_("Tỷ lệ trả lời đúng của từng câu")),
                [f"{_('Câu')} {question.number}" for question in asked],
                [float(question.share_right or 0) for question in asked],
            ),
        }
