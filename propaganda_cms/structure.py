"""Keeps the making of the site's structure to those who may; see ``permissions``."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from .permissions import user_can_create


def refuse_creating(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """Answer a request to make a page whose type is not the user's to make."""
    return _refuse(request, parent, page_class)


def refuse_copying(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Answer a request to make such a page as a copy of another."""
    return _refuse(request, page.get_parent(), page.specific_class)


def _refuse(request: HttpRequest, parent: Page, page_class: type[Page]) -> HttpResponse | None:
    if user_can_create(request.user, page_class):
        return None
    messages.error(
        request,
        _("Chỉ quản trị viên mới tạo được %(type)s.") % {"type": page_class._meta.verbose_name},
    )
    return redirect("wagtailadmin_explore", parent.pk)
