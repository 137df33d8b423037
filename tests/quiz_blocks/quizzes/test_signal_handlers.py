import pytest
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Page

from .factories import make_page, make_quiz

purged = []


class Recorder(BaseBackend):
    """A cache in front that remembers what it was asked to forget."""

    def __init__(self, config=None):
        super().__init__(config or {})

    def purge(self, url):
        purged.append(url)

    def purge_batch(self, urls):
        purged.extend(urls)


@pytest.fixture(autouse=True)
def cache_in_front(settings):
    purged.clear()
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": f"{__name__}.Recorder"}}


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["publish", "unpublish", "delete"])
def test_a_changed_quiz_renews_the_pages_that_hold_it(change, django_capture_on_commit_callbacks):
    quiz = make_quiz()
    page = make_page(quiz)
    other = make_page(make_quiz(), slug="khac")
    changes = {
        "publish": lambda: quiz.save_revision().publish(),
        "unpublish": quiz.unpublish,
        "delete": quiz.delete,
    }
    purged.clear()
    with django_capture_on_commit_callbacks(execute=True):
        changes[change]()
    assert page.full_url in purged
    assert other.full_url not in purged
    assert Page.objects.filter(pk=page.pk).exists()
