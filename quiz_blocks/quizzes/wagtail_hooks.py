"""Registers, and nothing else."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from quiz_blocks.bank.viewsets import MENU_HOOK

from .admin_urls import urlpatterns
from .deletion import refuse_deleting_what_quizzes_ask
from .permissions import VIEW_ATTEMPTS
from .viewsets import AttemptsMenuItem, QuizViewSet

register_snippet(QuizViewSet)

hooks.register("before_delete_snippet", refuse_deleting_what_quizzes_ask)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Register the addresses of the attempts."""
    return urlpatterns


@hooks.register(MENU_HOOK)
def register_attempts_menu_item() -> AttemptsMenuItem:
    """Put the attempts into the menu of the quizzes."""
    return AttemptsMenuItem()


@hooks.register("register_permissions")
def register_permission() -> QuerySet[Permission]:
    """Let Wagtail's group form give the right to view attempts."""
    app_label, codename = VIEW_ATTEMPTS.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)
