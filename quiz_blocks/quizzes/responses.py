"""Responses: from the fields of a form to checked JSON. Pure but for its messages' language.

The form of a question with the key K has a marker ``q=K`` (so that an unticked box is told from
a question that was not on the screen) and ``c-K`` (a choice's key, once for each) or ``t-K`` (a
text).
What does not belong to the paper is refused as a whole; nothing of it is kept.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from quiz_blocks.text import clean_plain_text, parse_number

from .conf import conf
from .exceptions import BadResponse

Question = Mapping[str, Any]
Payload = Mapping[str, Any]
Fields = Mapping[str, Sequence[str]]

MARKER = "q"
CHOICE_PREFIX = "c-"
TEXT_PREFIX = "t-"


def parse(
    questions: Sequence[Question], payloads: Mapping[str, Payload], fields: Fields
) -> dict[str, dict[str, Any]]:
    """Return the responses in the form, by question key, blank ones included.

    Raises ``BadResponse`` with what is wrong and where, for fields that no form of ours sends.
    """
    numbers = {q["key"]: number for number, q in enumerate(questions, 1)}
    by_key = {q["key"]: q for q in questions}
    asked = list(dict.fromkeys([*fields.get(MARKER, ()), *_keys_of_answers(fields)]))
    for key in asked:
        if key not in by_key:
            raise BadResponse(_("Có câu hỏi không thuộc bài này. Mời bạn mở lại bài."))
    return {key: _parse_one(by_key[key], payloads[key], fields, numbers[key]) for key in asked}


def find_problems(
    questions: Sequence[Question],
    payloads: Mapping[str, Payload],
    responses: Mapping[str, Mapping[str, Any]],
) -> dict[int, str]:
    """Return what a reader must mend before the paper can be handed in, by question number."""
    return {
        number: _("hãy ghi một số, ví dụ 1.234,5")
        for number, question in enumerate(questions, 1)
        if payloads[question["key"]]["kind"] == "number"
        and is_no_number(responses.get(question["key"], {}).get("text", ""))
    }


def is_no_number(text: str) -> bool:
    """Say whether something was typed, and it is not a number."""
    return bool(text.strip()) and parse_number(text) is None


def _keys_of_answers(fields: Fields) -> list[str]:
    return [
        name[len(CHOICE_PREFIX) :]
        for name in fields
        if name.startswith((CHOICE_PREFIX, TEXT_PREFIX))
    ]


def _parse_one(question: Question, payload: Payload, fields: Fields, number: int) -> dict[str, Any]:
    chosen = list(dict.fromkeys(fields.get(CHOICE_PREFIX + question["key"], ())))
    texts = list(fields.get(TEXT_PREFIX + question["key"], ()))
    if question["choices"]:
        if texts:
            raise _bad(number, _("câu này cần chọn, không nhận chữ"))
        return _checked_choices(question, payload, chosen, number)
    if chosen:
        raise _bad(number, _("câu này cần ghi câu trả lời, không nhận lựa chọn"))
    return _checked_text(texts, number)


def _checked_choices(
    question: Question, payload: Payload, chosen: list[str], number: int
) -> dict[str, Any]:
    if set(chosen) - set(question["choices"]):
        raise _bad(number, _("lựa chọn không thuộc câu này"))
    if payload["kind"] != "multiple" and len(chosen) > 1:
        raise _bad(number, _("chỉ được chọn một ý"))
    return {"choices": [key for key in question["choices"] if key in chosen]}


def _checked_text(texts: list[str], number: int) -> dict[str, Any]:
    if len(texts) > 1:
        raise _bad(number, _("chỉ được một câu trả lời"))
    text = texts[0] if texts else ""
    if len(text) > conf.MAX_ANSWER_LENGTH:
        limit = conf.MAX_ANSWER_LENGTH
        raise _bad(number, _("câu trả lời dài quá %(limit)d ký tự") % {"limit": limit})
    return {"text": " ".join(clean_plain_text(text).split())}


def _bad(number: int, why: str) -> BadResponse:
    return BadResponse(
        _("Câu %(number)d: %(why)s. Chưa lưu gì cả; mời bạn xem lại.")
        % {"number": number, "why": why}
    )
