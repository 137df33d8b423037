"""What is done in the background, since it touches every page."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, Site

from home.chrome import LIFETIME

PAGES_AT_ONCE = 500


@task()
def purge_site(site_id: int) -> int:
    """Have the cached copies of all public pages of a site renewed; return how many pages."""
    site = Site.objects.filter(pk=site_id).first()
    if site is None:
        return 0
    PurgeBatch([site.root_url + reverse("search:search")]).purge()
    pages = Page.objects.live().in_site(site)
    page_ids = list(pages.values_list("pk", flat=True))
    for start in range(0, len(page_ids), PAGES_AT_ONCE):
        batch = PurgeBatch()
        batch.add_pages(pages.filter(pk__in=page_ids[start : start + PAGES_AT_ONCE]))
        batch.purge()
    return len(page_ids)


def request_purge(site_id: int) -> None:
    """Ask for the purge, where there is a front-end cache to purge.

    Later by ``LIFETIME`` where the queue can wait: until then another process may still answer
    with the chrome that it kept, and the cache would hold that for as long as any page.
    """
    if not getattr(settings, "WAGTAILFRONTENDCACHE", None):
        return
    purge = purge_site
    if purge.get_backend().supports_defer:
        purge = purge.using(run_after=timezone.now() + timedelta(seconds=LIFETIME))
    purge.enqueue(site_id)
