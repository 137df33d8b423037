"""What was read from a file, sealed into the form between the two steps.

Nothing half-done is kept on the server. The seal is for one user: what comes back is what this
server read, and only what the editor may correct stands open beside it.
"""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder

from ..importers.records import ImportedItem, Place, Remark
from ..kinds.answer_block import Answer, Text
from .remarks import ReadQuestion

_SALT = "quiz_blocks.bank.review"


class _Serializer:
    """JSON in which a decimal number is a string."""

    def dumps(self, value: Any) -> bytes:
        """Return the JSON as bytes."""
        return json.dumps(value, cls=DjangoJSONEncoder, separators=(",", ":")).encode()

    def loads(self, content: bytes) -> Any:
        """Return what the JSON says."""
        return json.loads(content)


def seal(question: ReadQuestion, user: Any) -> str:
    """Return the question as a text that only this user may send back."""
    return _dump(asdict(question), user)


def unseal(sealed: str, user: Any) -> ReadQuestion | None:
    """Return the question, ``None`` if the text was changed or was sealed for somebody else."""
    data = _load(sealed, user)
    if data is None or "item" not in data:
        return None
    return ReadQuestion(
        _item(data["item"]), data["broken"], _remarks(data["errors"]), _remarks(data["warnings"])
    )


def seal_remarks(errors: list[Remark], warnings: list[Remark], user: Any) -> str:
    """Return the remarks about no question as a text that only this user may send back."""
    return _dump({"errors": _plain(errors), "warnings": _plain(warnings)}, user)


def unseal_remarks(sealed: str, user: Any) -> tuple[list[Remark], list[Remark]]:
    """Return the errors and the warnings about no question; none if the seal is broken."""
    data = _load(sealed, user) or {"errors": [], "warnings": []}
    return _remarks(data["errors"]), _remarks(data["warnings"])


def _dump(data: Any, user: Any) -> str:
    return signing.dumps(data, salt=_salt(user), serializer=_Serializer, compress=True)


def _load(sealed: str, user: Any) -> Any:
    try:
        return signing.loads(sealed, salt=_salt(user), serializer=_Serializer)
    except signing.BadSignature:
        return None


def _salt(user: Any) -> str:
    return f"{_SALT}:{user.pk}"


def _plain(remarks: list[Remark]) -> list[dict[str, Any]]:
    return [asdict(remark) for remark in remarks]


def _remarks(data: list[dict[str, Any]]) -> list[Remark]:
    return [Remark(Place(**one["place"]), one["message"]) for one in data]


def _item(data: dict[str, Any]) -> ImportedItem:
    return ImportedItem(
        **data
        | {
            "place": Place(**data["place"]),
            "end": Place(**data["end"]) if data["end"] else None,
            "stem": Text(**data["stem"]),
            "explanation": Text(**data["explanation"]),
            "answers": tuple(_answer(answer) for answer in data["answers"]),
            "tags": tuple(data["tags"]),
        }
    )


def _answer(data: dict[str, Any]) -> Answer:
    return Answer(
        **data
        | {
            "text": Text(**data["text"]),
            "feedback": Text(**data["feedback"]),
            "fraction": Decimal(data["fraction"]),
            "tolerance": Decimal(data["tolerance"]),
        }
    )
