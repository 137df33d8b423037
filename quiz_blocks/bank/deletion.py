"""What may not be deleted, said before the database says it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from .models import Item, QuestionBank


def refuse_deleting_used_banks(
    request: HttpRequest, instances: Iterable[Any]
) -> HttpResponse | None:
    """Answer a request to delete a bank that still holds items; ``None`` lets it go on.

    Wagtail looks for uses in its reference index, which a background task may not have brought
    up to date yet.
    """
    banks = [one for one in instances if isinstance(one, QuestionBank)]
    used = QuestionBank.objects.filter(pk__in=Item.objects.filter(bank__in=banks).values("bank"))
    if not banks or not used:
        return None
    names = ", ".join(f"«{bank}»" for bank in used)
    messages.error(
        request,
        _("Chưa xóa được %(names)s vì còn câu hỏi. Hãy chuyển hoặc xóa các câu hỏi trước.")
        % {"names": names},
    )
    return redirect(QuestionBank.snippet_viewset.get_url_name("list"))
