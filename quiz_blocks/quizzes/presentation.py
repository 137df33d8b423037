"""What is said of a quiz before it is taken: the same on the page and on the quiz's own front."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .enums import Opening
from .exceptions import moment
from .models import Quiz
from .takers import get_provider


@dataclass(frozen=True)
class Facts:
    """A quiz in a few short sentences, and whether it may be started."""

    questions: int
    opening: Opening
    sentences: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether it may be started now, and there is something to ask."""
        return self.opening == Opening.OPEN and self.questions > 0

    @property
    def is_closed(self) -> bool:
        """Whether it is over; results can still be seen."""
        return self.opening == Opening.CLOSED


def describe(quiz: Quiz, now: datetime) -> Facts:
    """Return the facts of a quiz at ``now`` (one query)."""
    questions = quiz.count_questions()
    said = (
        _("%(count)d câu hỏi") % {"count": questions},
        _feedback(quiz),
        _pass_mark(quiz),
        _limit(quiz),
        _times(quiz, now),
    )
    return Facts(questions, quiz.opening_at(now), tuple(sentence for sentence in said if sentence))


def _feedback(quiz: Quiz) -> str:
    if quiz.shows_answers_at_once:
        return _("Biết đúng sai ngay sau từng câu")
    return _("Biết kết quả sau khi nộp bài")


def _pass_mark(quiz: Quiz) -> str:
    if quiz.pass_mark is None:
        return ""
    return _("Đạt từ %(percent)d %% số điểm") % {"percent": quiz.pass_mark}


def _limit(quiz: Quiz) -> str:
    if not quiz.attempts_allowed:
        return ""
    allowed = _("Được làm %(n)d lượt.") % {"n": quiz.attempts_allowed}
    return f"{allowed} {get_provider().limit_note()}"


def _times(quiz: Quiz, now: datetime) -> str:
    opening = quiz.opening_at(now)
    if opening == Opening.NOT_YET and quiz.opens_at:
        return _("Mở lúc %(when)s") % {"when": moment(quiz.opens_at)}
    if quiz.closes_at is None:
        return ""
    if opening == Opening.CLOSED:
        return _("Đã đóng lúc %(when)s") % {"when": moment(quiz.closes_at)}
    return _("Nhận bài đến %(when)s") % {"when": moment(quiz.closes_at)}
