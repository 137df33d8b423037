"""How the log says what a moderator did."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.comments.services.moderation import ACTION_PREFIX

LABELS = {
    CommentStatus.PENDING: gettext_lazy("Đưa về chờ duyệt"),
    CommentStatus.APPROVED: gettext_lazy("Duyệt góp ý"),
    CommentStatus.REJECTED: gettext_lazy("Từ chối góp ý"),
    CommentStatus.SPAM: gettext_lazy("Đánh dấu góp ý là rác"),
    CommentStatus.REMOVED: gettext_lazy("Gỡ góp ý"),
}


class DecisionFormatter(LogFormatter):
    """Says the decision and its reason."""

    def format_message(self, log_entry: Any) -> str:
        """Return one sentence."""
        reason = log_entry.data.get("reason")
        if not reason:
            return str(self.label)
        return _("%(what)s. Lý do: %(reason)s") % {"what": self.label, "reason": reason}


def register_decisions(actions: LogActionRegistry) -> None:
    """Register one log action for each state to which a decision may lead."""
    for status, label in LABELS.items():
        formatter = type(f"{status.name}Formatter", (DecisionFormatter,), {"label": label})
        actions.register_action(f"{ACTION_PREFIX}{status.value}")(formatter)
