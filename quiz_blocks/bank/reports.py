"""Questions of the stock that are the same or nearly, in groups."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from .models import Item, QuestionBank
from .services import find_alike_in_stock

_URL_NAME = "quiz_blocks_alike_items"
_WHO_MAY = ["add", "change", "delete", "view"]
_TITLE = _("Câu hỏi gần giống nhau")
_GROUPS_PER_PAGE = 50


class AlikeItemsView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The groups, of all banks or of one, each item with the way to it."""

    model = Item
    any_permission_required = _WHO_MAY
    template_name = "quiz_blocks/bank/alike_items.html"
    page_title = _TITLE
    header_icon = "copy"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: home, this page."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the groups of this page, and the banks to choose from."""
        written = self.request.GET.get("bank", "")
        bank_id = int(written) if written.isdecimal() and len(written) < 10 else None
        paginator = WagtailPaginator(find_alike_in_stock(bank_id), _GROUPS_PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "groups": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "banks": QuestionBank.objects.order_by("name"),
            "bank_id": bank_id,
            "may_open": self.user_has_permission("change"),
            "edit_url_name": Item.snippet_viewset.get_url_name("edit"),
        }


class AlikeItemsMenuItem(MenuItem):
    """The report's place in the menu."""

    def __init__(self) -> None:
        super().__init__(
            _TITLE, reverse(_URL_NAME), name="alike-items", icon_name="copy", order=1300
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may open it."""
        return policy_registry.get_by_type(Item).user_has_any_permission(request.user, _WHO_MAY)


urlpatterns: list[URLPattern] = [
    path("reports/cau-hoi-gan-giong/", AlikeItemsView.as_view(), name=_URL_NAME)
]
