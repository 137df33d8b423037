"""The question for readers whose browser cannot compute a proof: a small sum, in words.

It is asked on the form's own uncached page. The token that goes with it is signed, bound to one
form, and serves once (``services.spend_token``); it does not hold the answer. The question is no
wall, only a step: what comes through it goes down the slow lane.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from quiz_blocks.guard.conf import conf
from quiz_blocks.guard.services import Token
from quiz_blocks.text import fold

SALT = "quiz_blocks.guard.question"
WORDS = (
    *("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"),
    *("mười", "mười một", "mười hai", "mười ba", "mười bốn"),
    *("mười lăm", "mười sáu", "mười bảy", "mười tám"),
)
MAX_TOKEN_CHARS = 1_024


class BadAnswer(Exception):
    """The answer is wrong, or its question too old or for another form; ``reason`` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Question:
    """What is asked, and the token that comes back with the answer."""

    text: str
    token: str


def ask(scope: str, now: datetime) -> Question:
    """Return a new question for ``scope``."""
    text, answer = _sum()
    nonce = secrets.token_hex(16)
    content = {
        "scope": scope,
        "nonce": nonce,
        "answer": _answer_mark(nonce, answer),
        "until": int((now + timedelta(seconds=conf.QUESTION_SECONDS)).timestamp()),
    }
    return Question(text, signing.dumps(content, salt=SALT))


def read_answer(token: str, answer: str, scope: str, now: datetime) -> Token:
    """Return the token that a right answer is worth, or raise ``BadAnswer``."""
    content = _open(token)
    if content["scope"] != scope:
        raise BadAnswer("other form")
    expires_at = datetime.fromtimestamp(content["until"], now.tzinfo)
    if now >= expires_at:
        raise BadAnswer("expired")
    number = parse_answer(answer)
    mark = _answer_mark(content["nonce"], number)
    if number is None or not constant_time_compare(mark, content["answer"]):
        raise BadAnswer("wrong")
    return Token(sha256(content["nonce"].encode()).hexdigest(), expires_at)


def parse_answer(text: str) -> int | None:
    """Read a whole number written in digits ("7") or in words ("bảy", "bay"); else ``None``."""
    folded = fold(text).strip().rstrip(".")
    if folded.isdecimal() and len(folded) <= 3:
        return int(folded)
    return {fold(word): number for number, word in enumerate(WORDS)}.get(folded)


def _sum() -> tuple[str, int]:
    """Make the question; the form's help text says to answer with a number."""
    first, second = 1 + secrets.randbelow(9), 1 + secrets.randbelow(9)
    if secrets.randbelow(2):
        return f"{WORDS[first].capitalize()} cộng {WORDS[second]} bằng mấy?", first + second
    total = first + second
    return f"{WORDS[total].capitalize()} trừ {WORDS[second]} bằng mấy?", first


def _open(token: str) -> dict[str, Any]:
    if not token:
        raise BadAnswer("missing")
    try:
        if len(token) > MAX_TOKEN_CHARS:
            raise signing.BadSignature("too long")
        return signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError) as error:
        raise BadAnswer("malformed") from error


def _answer_mark(nonce: str, answer: int | None) -> str:
    return salted_hmac(SALT + ".answer", f"{nonce}:{answer}", algorithm="sha256").hexdigest()
