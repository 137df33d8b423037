"""The chooser in the page editor: which quiz may still be taken, and how long it is."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from .enums import Opening
from .exceptions import moment
from .models import Quiz


def opening_in_words(quiz: Quiz) -> str:
    """Return whether the quiz is open now, and until or from when."""
    if not quiz.live:
        return _("Chưa phát hành")
    opening = quiz.opening_at(timezone.now())
    if opening == Opening.NOT_YET and quiz.opens_at:
        return _("Chưa mở, mở lúc %(when)s") % {"when": moment(quiz.opens_at)}
    if opening == Opening.CLOSED and quiz.closes_at:
        return _("Đã đóng lúc %(when)s") % {"when": moment(quiz.closes_at)}
    if quiz.closes_at:
        return _("Đang mở, đến %(when)s") % {"when": moment(quiz.closes_at)}
    return str(opening.label)


class QuizColumnsMixin:
    """Adds to the list of quizzes what an editor must know before choosing one."""

    def get_object_list(self) -> QuerySet[Quiz]:
        """Fetch what the columns show in one query."""
        return Quiz.objects.select_related("locale").with_question_count()

    @property
    def columns(self) -> list[Column]:
        """Return Wagtail's columns, with the questions and the time after the title."""
        title, *others = super().columns  # type: ignore[misc]
        return [
            title,
            Column("questions", label=_("Số câu hỏi"), accessor="question_count"),
            Column("opening", label=_("Thời gian"), accessor=opening_in_words),
            *others,
        ]


class ChooseQuizView(QuizColumnsMixin, ChooseView):
    """The chooser as it opens."""


class ChooseQuizResultsView(QuizColumnsMixin, ChooseResultsView):
    """The chooser's list, as it is searched and paged."""


class QuizChooserViewSet(SnippetChooserViewSet):
    """Chooses a quiz."""

    choose_view_class = ChooseQuizView
    choose_results_view_class = ChooseQuizResultsView
