"""Publish items, look up what is delivered of them, and what may be drawn."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.rich_text import expand_db_html

from quiz_blocks.text import clean_plain_text, nfc

from ..importers.markup import clean_html
from ..models import Choice, Item, ItemDelivery, ItemQuerySet, ItemRevision, QuestionBank


def build_payload(item: Item) -> dict[str, Any]:
    """Return what is delivered and marked of an item (shape: decision 0001).

    ``stem`` and ``explanation`` are safe HTML, ready for ``|safe``, with links resolved; ``text``
    and ``feedback`` are plain text.
    """
    choices = list(item.choices.all())
    fractions = item.rules.fractions([choice.as_data() for choice in choices])
    return {
        "item": str(item.translation_key),
        "kind": item.kind,
        "title": item.title,
        "stem": nfc(clean_html(expand_db_html(item.stem))),
        "explanation": nfc(clean_html(expand_db_html(item.explanation), links=True)),
        "passage": _passage(item),
        "shuffle": item.shuffle,
        "ignore_diacritics": item.ignore_diacritics,
        "choices": [
            _choice(item, choice, f"{fraction.normalize():f}")
            for choice, fraction in zip(choices, fractions, strict=True)
        ],
    }


def _passage(item: Item) -> dict[str, Any] | None:
    if item.passage_page_id is None:
        return None
    return {"page": item.passage_page_id, "anchor": item.passage_anchor}


def _choice(item: Item, choice: Choice, fraction: str) -> dict[str, str]:
    return {
        "key": str(choice.translation_key),
        "text": item.rules.canonical_text(choice.text),
        "fraction": fraction,
        "feedback": clean_plain_text(choice.feedback),
        "tolerance": f"{choice.as_data().tolerance.normalize():f}",
    }


def digest_of(payload: dict[str, Any]) -> str:
    """Return the SHA-256 of the payload in canonical JSON, in hexadecimal."""
    canonical = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@transaction.atomic
def write_revision(item: Item) -> ItemRevision:
    """Make what the (saved, live) item says now the thing that is delivered.

    The same content again gives the same row; two writers at once end at one row.
    """
    payload = build_payload(item)
    revision, _created = ItemRevision.objects.get_or_create(
        item_key=item.translation_key,
        digest=digest_of(payload),
        defaults={"kind": item.kind, "payload": payload},
    )
    ItemDelivery.objects.update_or_create(item=item, defaults={"revision": revision})
    return revision


@transaction.atomic
def publish_item(item: Item, user: Any = None) -> ItemRevision:
    """Publish a saved item as it is in memory, through Wagtail, and return what is delivered.

    Raises ``ValidationError`` with every problem, before anything is done, where it has some.
    """
    if problems := item.problems():
        raise ValidationError([problem.message for problem in problems])
    item.save_revision(user=user, changed=False).publish(user=user, skip_permission_checks=True)
    item.refresh_from_db()
    return item.delivery.revision


def current_revision(item: Item) -> ItemRevision | None:
    """Return what is delivered of an item now, ``None`` while it is not live."""
    return current_revisions([item.pk]).get(item.pk)


def current_revisions(item_ids: Iterable[int]) -> dict[int, ItemRevision]:
    """Return what is delivered now of many items by their primary key, in one query.

    Items that are not live, or do not exist, are left out.
    """
    delivered = ItemDelivery.objects.filter(item__in=list(item_ids), item__live=True)
    return {row.item_id: row.revision for row in delivered.select_related("revision")}


def pool(bank: QuestionBank, category: str = "", tags: Iterable[str] = ()) -> ItemQuerySet:
    """Return the items that a random draw may take, in a stable order.

    ``category`` takes in everything below it; an item must carry every one of ``tags``.
    Translations of one item are alternatives: filter by ``locale`` to draw in one language.
    """
    items = Item.objects.deliverable().filter(bank=bank)
    if category:
        items = items.in_category(category)
    for tag in tags:
        items = items.filter(tagged_items__tag__name=tag)
    return items.order_by("pk")
