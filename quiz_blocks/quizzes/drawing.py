"""From a quiz to a paper: what its slots hold and may draw, as ``paper.build`` wants it."""

from collections.abc import Iterable
from typing import Any

from quiz_blocks.bank import services
from quiz_blocks.bank.kinds import get_kind
from quiz_blocks.bank.models import ItemDelivery, ItemQuerySet, QuestionBank

from .models import Quiz, Slot
from .paper import ItemRef, Paper, Shuffling, SlotSpec, build


def draw_paper(quiz: Quiz, seed: str) -> Paper:
    """Return the paper that ``seed`` draws from what is published in the bank now."""
    slots = list(quiz.slots.all())
    fixed = _refs({slot.item_id for slot in slots if slot.item_id})
    pools = {_pool_name(slot): _pool(slot, quiz) for slot in slots if slot.bank_id}
    specs = [spec for slot in slots if (spec := _spec(slot, fixed))]
    return build(seed, specs, pools, Shuffling(quiz.shuffle_questions, quiz.shuffle_choices))


def _spec(slot: Slot, fixed: dict[int, ItemRef]) -> SlotSpec | None:
    """Return the slot as data; ``None`` where its item is not live."""
    if slot.bank_id:
        return SlotSpec(slot.points, pool=_pool_name(slot), draws=slot.draws)
    ref = fixed.get(slot.item_id)
    return SlotSpec(slot.points, item=ref) if ref else None


def _pool_name(slot: Slot) -> str:
    return f"{slot.bank_id}|{slot.category}|{slot.tag}"


def _pool(slot: Slot, quiz: Quiz) -> list[ItemRef]:
    items = find_pool(slot.bank, slot.category, slot.tag, quiz.locale_id)
    return list(_refs(items.order_by()).values())


def find_pool(bank: QuestionBank, category: str, tag: str, locale_id: int) -> ItemQuerySet:
    """Return the published items that a slot of a quiz in that language may draw."""
    return services.pool(bank, category, [tag] if tag else []).filter(locale=locale_id)


def _refs(items: Iterable[Any]) -> dict[int, ItemRef]:
    """Return the live items among ``items`` (ids, or a queryset) as delivered now, by id."""
    rows = ItemDelivery.objects.filter(item__in=items, item__live=True).values_list(
        "item_id", "revision_id", "revision__payload"
    )
    return {item: _ref(revision, payload) for item, revision, payload in rows}


def _ref(revision: int, payload: dict[str, Any]) -> ItemRef:
    picked = get_kind(payload["kind"]).has_options
    return ItemRef(
        key=payload["item"],
        revision=revision,
        choices=tuple(choice["key"] for choice in payload["choices"]) if picked else (),
        shuffle=payload["shuffle"] and payload["kind"] != "true_false",
    )
