"""Why something was refused. The message is a sentence for the reader, in Vietnamese."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from quiz_blocks.quizzes.models import Attempt


def moment(when: datetime) -> str:
    """Return a moment as a reader is told of it: 09:41 ngày 23/11/2026."""
    local = timezone.localtime(when)
    return f"{date_format(local, 'H:i')} {_('ngày')}\u00a0{date_format(local, 'd/m/Y')}"


class Refused(Exception):
    """Something that a quiz does not accept; nothing was stored."""

    code = "refused"
    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadResponse(Refused):
    """What was sent is no answer to this paper."""

    code = "bad_response"
    status = 400


class NotOpenYet(Refused):
    """The quiz has not opened."""

    code = "not_open_yet"

    def __init__(self, opens_at: datetime) -> None:
        super().__init__(
            _("Bài trắc nghiệm này chưa mở. Mời bạn quay lại lúc %(when)s.")
            % {"when": moment(opens_at)}
        )


class Closed(Refused):
    """The quiz has closed, or the time of the attempt has run out."""

    code = "closed"

    def __init__(self, closed_at: datetime | None, draft: bool = False) -> None:
        when = {"when": moment(closed_at)} if closed_at else {}
        if draft and closed_at:
            message = (
                _(
                    "Bài trắc nghiệm đã đóng lúc %(when)s nên bài chưa nộp được tính. "
                    "Những gì bạn đã chọn vẫn còn nguyên bên dưới."
                )
                % when
            )
        elif closed_at:
            message = _("Bài trắc nghiệm này đã đóng lúc %(when)s.") % when
        else:
            message = _("Bài trắc nghiệm này hiện không mở.")
        super().__init__(message)


class NothingToAsk(Refused):
    """The quiz has no question that can be delivered."""

    code = "nothing_to_ask"

    def __init__(self) -> None:
        super().__init__(_("Bài trắc nghiệm này chưa có câu hỏi nào. Mời bạn quay lại sau."))


class LimitReached(Refused):
    """The taker has used every attempt."""

    code = "limit_reached"

    def __init__(self, allowed: int, note: str) -> None:
        super().__init__(
            _("Bạn đã làm đủ %(allowed)d lượt của bài này. %(note)s")
            % {"allowed": allowed, "note": note}
        )


class StaleSave(Refused):
    """A save that is older than what is stored; ``attempt`` says what stands."""

    code = "stale"

    def __init__(self, attempt: "Attempt") -> None:
        super().__init__(_("Bài đang được làm ở một cửa sổ khác; đã lấy lại bản mới nhất."))
        self.attempt = attempt


class AlreadyFinished(Refused):
    """The attempt has been handed in; nothing more is stored."""

    code = "finished"

    def __init__(self, attempt: "Attempt") -> None:
        super().__init__(_("Bài này đã nộp rồi, câu trả lời không thay đổi được nữa."))
        self.attempt = attempt


class NotReady(Refused):
    """The paper cannot be handed in as it stands; what was given is kept as a draft.

    ``problems`` maps question numbers to what is to be mended, ``blanks`` are the numbers of the
    questions without an answer.
    """

    code = "not_ready"
    status = 400

    def __init__(self, problems: Mapping[int, str], blanks: Sequence[int] = ()) -> None:
        self.problems, self.blanks = dict(problems), list(blanks)
        where = "; ".join(
            _("câu %(number)s: %(why)s") % {"number": number, "why": why}
            for number, why in problems.items()
        )
        if where:
            message = _("Chưa gửi được, %(where)s.") % {"where": where}
        else:
            message = _("Bài còn câu chưa trả lời. Bạn xem lại, hoặc cứ nộp như vậy.")
        super().__init__(message)


class Busy(Refused):
    """Too many hands on one attempt at once; trying again helps."""

    code = "busy"
    status = 503

    def __init__(self) -> None:
        super().__init__(_("Máy chủ đang bận, bài vẫn giữ trên máy. Mời bạn bấm lại sau giây lát."))
