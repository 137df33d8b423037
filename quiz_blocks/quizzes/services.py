"""What is done with attempts: start, save, answer one question, hand in.

Each function is one transaction. Nothing waits for a lock: an insert is guarded by the table's
constraints, and every later write is one UPDATE that names the version it was made from. Where
somebody else was faster, the attempt is read again and the decision is taken again.
"""

import secrets
from base64 import b32encode
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from . import exceptions
from .drawing import draw_paper
from .enums import AttemptState, FeedbackTime, Opening
from .marking import is_blank, mark, mark_paper
from .models import Attempt, Quiz
from .outcomes import asked_of, mark_to_json, marks_of, to_json
from .paper import canonical
from .responses import find_problems
from .revisions import payloads_of
from .signals import attempt_handed_in
from .takers import Taker, get_provider

Responses = Mapping[str, Mapping[str, Any]]

#: How often a write is tried again that lost a race; two clients of one taker lose it rarely.
TRIES = 20
RECEIPT_SALT = "quiz_blocks.quizzes.receipt"


# --- Start ---


def start(
    quiz: Quiz, taker: Taker, *, now: datetime, page_id: int | None = None, block_id: str = ""
) -> Attempt:
    """Return the taker's attempt that is in progress, else a new one.

    Raises ``NotOpenYet``, ``Closed``, ``LimitReached`` or ``NothingToAsk``; then nothing is spent.
    """
    for _try in range(TRIES):
        newest = find_newest(quiz, taker)
        if newest and not newest.is_finished:
            return newest
        number = newest.attempt_no + 1 if newest else 1
        attempt = _new_attempt(quiz, taker, number, now)
        attempt.page_id, attempt.block_id = page_id, block_id
        try:
            with transaction.atomic():
                attempt.save(force_insert=True)
        except IntegrityError:
            continue  # the same taker was faster in another window
        return attempt
    raise exceptions.Busy


def find_newest(quiz: Quiz, taker: Taker) -> Attempt | None:
    """Return the taker's newest attempt: the only one that can be in progress.

    One read, so that its number and its state belong together.
    """
    attempts = Attempt.objects.of_taker(quiz.translation_key, taker.key)
    return attempts.select_related("quiz").order_by("-attempt_no").first()


def check_open(quiz: Quiz, now: datetime) -> None:
    """Raise ``NotOpenYet`` or ``Closed`` unless the quiz may be started at ``now``."""
    if not quiz.live:
        raise exceptions.Closed(None)
    opening = quiz.opening_at(now)
    if opening == Opening.NOT_YET and quiz.opens_at:
        raise exceptions.NotOpenYet(quiz.opens_at)
    if opening == Opening.CLOSED:
        raise exceptions.Closed(quiz.closes_at)


def _new_attempt(quiz: Quiz, taker: Taker, number: int, now: datetime) -> Attempt:
    """Return an unsaved attempt of that number; the insert decides if the number is free."""
    check_open(quiz, now)
    if quiz.attempts_allowed and number > quiz.attempts_allowed:
        raise exceptions.LimitReached(quiz.attempts_allowed, get_provider().limit_note())
    seed = secrets.token_hex(16)
    paper = draw_paper(quiz, seed)
    if not paper["questions"]:
        raise exceptions.NothingToAsk
    return Attempt(
        quiz=quiz,
        quiz_key=quiz.translation_key,
        quiz_title=quiz.title,
        taker_key=taker.key,
        taker_name=taker.name,
        group_key=taker.group_key,
        attempt_no=number,
        attempts_allowed=quiz.attempts_allowed,
        feedback=quiz.feedback,
        layout=quiz.layout,
        pass_mark=quiz.pass_mark,
        seed=seed,
        started_at=now,
        due_at=quiz.closes_at,
        paper=paper,
        max_score=sum(asked.points for asked in asked_of(paper["questions"])),
    )


# --- Save ---


def save(attempt: Attempt, given: Responses, *, now: datetime, seq: int | None = None) -> Attempt:
    """Keep what was given so far; what was not given stays as it was.

    ``seq`` is the number that the client gave this save. One that is not newer than what is
    stored raises ``StaleSave`` (the same save arriving twice is fine); without a number the order
    of arrival decides. Raises ``AlreadyFinished`` or ``Closed`` where nothing can be kept.
    """
    for stored in _readings(attempt):
        _check_writable(stored, now)
        responses = _merged(stored, given)
        if seq is not None and seq <= stored.seq:
            if seq == stored.seq and responses == stored.responses:
                return stored
            raise exceptions.StaleSave(stored)
        number = stored.seq + 1 if seq is None else seq
        if _swap(stored, responses=responses, seq=number, saved_at=now):
            return stored
    raise exceptions.Busy


def _merged(attempt: Attempt, given: Responses) -> dict[str, Any]:
    """Return the responses with what is new; an answer that was already marked stands."""
    settled = attempt.outcome.get("marks", {})
    new = {key: dict(response) for key, response in given.items() if key not in settled}
    return attempt.responses | new


def _check_writable(attempt: Attempt, now: datetime) -> None:
    if attempt.is_finished:
        raise exceptions.AlreadyFinished(attempt)
    if not attempt.is_in_time(now):
        raise exceptions.Closed(attempt.due_at, draft=True)


# --- Answer one question, where the reader learns at once ---


def answer(attempt: Attempt, key: str, given: Responses, *, now: datetime) -> Attempt:
    """Mark the answer to one question; the first answer that arrives is the one that counts.

    Raises ``BadResponse`` where the quiz tells nothing before its end, ``NotReady`` for an answer
    that is blank or no number, and what ``save`` raises.
    """
    number = _number_of(attempt, key)
    if attempt.feedback != FeedbackTime.AT_ONCE:
        raise exceptions.BadResponse(_("Bài này chỉ báo kết quả sau khi nộp."))
    for stored in _readings(attempt):
        if key in stored.outcome.get("marks", {}):
            return stored
        _check_writable(stored, now)
        responses = _merged(stored, given)
        payloads = payloads_of(stored.questions)
        _check_answerable(number, responses.get(key), stored, payloads)
        settled = mark_to_json(mark(payloads[key], responses[key]))
        outcome = {"marks": stored.outcome.get("marks", {}) | {key: settled}}
        changes = {"responses": responses, "outcome": outcome, "saved_at": now}
        if _swap(stored, seq=stored.seq + 1, **changes):
            return stored
    raise exceptions.Busy


def _number_of(attempt: Attempt, key: str) -> int:
    keys = [question["key"] for question in attempt.questions]
    if key not in keys:
        raise exceptions.BadResponse(_("Có câu hỏi không thuộc bài này. Mời bạn mở lại bài."))
    return keys.index(key) + 1


def _check_answerable(
    number: int, response: Mapping[str, Any] | None, attempt: Attempt, payloads: Mapping[str, Any]
) -> None:
    if is_blank(response):
        raise exceptions.NotReady({number: _("hãy trả lời trước đã")})
    asked = attempt.questions[number - 1]
    wrong = find_problems([asked], payloads, {asked["key"]: response or {}})
    if wrong:
        raise exceptions.NotReady({number: wrong[1]})


# --- Hand in ---


def submit(attempt: Attempt, given: Responses, *, now: datetime, confirmed: bool = True) -> Attempt:
    """Hand in the attempt with what was given last; mark it; keep the receipt.

    Handing in again returns the attempt as it was handed in first, whatever comes along: the same
    receipt, byte for byte. Raises ``NotReady``, with everything kept as a draft, where something
    is to be mended, or where questions are unanswered and the reader has not said to go ahead.
    """
    for stored in _readings(attempt):
        if stored.is_finished:
            return stored
        _check_writable(stored, now)
        responses = _merged(stored, given)
        payloads = payloads_of(stored.questions)
        problems = find_problems(stored.questions, payloads, responses)
        blanks = [] if confirmed else find_blanks(stored, responses)
        if problems or blanks:
            save(stored, given, now=now)
            raise exceptions.NotReady(problems, blanks)
        if _swap(stored, **_handed_in(stored, responses, payloads, now)):
            transaction.on_commit(partial(_tell, stored), robust=True)
            return stored
    raise exceptions.Busy


def _tell(attempt: Attempt) -> None:
    attempt_handed_in.send_robust(sender=Attempt, attempt=attempt)


def find_blanks(attempt: Attempt, responses: Responses) -> list[int]:
    """Return the numbers of the questions without an answer."""
    return [
        number
        for number, question in enumerate(attempt.questions, 1)
        if is_blank(responses.get(question["key"]))
    ]


def _handed_in(
    attempt: Attempt, responses: Responses, payloads: Mapping[str, Any], now: datetime
) -> dict[str, Any]:
    settled = marks_of(attempt.outcome)
    outcome = mark_paper(asked_of(attempt.questions), payloads, responses, settled)
    return {
        "state": AttemptState.MARKED,
        "responses": responses,
        "outcome": to_json(outcome),
        "score": outcome.score,
        "max_score": outcome.max_score,
        "submitted_at": now,
        "receipt": make_receipt(attempt, responses, now),
    }


def make_receipt(attempt: Attempt, responses: Responses, now: datetime) -> str:
    """Return the receipt: a keyed hash of which attempt, what and when, in groups of four."""
    sealed = b"|".join([str(attempt.uuid).encode(), now.isoformat().encode(), canonical(responses)])
    digest = salted_hmac(RECEIPT_SALT, sealed, algorithm="sha256").digest()
    letters = b32encode(digest[:10]).decode()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


# --- Compare and swap ---


def _readings(attempt: Attempt) -> Iterator[Attempt]:
    """Yield the attempt as it was handed over, then, as often as needed, as it stands now."""
    yield attempt
    for _try in range(TRIES):
        attempt.refresh_from_db()
        yield attempt


def _swap(attempt: Attempt, **changes: Any) -> bool:
    """Write the changes if the row is still what ``attempt`` says; say whether it was."""
    changes["version"] = attempt.version + 1
    mine = Attempt.objects.in_progress().filter(pk=attempt.pk, version=attempt.version)
    if not mine.update(**changes):
        return False
    for name, value in changes.items():
        setattr(attempt, name, value)
    return True
