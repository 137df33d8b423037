"""What the office put first for a query: the promoted results of Wagtail's admin."""

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from propaganda_cms.listings import cards_of
from quiz_blocks.text import fold
from search.queries import ReaderQuery


@dataclass(frozen=True)
class Pick:
    """One promoted result; ``page_id`` is missing where it leads elsewhere."""

    title: str
    url: str
    description: str
    page_id: int | None


def find_picks(query: ReaderQuery, request: HttpRequest) -> list[Pick]:
    """Return what was picked for these words, typed with or without their marks.

    A page that readers cannot open is left out. Unlike Wagtail's own tag this writes nothing.
    """
    typed = fold(query.text)
    promoted = Query.objects.filter(editors_picks__isnull=False).values_list("pk", "query_string")
    same = {pk for pk, text in promoted if fold(text) == typed}
    if not same:
        return []
    found = list(SearchPromotion.objects.filter(query__in=same).order_by("sort_order", "pk"))
    page_ids = [pick.page_id for pick in found if pick.page_id]
    pages = Page.objects.live().public().in_bulk(page_ids)
    cards = cards_of(page_ids)
    picks = []
    for one in found:
        if one.page_id is None:
            text = one.external_link_text or one.external_link_url
            picks.append(Pick(text, one.external_link_url, one.description, None))
        elif (page := pages.get(one.page_id)) and (url := page.get_url(request)):
            summary = cards[page.pk].summary if page.pk in cards else page.search_description
            picks.append(Pick(page.title, url, one.description or summary, page.pk))
    return picks
