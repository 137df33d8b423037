"""Which question a remark is about, told by the places in the file. Pure."""

import re
from dataclasses import dataclass, field

from ..importers.records import ImportedItem, ImportResult, Place, Remark

_ROW = re.compile(r"\d+$")


@dataclass
class ReadQuestion:
    """One question of a file with what was said of it; ``broken`` as in ``ImportResult``."""

    item: ImportedItem
    broken: bool
    errors: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


@dataclass
class ReadFile:
    """The questions of a file in its order, and the remarks that are about none of them."""

    questions: list[ReadQuestion]
    errors: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def sort_remarks(result: ImportResult) -> ReadFile:
    """Put every remark to the question it is about."""
    questions = [ReadQuestion(item, broken=False) for item in result.items]
    questions += [ReadQuestion(item, broken=True) for item in result.broken]
    if result.broken:
        questions.sort(key=lambda question: _order(question.item.place))
    sorted_out = ReadFile(questions)
    for error in result.errors:
        owner = _meant(questions, error) or _owner(questions, error.place, is_error=True)
        (sorted_out if owner is None else owner).errors.append(error)
    for warning in result.warnings:
        owner = _owner(questions, warning.place, is_error=False)
        (sorted_out if owner is None else owner).warnings.append(warning)
    return sorted_out


def _meant(questions: list[ReadQuestion], error: Remark) -> ReadQuestion | None:
    """Return the broken question that an error names."""
    named = (q for q in questions if q.broken and q.item.place == error.about)
    return next(named, None)


def _owner(questions: list[ReadQuestion], place: Place, is_error: bool) -> ReadQuestion | None:
    """Return the question in which a place lies.

    A format that does not say where its questions end is taken to mean: at the next one. Then an
    error further down is only taken to be about a question that is known to be broken.
    """
    before = [question for question in questions if _order(question.item.place) <= _order(place)]
    if not before or before[-1].item.place.file != place.file:
        return None
    last = before[-1]
    start = _order(last.item.place)
    if last.item.end is not None:
        return last if _order(place) <= _order(last.item.end) else None
    if place.cell or (is_error and not last.broken):
        return last if _order(place) == start else None
    return last


def _order(place: Place) -> tuple[str, int]:
    row = _ROW.search(place.cell)
    return place.file, int(row[0]) if row else place.paragraph or place.line
