"""A change of what surrounds every page is seen at once, here and in the caches before us."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.models import SiteProfile


def forget(sender: Any, **kwargs: Any) -> None:
    """Drop the kept chrome now, and again once the change is committed."""
    from home.chrome import forget_chrome

    forget_chrome()
    transaction.on_commit(forget_chrome)


def renew_pages(instance: SiteProfile | Site, **kwargs: Any) -> None:
    """Have every cached page of the site made anew: each shows the name, menu and notice."""
    from home.tasks import request_purge

    site_id = instance.pk if isinstance(instance, Site) else instance.site_id
    transaction.on_commit(partial(request_purge, site_id))


def connect() -> None:
    """Listen to the profile, the sites and the pages that the menu may link to."""
    for signal in (post_save, post_delete):
        for model in (SiteProfile, Site):
            signal.connect(forget, sender=model, dispatch_uid=f"home.forget.{model.__name__}")
            signal.connect(renew_pages, sender=model, dispatch_uid=f"home.renew.{model.__name__}")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(forget, dispatch_uid="home.forget.page")
