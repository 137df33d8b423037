"""What is already in the stock, as far as it can be told from the words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from wagtail.models import Locale

from ..duplicates import Question, find_groups, find_like
from ..importers.markup import to_plain
from ..importers.records import ImportedItem
from ..kinds import Kind, get_kind
from ..kinds.answer_block import Text
from ..models import Choice, Item
from .importing import choice_text


@dataclass(frozen=True)
class StockedItem:
    """An item of the stock, as far as it takes to compare it and to name it."""

    pk: int
    name: str
    bank: str
    category: str
    live: bool
    question: Question


@dataclass(frozen=True)
class Alike:
    """What a question is like: an item of the stock, or an earlier question of the same file."""

    same: bool
    item: StockedItem | None = None
    earlier: int | None = None


def find_alike(imported: Sequence[ImportedItem]) -> list[list[Alike]]:
    """Return for each question the item that is most like it, and the earlier question that is.

    All banks are looked through, in the language that imported items get.
    """
    stock = _stock(Locale.get_default())
    questions = [_question(one) for one in imported]
    pairs = find_like(questions, [item.question for item in stock])
    return [
        [Alike(match.same, item=stock[match.index]) for match in in_stock[:1]]
        + [Alike(match.same, earlier=match.index) for match in before[:1]]
        for in_stock, before in pairs
    ]


def find_alike_in_stock(bank_id: int | None = None) -> list[list[StockedItem]]:
    """Return the groups of items that are alike, of one bank or of all, in each language."""
    groups = []
    for locale in Locale.objects.order_by("pk"):
        stock = _stock(locale, bank_id)
        found = find_groups([item.question for item in stock])
        groups += [[stock[index] for index in group] for group in found]
    return groups


def _stock(locale: Locale, bank_id: int | None = None) -> list[StockedItem]:
    """Return what there is to compare with, in two queries however much that is."""
    items = Item.objects.filter(locale=locale).order_by("pk")
    choices = Choice.objects.filter(item__locale=locale).order_by("item_id", "sort_order")
    if bank_id is not None:
        items, choices = items.filter(bank=bank_id), choices.filter(item__bank=bank_id)
    texts: dict[int, list[str]] = defaultdict(list)
    for item_id, text in choices.values_list("item_id", "text"):
        texts[item_id].append(text)
    return [
        StockedItem(
            item.pk,
            Truncator(item.stem_text).chars(90),
            item.bank.name,
            item.category,
            item.live,
            _compared(item.rules, to_plain(Text(item.stem, "html")), texts[item.pk]),
        )
        for item in items.select_related("bank").defer("explanation")
    ]


def _question(one: ImportedItem) -> Question:
    kind = get_kind(one.kind)
    texts = (choice_text(kind, answer) for answer in one.answers)
    return _compared(kind, to_plain(one.stem), texts)


def _compared(kind: Kind, stem: str, texts: Iterable[str]) -> Question:
    answers = tuple(kind.canonical_text(text) for text in texts)
    return Question(stem, answers, typed=not kind.has_options)
