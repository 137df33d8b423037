"""What may not be deleted because a quiz asks it, said before the database says it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from quiz_blocks.bank.models import Item, QuestionBank

from .models import Quiz, Slot

Stock = Item | QuestionBank


def refuse_deleting_what_quizzes_ask(
    request: HttpRequest, instances: Iterable[Any]
) -> HttpResponse | None:
    """Answer a request to delete items or banks that a quiz holds; ``None`` lets it go on.

    The database protects them; Wagtail's own delete view would find that out too late.
    """
    stock = [one for one in instances if isinstance(one, Stock)]
    used = [(one, quizzes) for one in stock if (quizzes := find_quizzes(one))]
    for one, quizzes in used:
        messages.error(request, _sentence(one, quizzes), buttons=_ways_on(request, one, quizzes))
    if not used:
        return None
    return redirect(type(used[0][0]).snippet_viewset.get_url_name("list"))


def find_quizzes(one: Stock) -> list[Quiz]:
    """Return the quizzes that ask an item, or draw from a bank."""
    asked = Q(item=one) if isinstance(one, Item) else Q(bank=one)
    return list(Quiz.objects.filter(pk__in=Slot.objects.filter(asked).values("quiz")))


def _sentence(one: Stock, quizzes: list[Quiz]) -> str:
    named = {"one": one, "quizzes": ", ".join(f"«{quiz}»" for quiz in quizzes)}
    if isinstance(one, QuestionBank):
        return (
            _("Chưa xóa được ngân hàng «%(one)s» vì %(quizzes)s còn rút câu hỏi từ đó.") % named
            + " "
            + _("Hãy bỏ mục ấy khỏi bài trắc nghiệm trước.")
        )
    return (
        _("Chưa xóa được câu hỏi «%(one)s» vì còn nằm trong %(quizzes)s.") % named
        + " "
        + _("Hãy bỏ câu này khỏi bài trắc nghiệm trước, hoặc ngừng phát hành để không ai gặp nữa.")
    )


def _ways_on(request: HttpRequest, one: Stock, quizzes: list[Quiz]) -> list[Any]:
    """Return the buttons: to the quizzes, and for a live item to its unpublishing."""
    buttons = []
    if Quiz.snippet_viewset.permission_policy.user_has_permission(request.user, "change"):
        edit = Quiz.snippet_viewset.get_url_name("edit")
        buttons = [
            messages.button(reverse(edit, args=[quiz.pk]), _("Sửa «%(quiz)s»") % {"quiz": quiz})
            for quiz in quizzes[:3]
        ]
    policy = Item.snippet_viewset.permission_policy
    if isinstance(one, Item) and one.live and policy.user_has_permission(request.user, "publish"):
        unpublish = reverse(Item.snippet_viewset.get_url_name("unpublish"), args=[one.pk])
        buttons.append(messages.button(unpublish, _("Ngừng phát hành")))
    return buttons
