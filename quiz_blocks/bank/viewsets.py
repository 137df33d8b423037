"""The bank in the admin."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import LiveStatusTagColumn, TitleColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from .kinds import kind_choices
from .models import Item, QuestionBank
from .panels import item_edit_handler
from .review.views import ReviewView, UploadView

#: Other apps put their viewsets into the same menu by ``menu_hook = MENU_HOOK``.
MENU_HOOK = "register_quiz_blocks_menu_item"


def category_choices() -> list[tuple[str, str]]:
    """Return every category in use."""
    used = Item.objects.exclude(category="").order_by("category")
    return [(name, name) for name in used.values_list("category", flat=True).distinct()]


class ItemFilterSet(WagtailFilterSet):
    """Filters of the list of items."""

    kind = django_filters.ChoiceFilter(label=_("Loại câu hỏi"), choices=kind_choices)
    category = django_filters.ChoiceFilter(
        label=_("Chuyên mục"), choices=category_choices, method="filter_category"
    )
    live = django_filters.ChoiceFilter(
        label=_("Tình trạng"),
        choices=[("True", _("Đã phát hành")), ("False", _("Chưa phát hành"))],
    )

    class Meta:
        model = Item
        fields = ["bank", "kind", "category", "live"]

    def filter_category(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep the items of the category and of everything below it."""
        return queryset.in_category(value)


class ItemIndexView(IndexView):
    """The list of items, with the way to the import."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add the import for those who may add items."""
        buttons = super().header_buttons
        if self.user_has_permission("add"):
            url = reverse(Item.snippet_viewset.get_url_name("import"))
            if (bank := self.request.GET.get("bank", "")).isdecimal():
                url += f"?bank={bank}"
            buttons = [
                *buttons,
                HeaderButton(_("Nhập từ tệp"), url=url, icon_name="upload", priority=1010),
            ]
        return buttons


class ItemViewSet(SnippetViewSet):
    """Items: write, import, check, preview, publish, go back to an older version."""

    model = Item
    icon = "help"
    menu_label = _("Câu hỏi")
    menu_name = "quiz-blocks-items"
    edit_handler = item_edit_handler
    list_display = [
        "__str__",
        "kind",
        "bank",
        "category",
        LiveStatusTagColumn(label=_("Tình trạng")),
        UpdatedAtColumn(label=_("Sửa lúc")),
    ]
    list_export = ["pk", "title", "kind", "stem_text", "bank", "category", "live"]
    export_headings = {
        "pk": _("Mã"),
        "title": _("Tên gọi"),
        "kind": _("Loại câu hỏi"),
        "stem_text": _("Câu hỏi"),
        "bank": _("Ngân hàng câu hỏi"),
        "category": _("Chuyên mục"),
        "live": _("Đã phát hành"),
    }
    export_filename = "cau-hoi"
    index_view_class = ItemIndexView
    filterset_class = ItemFilterSet
    list_per_page = 50
    copy_view_enabled = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Item]:
        """Fetch what the list shows in one query."""
        return Item.objects.select_related("bank", "latest_revision").for_listing()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the two steps of the import."""
        return [
            *super().get_urlpatterns(),
            path("import/", UploadView.as_view(), name="import"),
            path("import/review/", ReviewView.as_view(), name="import_review"),
        ]


class QuestionBankViewSet(SnippetViewSet):
    """Banks, with the number of items in each and the way to them."""

    model = QuestionBank
    icon = "folder-open-inverse"
    menu_label = _("Ngân hàng câu hỏi")
    menu_name = "quiz-blocks-banks"
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("description")])
    list_display = [
        "name",
        TitleColumn(
            "item_count",
            label=_("Số câu hỏi"),
            sort_key="item_count",
            get_url=lambda bank: (
                reverse(Item.snippet_viewset.get_url_name("list")) + f"?bank={bank.pk}"
            ),
        ),
        UpdatedAtColumn(label=_("Sửa lúc")),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionBank]:
        """Count the items of each bank in the same query."""
        return QuestionBank.objects.annotate(item_count=Count("items"))


class QuizBlocksGroup(SnippetViewSetGroup):
    """The menu «Trắc nghiệm»; the quizzes join it through ``MENU_HOOK``."""

    items = [ItemViewSet, QuestionBankViewSet]
    menu_label = _("Trắc nghiệm")
    menu_name = "quiz-blocks"
    menu_icon = "clipboard-list"
    menu_order = 300
    submenu_hook = MENU_HOOK
