"""What a page costs: against a bare Wagtail page, and as an index grows.

    .venv/bin/python bench/pages.py [--sqlite] [--no-growth]

1. Uncached views a second of each page type of the demo, as a ratio to a bare Wagtail page (one
   title) that the same server answers in the same run. An article and a digest are measured both
   as they are and with a quiz and a comment form on them; the goal holds for the page itself.
2. The cost of the first and of the deepest page of an index at 100, 10,000 and 100,000 pages:
   plain, with a topic, with a month, and a list of documents by date of issue.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Page

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.harness import (
    ROUNDS,
    Verdict,
    bench_site,
    interleaved,
    median_ratio,
    requests_a_second,
    server,
)

ARTICLE_GOAL = 0.5
LIST_GOAL = 0.33
GROWTH_GOAL = 1.5
SIZES = (100, 10_000, 100_000)
VIEWS_A_SAMPLE = 12


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sqlite", action="store_true", help="on SQLite, not a PostgreSQL of its own"
    )
    parser.add_argument("--no-growth", action="store_true", help="only the page types")
    arguments = parser.parse_args()
    verdict = Verdict()
    with bench_site(postgres=not arguments.sqlite):
        addresses = demo_addresses()
        compare_page_types(addresses, verdict)
        if not arguments.no_growth:
            measure_growth(verdict)
    verdict.exit()


def demo_addresses() -> dict[str, str]:
    """Load the demo and a bare page; return a path for each page type, richest page first."""
    from django.core.management import call_command
    from wagtail.models import Site

    from bench.bare.models import BarePage
    from propaganda_cms.models import InfographicPage, NewsPage, ResolutionPage

    call_command("load_demo", verbosity=0)
    call_command("make_renditions", verbosity=0)
    home = Site.objects.get(is_default_site=True).root_page
    parent = home.get_children().live().first()
    bare = parent.add_child(instance=BarePage(title="Một tiêu đề", slug="mot-tieu-de"))
    article, digest, infographic = map(richest, (NewsPage, ResolutionPage, InfographicPage))
    return {
        "bare": bare.url,
        "article": without_engines(article),
        "digest": without_engines(digest),
        "infographic": infographic.url,
        "article with quiz and comments": article.url,
        "digest with quiz and comments": digest.url,
        "home": home.url,
        "news index": "/tin-tuc/",
        "resolution index": "/nghi-quyet/",
        "infographic index": "/infographic/",
    }


def richest(model: type) -> "Page":
    """Return the page with the most blocks."""
    return max(model.objects.live(), key=lambda page: len(page.body.raw_data))


def without_engines(page: "Page") -> str:
    """Return the path of a copy of the page that has neither quiz nor comment form on it."""
    from quiz_blocks.blocks import CommentFormBlock, QuizBlock

    copy = page.copy(update_attrs={"title": f"{page.title} (bản sao)", "slug": f"{page.slug}-2"})
    engines = CommentFormBlock, QuizBlock
    kept = [child for child in copy.body if not isinstance(child.block, engines)]
    copy.body = [(child.block_type, child.value) for child in kept]
    copy.save_revision().publish()
    return copy.url


def compare_page_types(addresses: dict[str, str], verdict: Verdict) -> None:
    """Print each page type's uncached views a second as a ratio to the bare page's."""
    with server() as address:
        for path in addresses.values():
            requests_a_second(address, path, seconds=0.5)
        figures = interleaved(
            {
                name: lambda path=path: requests_a_second(address, path)
                for name, path in addresses.items()
            }
        )
    bare = figures.pop("bare")
    print(f"bare page: {statistics.median(bare):.0f} views a second")
    for name, rounds in figures.items():
        verdict.figure(f"{name} to a bare page", median_ratio(rounds, bare), at_least=goal_of(name))


def goal_of(name: str) -> float | None:
    """Return the least ratio that is asked of a page; none of one that carries the engines."""
    if name.endswith("with quiz and comments"):
        return None
    return LIST_GOAL if name == "home" or name.endswith("index") else ARTICLE_GOAL


def measure_growth(verdict: Verdict) -> None:
    """Print how much dearer each listing becomes from the smallest to the largest site."""
    from wagtail.models import Page, Site

    from bench.many import grow
    from propaganda_cms.models import (
        IssuingBody,
        NewsIndexPage,
        NewsPage,
        ResolutionIndexPage,
        ResolutionPage,
    )

    home = Site.objects.get(is_default_site=True).root_page
    IssuingBody.objects.get_or_create(slug="thu", locale=home.locale, defaults={"name": "Thử"})
    indexes: dict[type[Page], Page] = {
        NewsPage: home.add_child(instance=NewsIndexPage(title="Nhiều tin", slug="nhieu-tin")),
        ResolutionPage: home.add_child(
            instance=ResolutionIndexPage(title="Nhiều văn bản", slug="nhieu-van-ban")
        ),
    }
    costs: dict[str, dict[int, float]] = {}
    for size in SIZES:
        started = time.perf_counter()
        grow(indexes, size)
        print(f"(filled to {size} pages in {time.perf_counter() - started:.0f} s)", flush=True)
        for name, cost in listing_costs().items():
            costs.setdefault(name, {})[size] = cost
    for name, by_size in costs.items():
        line = ", ".join(f"{cost * 1000:.1f} ms at {size}" for size, cost in by_size.items())
        print(f"{name}: {line}")
        growth = by_size[SIZES[-1]] / by_size[SIZES[0]]
        verdict.figure(f"growth of {name}", growth, at_most=GROWTH_GOAL)


def listing_costs() -> dict[str, float]:
    """Return the median seconds of one view of each listing, first and deepest page."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    paths: dict[str, str] = {}
    for name, query in {
        "news": "",
        "news of a topic": "chu-de=chung",
        "news of a rare topic": "chu-de=hiem",
        "news of a month": "nam=2020&thang=5",
    }.items():
        paths |= both_ends(name, "/nhieu-tin/", query)
    paths |= both_ends("documents by date of issue", "/nhieu-van-ban/", "")
    measures: dict[str, Callable[[], float]] = {
        name: lambda path=path: view_cost(client, path) for name, path in paths.items()
    }
    return {
        name: statistics.median(rounds) for name, rounds in interleaved(measures, ROUNDS).items()
    }


def both_ends(name: str, path: str, query: str) -> dict[str, str]:
    """Return the address of the first page and of the deepest full page of a listing."""
    return {
        f"{name}, first page": f"{path}?{query}",
        f"{name}, deepest page": f"{path}?{query}&sau={deepest_cursor(path, query)}",
    }


def deepest_cursor(path: str, query: str) -> str:
    """Return the cursor after which exactly the last page of the listing stands."""
    from django.http import QueryDict

    from propaganda_cms.conf import get_setting
    from propaganda_cms.keyset import Cursor
    from propaganda_cms.models import PageCard

    wanted = QueryDict(query)
    column = "issued_on" if path == "/nhieu-van-ban/" else "published_at"
    cards = PageCard.objects.filter(index__slug=path.strip("/"))
    if topic := wanted.get("chu-de"):
        cards = cards.filter(card_topics__topic__slug=topic)
    if year := wanted.get("nam"):
        cards = cards.filter(published_at__year=year, published_at__month=wanted["thang"])
    last_before = cards.order_by(column, "page_id")[get_setting("LISTING_SIZE")]
    return str(Cursor(getattr(last_before, column), last_before.pk))


def view_cost(client: object, path: str) -> float:
    """Return the mean seconds of a view over a small run of them."""
    started = time.perf_counter()
    for _ in range(VIEWS_A_SAMPLE):
        response = client.get(path)
        if response.status_code != 200:
            sys.exit(f"{path} answered {response.status_code}")
    return (time.perf_counter() - started) / VIEWS_A_SAMPLE


if __name__ == "__main__":
    main()
