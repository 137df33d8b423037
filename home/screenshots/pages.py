"""Which pages are worth a picture."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse
from wagtail.models import Page

from quiz_blocks.text import ascii_slug


def worthy_pages() -> dict[str, str]:
    """Return file name to path: a page of every type, the search, the messages, the patterns."""
    search = reverse("search:search")
    found = {
        "tim-kiem": search,
        "tim-kiem-co-ket-qua": f"{search}?q=nghi+quyet",
        "tim-kiem-khong-thay": f"{search}?q=khongcotunay",
        "bao-loi-404": "/khong-co-trang-nay/",
    }
    if settings.PATTERN_PAGE:
        found["mau-giao-dien"] = reverse("home:pattern_page")
    return dict(_one_of_each_type()) | found


def _one_of_each_type() -> Iterator[tuple[str, str]]:
    """Yield the newest live page of every type."""
    seen: set[int] = set()
    pages = Page.objects.live().public().filter(depth__gt=1).order_by("-first_published_at", "-pk")
    for page in pages.iterator():
        if page.content_type_id in seen or not page.url:
            continue
        seen.add(page.content_type_id)
        yield ascii_slug(str(page.page_type_display_name)), page.url
