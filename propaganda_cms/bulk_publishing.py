"""What publishing many pages at once leaves out, since no form asked about these pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from .models.base import ContentPageMixin
from .services.corrections import draft_wants_correction


def leave_out_unexplained_changes(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Take out of ``objects`` what wants a line of đính chính first, and say so.

    Wagtail publishes what is left in the list; with nothing left there is nothing to go on with.
    """
    if action_type != "publish":
        return None
    left_out = [one for one in objects if isinstance(one, Page) and _wants_correction(one)]
    if not left_out:
        return None
    objects[:] = [one for one in objects if one not in left_out]
    _say(request, left_out)
    return None if objects else redirect(action.next_url)


def _wants_correction(page: Page) -> bool:
    if not issubclass(page.specific_class or Page, ContentPageMixin):
        return False
    return draft_wants_correction(page.get_latest_revision_as_object())


def _say(request: HttpRequest, pages: list[Page]) -> None:
    """Name the pages, each with the way to its form."""
    text = ngettext(
        "Chưa đăng %(count)d bài vì nội dung đã khác bản đang đăng mà chưa có dòng đính chính "
        "cho bạn đọc. Hãy mở bài, thêm đính chính rồi đăng:",
        "Chưa đăng %(count)d bài vì nội dung đã khác bản đang đăng mà chưa có dòng đính chính "
        "cho bạn đọc. Hãy mở từng bài, thêm đính chính rồi đăng:",
        len(pages),
    ) % {"count": len(pages)}
    buttons = [
        messages.button(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            _("Sửa «%(title)s»") % {"title": page.get_admin_display_title()},
        )
        for page in pages
    ]
    messages.warning(request, text, buttons=buttons)
