"""What the queue posts: one comment by its own button, or the ticked ones by a button above."""

import re
from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.models import AbstractUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.comments.moderation.access import ModeratorsOnlyMixin
from quiz_blocks.comments.moderation.queue import tab_url
from quiz_blocks.comments.services import Conflict, Outcome, transition

SEEN = re.compile(r"(\d{1,18}):(\d{1,9})\Z", re.ASCII)
MOST_AT_ONCE = 500
REASON_CHARS = 255


@dataclass(frozen=True)
class Decision:
    """What a moderator wants: to which state, and each comment in the version that was seen."""

    to: CommentStatus
    versions: dict[int, int]


def read_decision(data: QueryDict) -> Decision | None:
    """Read the posted buttons and boxes; ``None`` where they say nothing that can be done.

    A card's own button posts ``one=<id>:<version>:<state>`` and wins over the ticked boxes; a
    button above posts ``decision=<state>`` with ``selected=<id>:<version>`` for every box. Only
    what is ticked is ever touched: there is no "all".
    """
    if one := data.get("one"):
        seen, _colon, to = one.rpartition(":")
        chosen = [seen]
    else:
        to, chosen = data.get("decision", ""), data.getlist("selected")[:MOST_AT_ONCE]
    if to not in CommentStatus.values:
        return None
    matches = [SEEN.match(text) for text in chosen]
    versions = {int(m[1]): int(m[2]) for m in matches if m}
    return Decision(CommentStatus(to), versions)


class DecideView(ModeratorsOnlyMixin, View):
    """Carries out a decision and leads back to the next comment in the queue."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, say what came of it, go back."""
        decision = read_decision(request.POST)
        if decision is None or not decision.versions:
            messages.warning(request, _("Chưa chọn góp ý nào."))
            return redirect(self.return_url())
        outcome = transition(
            list(decision.versions),
            decision.to,
            user=cast(AbstractUser, request.user),
            now=timezone.now(),
            reason=request.POST.get("reason", "").replace("\x00", "").strip()[:REASON_CHARS],
            expected_versions=decision.versions,
        )
        report(request, outcome, decision.to)
        return redirect(self.return_url() + self.anchor(set(decision.versions)))

    def return_url(self) -> str:
        """Return where the moderator came from, if that is one of our own addresses."""
        return get_valid_next_url_from_request(self.request) or tab_url(CommentStatus.PENDING)

    def anchor(self, decided: set[int]) -> str:
        """Return the anchor of the first card after the decided ones, so that focus goes there."""
        order = [int(n) for n in self.request.POST.get("order", "").split(",") if n.isdecimal()]
        last = max((order.index(pk) for pk in decided if pk in order), default=-1)
        following = [pk for pk in order[last + 1 :] if pk not in decided]
        return f"#gop-y-{following[0]}" if following else ""


def report(request: HttpRequest, outcome: Outcome, to: CommentStatus) -> None:
    """Tell the moderator what was changed, and who was faster with what was not."""
    if outcome.changed:
        text = _("Đã chuyển %(count)d góp ý sang “%(state)s”.") % {
            "count": len(outcome.changed),
            "state": to.label,
        }
        messages.success(request, text)
    for conflict in outcome.conflicts:
        messages.warning(request, conflict_text(conflict))


def conflict_text(conflict: Conflict) -> str:
    """Say who decided first, and when."""
    comment = conflict.comment
    who = comment.decided_by
    return _("“%(title)s” đã được %(who)s chuyển sang “%(state)s” lúc %(when)s; không đổi nữa.") % {
        "title": comment.title,
        "who": (who.get_full_name() or who.get_username()) if who else _("người khác"),
        "state": comment.get_status_display(),
        "when": timezone.localtime(comment.decided_at or comment.created_at).strftime(
            "%H:%M %d/%m/%Y"
        ),
    }
