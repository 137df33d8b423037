"""Items as an editor would have made them; saved, and published unless asked otherwise."""

from decimal import Decimal

from quiz_blocks.bank.kinds import true_false_choices
from quiz_blocks.bank.models import Choice, Item, QuestionBank
from quiz_blocks.bank.services import publish_item


def make_bank(name="Nghị quyết Trung ương 8"):
    return QuestionBank.objects.get_or_create(name=name)[0]


def make_item(kind="single", choices=None, published=True, **fields):
    """``choices`` are dicts of Choice fields, or plain texts of which the first is right."""
    fields.setdefault("stem", "<p>Nghị quyết số 42-NQ/TW nói về điều gì?</p>")
    fields.setdefault("bank", fields.pop("bank", None) or make_bank())
    tags = fields.pop("tags", [])
    item = Item(kind=kind, live=published, **fields)
    for place, choice in enumerate(choices_for(kind) if choices is None else choices):
        item.choices.add(Choice(**{"sort_order": place, **as_fields(choice)}))
    if isinstance(choices, list) and choices and all(isinstance(c, str) for c in choices):
        for index, choice in enumerate(item.choices.all()):
            choice.right = index == 0
    item.save()
    if tags:
        item.tags.set(tags)
        item.save()
    if published:
        publish_item(item)
    return item


def as_fields(choice):
    return {"text": choice} if isinstance(choice, str) else choice


def choices_for(kind):
    if kind == "true_false":
        return [{"text": c.text, "right": c.right} for c in true_false_choices(True)]
    if kind == "short_text":
        return [{"text": "đổi mới"}]
    if kind == "number":
        return [{"text": "2.023", "tolerance": Decimal("0.5")}]
    right = 2 if kind == "multiple" else 1
    texts = ["Chính sách xã hội", "An sinh xã hội", "Quốc phòng", "Ngoại giao"]
    return [{"text": text, "right": i < right} for i, text in enumerate(texts)]
