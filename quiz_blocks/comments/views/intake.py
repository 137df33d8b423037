"""From a posted form to a reply that a script and a page can both say."""

from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from math import ceil

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from quiz_blocks.comments.forms import CommentForm
from quiz_blocks.comments.places import scope_of
from quiz_blocks.comments.services import Submission, submit_comment
from quiz_blocks.guard.addresses import network_key
from quiz_blocks.guard.decorators import lane_of
from quiz_blocks.guard.enums import Lane
from quiz_blocks.guard.proofs import BadProof, read_proof
from quiz_blocks.guard.questions import BadAnswer, read_answer
from quiz_blocks.guard.services import AlreadySpent, RateLimited, Token
from quiz_blocks.placement import Placement


@dataclass
class Reply:
    """What became of a posted form: one code, one sentence, and what is wrong in which field."""

    status: HTTPStatus
    code: str
    message: str
    errors: dict[str, list[str]] = field(default_factory=dict)
    retry_after: int | None = None


@dataclass(frozen=True)
class Pass:
    """What the form paid with, and the lane that this opens."""

    token: Token
    lane: Lane
    is_proof: bool


class NoPass(Exception):
    """The form came with neither a good proof nor a good answer.

    ``message`` says what was wrong with the reader's answer; it is empty where there was none.
    """

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


def take_in(request: HttpRequest, placement: Placement, form: CommentForm, now: datetime) -> Reply:
    """Check the form and what it paid with, in this order, store the comment, and reply.

    The proof is used up only where everything else is right.
    """
    if not placement.value.is_open_at(now):
        return closed_reply(placement)
    valid = form.is_valid()
    try:
        entry = read_pass(request, placement, now)
    except NoPass as no_pass:
        return _not_passed(form, valid, no_pass.message)
    if not valid:
        return invalid_reply(form)
    return _submit(request, placement, form, entry, now)


def read_pass(request: HttpRequest, placement: Placement, now: datetime) -> Pass:
    """Read the proof of work, else the answer to the question; raise ``NoPass``."""
    scope = scope_of(placement.page.pk, placement.block_id)
    proof = request.POST.get("proof", "")
    if proof:
        try:
            return Pass(read_proof(proof, scope), lane_of(request), is_proof=True)
        except BadProof as error:
            raise NoPass from error
    token = request.POST.get("question", "")
    if not token:
        raise NoPass
    answer = request.POST.get("answer", "")
    try:
        return Pass(read_answer(token, answer, scope, now), Lane.SLOW, is_proof=False)
    except BadAnswer as error:
        raise NoPass(_bad_answer_message(error.reason, answer)) from error


def closed_reply(placement: Placement) -> Reply:
    """Say that the form is closed, and since when."""
    closed_at = placement.value.closing_moment
    message = _("Biểu mẫu này đã đóng nên góp ý của bạn chưa được nhận.")
    if placement.value["is_open"] and closed_at:
        when = timezone.localtime(closed_at).strftime("%H:%M ngày %d/%m/%Y")
        message = _("Biểu mẫu này đã đóng lúc %(when)s nên góp ý của bạn chưa được nhận.") % {
            "when": when
        }
    return Reply(HTTPStatus.CONFLICT, "closed", message)


def invalid_reply(form: CommentForm) -> Reply:
    """Say that something in the fields is to be put right."""
    errors = {
        name: [str(message) for message in messages] for name, messages in form.errors.items()
    }
    message = _("Góp ý chưa gửi được. Mời bạn xem lời nhắc bên cạnh từng ô.")
    return Reply(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", message, errors)


def _not_passed(form: CommentForm, valid: bool, wrong_answer: str) -> Reply:
    """Say all that is wrong at once; where that is nothing, ask for the step that is missing."""
    if valid and not wrong_answer:
        message = _("Còn một bước: mời bạn trả lời câu hỏi ở cuối biểu mẫu rồi bấm gửi.")
        return Reply(HTTPStatus.FORBIDDEN, "proof", message)
    reply = invalid_reply(form)
    if wrong_answer:
        reply.errors["answer"] = [wrong_answer]
    return reply


def _submit(
    request: HttpRequest, placement: Placement, form: CommentForm, entry: Pass, now: datetime
) -> Reply:
    submission = Submission(
        page=placement.page,
        block_id=placement.block_id,
        lane=entry.lane,
        network=network_key(request),
        token=entry.token,
        **form.cleaned_data,
    )
    try:
        submit_comment(submission, now)
    except RateLimited as error:
        return _limited_reply(error.retry_at, now)
    except AlreadySpent:
        return _spent_reply(entry)
    message = _("Góp ý của bạn đã được gửi và đang chờ duyệt.")
    return Reply(HTTPStatus.CREATED, "received", message)


def _limited_reply(retry_at: datetime, now: datetime) -> Reply:
    seconds = max(1, ceil((retry_at - now).total_seconds()))
    message = _(
        "Mạng bạn đang dùng vừa gửi nhiều góp ý. Bài của bạn vẫn còn trên trang; "
        "mời gửi lại sau %(minutes)s phút."
    ) % {"minutes": ceil(seconds / 60)}
    return Reply(HTTPStatus.TOO_MANY_REQUESTS, "limited", message, retry_after=seconds)


def _spent_reply(entry: Pass) -> Reply:
    message = _("Câu hỏi này đã dùng cho một lần gửi khác. Mời bạn trả lời câu mới.")
    if entry.is_proof:
        return Reply(HTTPStatus.FORBIDDEN, "proof", message)
    return Reply(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", message, {"answer": [message]})


def _bad_answer_message(reason: str, answer: str) -> str:
    if not answer.strip():
        return _("Mời bạn trả lời câu hỏi này bằng một số.")
    if reason == "wrong":
        return _("Câu trả lời chưa đúng. Mời bạn trả lời câu mới bằng một số.")
    return _("Câu hỏi trước đã hết hạn. Mời bạn trả lời câu mới bằng một số.")
