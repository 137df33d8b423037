"""From a question as a reader of plain texts found it to an item, checked by its kind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from quiz_blocks.bank.kinds import ChoiceData, get_kind
from quiz_blocks.bank.kinds.answer_block import Answer, Text
from quiz_blocks.bank.kinds.base import NOTHING
from quiz_blocks.bank.kinds.number import fits
from quiz_blocks.bank.kinds.true_false import FALSE, TRUE
from quiz_blocks.text import clean_plain_text, fold, parse_number

from .limits import (
    MAX_ANSWERS,
    MAX_CATEGORY,
    MAX_ITEMS,
    MAX_REMARKS,
    MAX_TAG,
    MAX_TEXT,
    MAX_TITLE,
)
from .records import ImportedItem, ImportResult, Place, Remark

#: What a cell or a line may hold where a statement is said to be true or false.
_TRUTHS = {"dung": True, "d": True, "true": True, "t": True}
_TRUTHS |= {"sai": False, "s": False, "false": False, "f": False}


@dataclass(frozen=True)
class DraftAnswer:
    """A choice, or an accepted answer (which is always right)."""

    text: str
    place: Place
    right: bool = True


@dataclass(frozen=True)
class Draft:
    """A question, its texts plain. ``name`` is what messages call it (``Câu 5``).

    ``end`` is where it ends, if the format says so.
    """

    place: Place
    name: str
    kind: str
    stem: str
    answers: tuple[DraftAnswer, ...]
    tolerance: Decimal = Decimal(0)
    title: str = ""
    explanation: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    end: Place | None = None


class Gathering:
    """Collects what a reader finds, in bounds; ``result`` is what the reader gives back."""

    def __init__(self) -> None:
        self.result = ImportResult()

    def error(self, place: Place, message: str, about: Place | None = None) -> None:
        """Add an error; nothing of the file will be stored as it is."""
        errors = self.result.errors
        if len(errors) < MAX_REMARKS:
            errors.append(Remark(place, message, about))
        elif len(errors) == MAX_REMARKS:
            errors.append(Remark(place, "Còn lỗi nữa; hãy sửa những lỗi trên trước."))

    def warn(self, place: Place, message: str) -> None:
        """Add a warning."""
        if len(self.result.warnings) < MAX_REMARKS:
            self.result.warnings.append(Remark(place, message))

    def is_full(self, place: Place) -> bool:
        """Say whether reading should stop, and tell the editor why."""
        if len(self.result.items) >= MAX_ITEMS:
            self.error(place, f"Tệp có hơn {MAX_ITEMS} câu hỏi; hãy chia nhỏ ra.")
            return True
        return len(self.result.errors) > MAX_REMARKS

    def add(self, draft: Draft, in_doubt: bool = False) -> None:
        """Add a question, or an error for each thing that is wrong with it.

        ``in_doubt`` is one of which an error has been told that leaves its answer open.
        """
        beyond_repair = list(_beyond_repair(draft))
        to_repair = list(_to_repair(draft))
        for remark in (*beyond_repair, *to_repair):
            self.error(remark.place, remark.message, draft.place)
        if in_doubt:
            self.add_broken(draft)
        elif not beyond_repair:
            (self.result.broken if to_repair else self.result.items).append(_item(draft))

    def add_broken(self, draft: Draft) -> None:
        """Add what was understood of a question, without its answer, which is in doubt.

        What is wrong has been told. A person can mend what the kind asks for, and no more.
        """
        if any(_beyond_repair(draft)):
            return
        answers = [replace(answer, right=False) for answer in draft.answers]
        picked = get_kind(draft.kind).has_options
        self.result.broken.append(_item(replace(draft, answers=tuple(answers if picked else ()))))

    def finish(self, place: Place, nothing_found: str) -> ImportResult:
        """Return the result; a file in which nothing at all was found is an error."""
        if not (self.result.items or self.result.errors):
            self.error(place, nothing_found)
        return self.result


def _beyond_repair(draft: Draft) -> Iterator[Remark]:
    """Yield what is too much to be stored."""
    whole = [draft.stem, draft.explanation, *(answer.text for answer in draft.answers)]
    too_much = {
        f"dài quá {MAX_TEXT} ký tự": sum(map(len, whole)) > MAX_TEXT,
        f"có hơn {MAX_ANSWERS} đáp án": len(draft.answers) > MAX_ANSWERS,
        f"có tên chuyên mục dài quá {MAX_CATEGORY} ký tự": len(draft.category) > MAX_CATEGORY,
        f"có tên dài quá {MAX_TITLE} ký tự": len(draft.title) > MAX_TITLE,
        f"có nhãn dài quá {MAX_TAG} ký tự": any(len(tag) > MAX_TAG for tag in draft.tags),
    }
    for what, is_so in too_much.items():
        if is_so:
            yield Remark(draft.place, f"{draft.name} {what}.")
    for answer in draft.answers if draft.kind == "number" else ():
        number = parse_number(answer.text)
        if number is not None and not (fits(number) and fits(draft.tolerance)):
            message = f"Số «{answer.text}» vượt quá 15 chữ số hoặc 11 số lẻ."
            yield Remark(answer.place, f"{draft.name}: {message}")


def _to_repair(draft: Draft) -> Iterator[Remark]:
    """Yield what is missing, and every rule of the kind that is broken."""
    if not clean_plain_text(draft.stem):
        yield Remark(draft.place, f"{draft.name} chưa có lời.")
    for problem in get_kind(draft.kind).problems(_choices(draft)):
        place = draft.place if problem.index is None else draft.answers[problem.index].place
        yield Remark(place, f"{draft.name}: {problem.message}")


def is_truth_choices(texts: list[str]) -> bool:
    """Say whether the choices of a question are Đúng and Sai."""
    return sorted(fold(text).rstrip(" .") for text in texts) == ["dung", "sai"] and all(
        fold(text) != "dung" or "ú" in text.lower() for text in texts
    )


def kind_in_doubt(texts: list[str]) -> str:
    """Return the kind of a question of whose choices nobody knows which are right.

    Of how many are right, the kind for several says nothing: the ticks will.
    """
    return "true_false" if is_truth_choices(texts) else "multiple"


def truth_of(text: str) -> bool | None:
    """Return what an answer says of a statement; ``None`` where it says something else.

    A lone D is the letter of a choice, and not Đ.
    """
    bare = text.strip().rstrip(".")
    return None if bare in ("D", "d") else _TRUTHS.get(fold(bare))


def short_or_number(text: str) -> str:
    """Return the kind of a question whose answer is typed."""
    return "short_text" if parse_number(text) is None else "number"


def _in_order(draft: Draft) -> tuple[DraftAnswer, ...]:
    """Return the answers, those of a true or false in the order and the words of that kind."""
    if draft.kind != "true_false" or len(draft.answers) != 2:
        return draft.answers
    ordered = sorted(draft.answers, key=lambda answer: fold(answer.text).startswith("sai"))
    return tuple(
        DraftAnswer(word, answer.place, answer.right)
        for word, answer in zip((TRUE, FALSE), ordered, strict=True)
    )


def _choices(draft: Draft) -> list[ChoiceData]:
    canonical = get_kind(draft.kind).canonical_text
    return [
        ChoiceData(canonical(answer.text), right=answer.right, tolerance=draft.tolerance)
        for answer in _in_order(draft)
    ]


def _item(draft: Draft) -> ImportedItem:
    choices = _choices(draft)
    fractions = get_kind(draft.kind).fractions(choices)
    if not any(choice.right for choice in choices):
        fractions = [NOTHING] * len(choices)
    return ImportedItem(
        place=draft.place,
        kind=draft.kind,
        title=draft.title,
        stem=_plain(draft.stem),
        answers=tuple(
            Answer(_plain(choice.text), fraction, tolerance=choice.tolerance)
            for choice, fraction in zip(choices, fractions, strict=True)
        ),
        explanation=_plain(draft.explanation),
        category=draft.category,
        tags=tuple(dict.fromkeys(draft.tags)),
        end=draft.end,
    )


def _plain(text: str) -> Text:
    return Text(clean_plain_text(text), "plain")
