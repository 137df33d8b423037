"""Paper: which questions, in which order, with their choices in which order. Pure.

The same seed, slots and pools give the same paper, byte for byte, on every machine and with every
version of Python: the order comes from SHA-256, not from ``random``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from itertools import count
from typing import Any, TypeVar

VERSION = 1
_WORD = 2**64

T = TypeVar("T")
Paper = dict[str, Any]


@dataclass(frozen=True)
class ItemRef:
    """An item as it would be delivered now.

    ``key`` is the item's stable key, ``revision`` the id of its immutable revision. ``choices``
    are the keys of the choices that the reader picks from, in their written order; none where
    the answer is typed, because there they are the answers.
    """

    key: str
    revision: int
    choices: tuple[str, ...] = ()
    shuffle: bool = True


@dataclass(frozen=True)
class SlotSpec:
    """One place of a quiz: a fixed item, or ``draws`` items from the pool of that name."""

    points: Decimal
    item: ItemRef | None = None
    pool: str = ""
    draws: int = 1


@dataclass(frozen=True)
class Shuffling:
    """What is put in a new order for each paper."""

    questions: bool = False
    choices: bool = False


def build(
    seed: str,
    slots: Sequence[SlotSpec],
    pools: Mapping[str, Sequence[ItemRef]],
    shuffling: Shuffling = Shuffling(),
) -> Paper:
    """Return the paper that ``seed`` draws.

    No item comes twice: what a fixed slot holds is never drawn, and what one slot draws no
    later slot draws again. A pool that holds too little gives what it has. The order in which a
    pool is handed over makes no difference.
    """
    picked = list(_pick(seed, slots, pools))
    if shuffling.questions:
        picked = shuffled(picked, f"{seed}:questions")
    return {
        "version": VERSION,
        "seed": seed,
        "questions": [_question(seed, ref, points, shuffling) for ref, points in picked],
    }


def canonical(data: Any) -> bytes:
    """Return the one way of writing JSON data as bytes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def shuffled(things: Iterable[T], label: str) -> list[T]:
    """Return the things in the order that ``label`` gives them (Fisher and Yates's shuffle)."""
    order = list(things)
    numbers = _numbers(label)
    for last in range(len(order) - 1, 0, -1):
        other = _below(last + 1, numbers)
        order[last], order[other] = order[other], order[last]
    return order


def _pick(
    seed: str, slots: Sequence[SlotSpec], pools: Mapping[str, Sequence[ItemRef]]
) -> Iterator[tuple[ItemRef, Decimal]]:
    """Yield each item with its points, in the order of the slots."""
    fixed = {slot.item.key for slot in slots if slot.item}
    used: set[str] = set()
    for index, slot in enumerate(slots):
        pool = () if slot.item else pools.get(slot.pool, ())
        free = sorted((r for r in pool if r.key not in used | fixed), key=lambda ref: ref.key)
        drawn = shuffled(free, f"{seed}:slot:{index}")[: slot.draws]
        for ref in [slot.item] if slot.item else drawn:
            if ref.key not in used:
                used.add(ref.key)
                yield ref, slot.points


def _question(seed: str, ref: ItemRef, points: Decimal, shuffling: Shuffling) -> dict[str, Any]:
    choices = list(ref.choices)
    if shuffling.choices and ref.shuffle:
        choices = shuffled(choices, f"{seed}:choices:{ref.key}")
    return {
        "key": ref.key,
        "revision": ref.revision,
        "points": f"{points.normalize():f}",
        "choices": choices,
    }


def _numbers(label: str) -> Iterator[int]:
    """Yield the endless row of 64-bit numbers that belongs to ``label``."""
    for index in count():
        yield int.from_bytes(sha256(f"{label}:{index}".encode()).digest()[:8], "big")


def _below(bound: int, numbers: Iterator[int]) -> int:
    """Return an evenly distributed number in [0, bound), by throwing away the uneven rest."""
    limit = _WORD - _WORD % bound
    return next(number for number in numbers if number < limit) % bound
