"""A change of what surrounds every page has the caches in front renewed."""

import pytest

from home.chrome import forget_chrome
from home.tasks import purge_site

from .factories import default_site, make_profile, publish_news

pytestmark = pytest.mark.django_db
PURGED = "tests.quiz_blocks.comments.frontend_cache"


@pytest.fixture
def purged(settings):
    from tests.quiz_blocks.comments import frontend_cache

    backend = f"{PURGED}.RecordingBackend"
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": backend}}
    frontend_cache.PURGED.clear()
    yield frontend_cache.PURGED
    frontend_cache.PURGED.clear()
    forget_chrome()


def test_profile__saved_purges_every_public_page_of_the_site(
    purged, django_capture_on_commit_callbacks
):
    page = publish_news("Tin có trong cache")
    hidden = publish_news("Tin đã rút")
    hidden.unpublish()
    purged.clear()
    with django_capture_on_commit_callbacks(execute=True):
        make_profile(notice_text="Hoãn hội nghị", office_name="Tên mới")
    site = default_site()
    assert {site.root_page.full_url, page.full_url, f"{site.root_url}/tim-kiem/"} <= set(purged)
    assert hidden.full_url not in purged


def test_profile__without_a_cache_in_front_nothing_is_asked_for(
    purged, settings, django_capture_on_commit_callbacks
):
    del settings.WAGTAILFRONTENDCACHE
    publish_news("Tin")
    with django_capture_on_commit_callbacks(execute=True):
        make_profile(office_name="Tên mới")
    assert purged == []


def test_purge__of_a_site_that_is_gone_does_nothing():
    assert purge_site.call(0) == 0
