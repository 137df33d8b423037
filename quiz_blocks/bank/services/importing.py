"""From what a reader of files found to items."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import Truncator
from wagtail.log_actions import log

from quiz_blocks.text import clean_plain_text, nfc

from ..importers.markup import to_html, to_plain
from ..importers.records import ImportedItem
from ..kinds import ChoiceData, Kind, get_kind
from ..kinds.answer_block import Answer
from ..kinds.base import FULL
from ..models import Choice, Item, QuestionBank
from .publishing import publish_item

_COURSE = re.compile(r"^\$[a-z]+\$$")


@transaction.atomic
def import_items(
    imported: Sequence[ImportedItem], bank_name: str, user: Any = None, publish: bool = True
) -> list[Item]:
    """Store all of them in the bank of that name, made if there is none; or nothing.

    They are published, or (``publish=False``) left as drafts for somebody who may publish them.
    ``imported`` comes from a reader without errors, or was mended since: ``ValidationError``
    where an item still breaks a rule. Returns the items in the file's order.
    """
    bank, created = QuestionBank.objects.get_or_create(name=nfc(bank_name).strip())
    if created:
        log(instance=bank, action="wagtail.create", user=user)
    return [_store(one, bank, user, publish) for one in imported]


def choice_text(kind: Kind, answer: Answer) -> str:
    """Return the text of a choice as editors see it: a number with a comma (1945, 3,14)."""
    if kind.value == "number":
        return answer.text.text.replace(".", ",")
    return to_plain(answer.text)


def category_name(written: str) -> str:
    """Return a category as editors write it: without Moodle's ``$course$/top/`` in front."""
    parts = [part.strip() for part in clean_plain_text(written).split("/")]
    parts = [part for part in parts if part]
    if parts and _COURSE.match(parts[0]):
        parts = parts[1:]
        if parts and parts[0] == "top":
            parts = parts[1:]
    return "/".join(parts)


def as_choices(kind: Kind, answers: Sequence[Answer]) -> list[ChoiceData]:
    """Return the answers as the kind's rules read them, each with its figure."""
    return [replace(_ticked(kind, answer), fraction=answer.fraction) for answer in answers]


def _store(one: ImportedItem, bank: QuestionBank, user: Any, publish: bool) -> Item:
    item = Item(
        bank=bank,
        kind=one.kind,
        title=Truncator(clean_plain_text(one.title)).chars(255),
        stem=to_html(one.stem),
        explanation=to_html(one.explanation, links=True),
        category=category_name(one.category),
        live=False,
    )
    for order, choice in enumerate(_choices(one)):
        choice.sort_order = order
        item.choices.add(choice)
    item.save()
    if one.tags:
        item.tags.add(*one.tags)
        item.save()
    log(instance=item, action="wagtail.create", user=user, content_changed=True)
    if publish:
        publish_item(item, user=user)
    elif problems := item.problems():
        raise ValidationError([problem.message for problem in problems])
    else:
        item.save_revision(user=user, changed=False)
    return item


def _choices(one: ImportedItem) -> list[Choice]:
    """Return the choices as an editor would have made them: ticks where ticks say it all."""
    kind = get_kind(one.kind)
    ticks = [_ticked(kind, answer) for answer in one.answers]
    wanted = [answer.fraction for answer in one.answers]
    by_ticks = kind.fractions(ticks) == wanted and not any(kind.problems(ticks))
    return [
        Choice(
            text=tick.text,
            right=tick.right,
            fraction=None if by_ticks else fraction,
            feedback=tick.feedback,
            tolerance=tick.tolerance,
        )
        for tick, fraction in zip(ticks, wanted, strict=True)
    ]


def _ticked(kind: Kind, answer: Answer) -> ChoiceData:
    return ChoiceData(
        text=choice_text(kind, answer),
        right=answer.fraction > 0 if kind.value == "multiple" else answer.fraction == FULL,
        feedback=to_plain(answer.feedback),
        tolerance=answer.tolerance,
    )
