"""Registers what the package adds to Wagtail; decides nothing."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .viewsets import PropagandaViewSetGroup

register_snippet(PropagandaViewSetGroup)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what the package writes into a page's history."""
    actions.register_action(
        "propaganda_cms.minor_edit",
        _("Chỉ sửa lỗi chính tả, trình bày"),
        _("Người đăng cho biết lần này chỉ sửa lỗi chính tả, trình bày"),
    )
