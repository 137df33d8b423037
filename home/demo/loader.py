"""Loads the demo into an empty site, once and whole, through the services that the site uses."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from home.demo import front, newsroom
from home.demo.body import block_id
from home.demo.comments import make_comments
from home.demo.library import Library
from home.demo.pages import TreeBuilder
from home.demo.people import ensure_people
from home.demo.quizzes import import_bank, make_attempts, make_quizzes
from home.demo.texts import read
from home.models import HomePage
from quiz_blocks.bank.models import QuestionBank


class NotEmptyError(Exception):
    """The site has pages that are not the demo's: nothing of the demo goes among them."""


def load(width: int = 1600) -> tuple[bool, list[dict[str, str]]]:
    """Load accounts and content; return whether content was loaded, and the accounts.

    Content that is there already is left as it is, whatever became of it since. ``width`` is that
    of the drawn pictures in pixels. Raises ``NotEmptyError`` where the site has other pages.
    """
    with transaction.atomic():
        site = Site.objects.get(is_default_site=True)
        home = site.root_page.specific
        is_loaded = _is_loaded()
        if not is_loaded and (not isinstance(home, HomePage) or home.get_children().exists()):
            raise NotEmptyError
        users, accounts = ensure_people()
        if not is_loaded:
            _load_content(site, home, users, Library(width), timezone.now())
    return not is_loaded, accounts


def _is_loaded() -> bool:
    """Return whether the demo was ever loaded here: its bank outlives every page."""
    return QuestionBank.objects.filter(name=read("questions")["bank"]).exists()


def _load_content(
    site: Site,
    home: HomePage,
    users: dict[str, AbstractUser],
    library: Library,
    now: datetime,
) -> None:
    tree = TreeBuilder(home, library, users, now)
    tree.plant()
    bank = import_bank(tree.pages, users["bientap"])
    quizzes = make_quizzes(bank, now, users["bientap"])
    tree.fill(quizzes)
    newsroom.run(tree)
    make_comments(tree.pages, users["kiemduyet"], now)
    _make_attempts(tree, quizzes, now)
    front.dress_home(home, tree.pages, users, now)
    front.dress_site(site, tree.pages, now)
    front.add_redirects(tree.pages)


def _make_attempts(tree: TreeBuilder, quizzes: dict, now: datetime) -> None:
    contents = read("questions")["quizzes"]
    for slug, page in tree.pages.items():
        for key in _quizzes_on(tree.contents.get(slug, {})):
            if count := contents[key].get("attempts", 0):
                make_attempts(quizzes[key], count, page, block_id(slug, "quiz"), now)


def _quizzes_on(content: dict) -> list[str]:
    return [part["quiz"] for part in content.get("body", []) if "quiz" in part]
