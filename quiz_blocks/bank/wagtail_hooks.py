"""Registers, and nothing else."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .deletion import refuse_deleting_used_banks
from .reports import AlikeItemsMenuItem, urlpatterns
from .viewsets import QuizBlocksGroup

register_snippet(QuizBlocksGroup)

hooks.register("before_delete_snippet", refuse_deleting_used_banks)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Register the address of the report."""
    return urlpatterns


@hooks.register("register_reports_menu_item")
def register_alike_items_menu_item() -> AlikeItemsMenuItem:
    """Put the questions that are alike among the reports."""
    return AlikeItemsMenuItem()
