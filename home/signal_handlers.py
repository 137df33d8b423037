"""A change of what surrounds every page is seen at once by the process that made it."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move


def forget(sender: Any, **kwargs: Any) -> None:
    """Drop the kept chrome now, and again once the change is committed."""
    from home.chrome import forget_chrome

    forget_chrome()
    transaction.on_commit(forget_chrome)


def connect() -> None:
    """Listen to the profile, the sites and the pages that the menu may link to."""
    from home.models import SiteProfile

    for signal in (post_save, post_delete):
        for model in (SiteProfile, Site):
            signal.connect(forget, sender=model, dispatch_uid=f"home.forget.{model.__name__}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget, dispatch_uid="home.forget.page")
