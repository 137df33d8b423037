"""Background work of the app; ``request_renditions`` is how a page asks for it."""

from collections.abc import Iterable

from django.core.cache import cache
from django_tasks import task
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.images import get_image_model
from wagtail.models import Page

from .conf import get_setting
from .services import make_renditions


@task()
def make_renditions_task(image_id: int, kinds: list[str]) -> int:
    """Make the files that the kinds need of one picture; 0 where the picture is gone."""
    image = get_image_model().objects.filter(pk=image_id).first()
    return make_renditions(image, kinds) if image else 0


@task()
def make_page_renditions_task(page_id: int) -> int:
    """Make the files of every picture of one live page, then have its cached copies renewed."""
    from .pages import make_page_renditions

    page = Page.objects.live().filter(pk=page_id).specific().first()
    if page is None:
        return 0
    made = make_page_renditions(page)
    if made:
        batch = PurgeBatch()
        batch.add_page(page)
        batch.purge()
    return made


@task()
def make_draft_renditions_task(page_id: int) -> int:
    """Make the files of every picture of a page's latest draft; 0 where the page is gone."""
    from .pages import make_page_renditions

    page = Page.objects.filter(pk=page_id).first()
    return make_page_renditions(page.get_latest_revision_as_object()) if page else 0


def request_draft_renditions(page_id: int, image_ids: Iterable[int]) -> None:
    """Ask for the files of a draft, unless they were asked for a moment ago: it saves itself often.

    A draft that has got another picture meanwhile asks anew.
    """
    key = f"propaganda-pictures:draft:{page_id}:{hash(frozenset(image_ids))}"
    if cache.add(key, True, get_setting("ASK_AGAIN_AFTER")):
        make_draft_renditions_task.enqueue(page_id)


def request_renditions(image_id: int, kinds: Iterable[str]) -> None:
    """Ask for the files of one picture, unless they were asked for a moment ago.

    The memory of what was asked for is each process's own cache: asking twice only costs a
    glance, since the task makes nothing that exists.
    """
    kinds = sorted(kinds)
    key = f"propaganda-pictures:{image_id}:{','.join(kinds)}"
    if cache.add(key, True, get_setting("ASK_AGAIN_AFTER")):
        make_renditions_task.enqueue(image_id, kinds)
