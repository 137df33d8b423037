"""An item (question) and its choices, as editors write them."""

from decimal import Decimal
from typing import Any

import swapper
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TaggedItemBase
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from ..kinds import ChoiceData, Kind, Problem, get_kind, kind_choices
from .banks import QuestionBank
from .listing import ListedDraftMixin, ListedDraftQuerySet
from .revisions import ItemRevision

STEM_FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul"]
EXPLANATION_FEATURES = [*STEM_FEATURES, "link"]


class ItemTag(TaggedItemBase):
    """A tag on an item."""

    content_object = ParentalKey("Item", related_name="tagged_items", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("nhãn của câu hỏi")
        verbose_name_plural = _("nhãn của câu hỏi")


class ItemQuerySet(ListedDraftQuerySet):
    """Questions asked of the stock."""

    def deliverable(self) -> "ItemQuerySet":
        """Return what a quiz may use now: live, with something published."""
        return self.filter(live=True, delivery__isnull=False)

    def in_category(self, category: str) -> "ItemQuerySet":
        """Return the items of a category and of everything below it (``Đảng/Nghị quyết``)."""
        return self.filter(
            models.Q(category=category) | models.Q(category__startswith=f"{category}/")
        )


class Item(
    ListedDraftMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A question in a bank.

    Editing it never touches what readers get: publishing writes an ``ItemRevision``, and the
    item's ``ItemDelivery`` points at the one that is delivered from then on.
    """

    bank = models.ForeignKey(
        QuestionBank,
        on_delete=models.PROTECT,
        related_name="items",
        verbose_name=_("ngân hàng câu hỏi"),
    )
    kind = models.CharField(
        _("loại câu hỏi"), max_length=20, choices=kind_choices, default="single"
    )
    title = models.CharField(
        _("tên gọi"),
        max_length=255,
        blank=True,
        help_text=_("Để dễ tìm trong danh sách; người đọc không thấy. Bỏ trống cũng được."),
    )
    stem = RichTextField(_("câu hỏi"), features=STEM_FEATURES)
    explanation = RichTextField(
        _("giải thích"),
        features=EXPLANATION_FEATURES,
        blank=True,
        help_text=_("Người đọc thấy sau khi trả lời: vì sao đáp án là như vậy."),
    )
    passage_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trang có đoạn được hỏi"),
        help_text=_("Kết quả sẽ dẫn người đọc về đoạn này."),
    )
    passage_anchor = models.CharField(
        _("mã đoạn"),
        max_length=100,
        blank=True,
        help_text=_("Mã của điểm trong trang đó, ví dụ: diem-3. Bỏ trống thì dẫn về đầu trang."),
    )
    shuffle = models.BooleanField(
        _("đảo thứ tự lựa chọn"),
        default=True,
        help_text=_("Tắt khi thứ tự có nghĩa, ví dụ có lựa chọn «Cả ba ý trên»."),
    )
    ignore_diacritics = models.BooleanField(
        _("bỏ qua dấu khi chấm"),
        default=False,
        help_text=_("Câu trả lời ngắn: «doi moi» được chấm như «đổi mới»."),
    )
    category = models.CharField(
        _("chuyên mục"),
        max_length=255,
        blank=True,
        db_index=True,
        help_text=_("Đường dẫn chuyên mục, ngăn bằng dấu /, ví dụ: Nghị quyết/42-NQ/TW."),
    )
    tags = ClusterTaggableManager(
        through=ItemTag,
        blank=True,
        verbose_name=_("nhãn"),
        help_text=_("Ngăn các nhãn bằng dấu phẩy."),
    )
    created_at = models.DateTimeField(_("ngày tạo"), auto_now_add=True)
    override_translatable_fields = [
        SynchronizedField("category", overridable=False),
        SynchronizedField("passage_anchor", overridable=False),
    ]

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="item",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="item",
        for_concrete_model=False,
    )

    objects = ItemQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=2),
        index.SearchField("stem_text", boost=1),
        index.SearchField("category"),
        index.AutocompleteField("title"),
        index.AutocompleteField("stem_text"),
        index.FilterField("bank_id"),
        index.FilterField("kind"),
        index.FilterField("category"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("câu hỏi")
        verbose_name_plural = _("câu hỏi")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title or Truncator(self.stem_text).chars(90) or str(_("Câu hỏi chưa có lời"))

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """Wagtail's own (editing) revisions."""
        return self._revisions

    @property
    def stem_text(self) -> str:
        """The stem without its marks, in one line."""
        return " ".join(strip_tags(self.stem.replace("<", " <")).split())

    @property
    def rules(self) -> Kind:
        """What this item's kind knows."""
        return get_kind(self.kind)

    def choices_data(self) -> list[ChoiceData]:
        """Return the choices in their order, as the kind's rules read them."""
        return [choice.as_data() for choice in self.choices.all()]

    def problems(self) -> list[Problem]:
        """Return what keeps the item from being published; empty when nothing does."""
        found = [] if self.stem_text else [Problem("Hãy nhập câu hỏi.")]
        return [*found, *self.rules.problems(self.choices_data())]

    def with_content_json(self, content: dict[str, Any]) -> "Item":
        """Return the item as a Wagtail revision has it, except for when it was made."""
        item = super().with_content_json(content)
        item.created_at = self.created_at
        return item

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Return the template that shows the item as a reader sees it, key marked."""
        return "quiz_blocks/bank/item_preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """Return what the preview template shows."""
        fractions = self.rules.fractions(self.choices_data())
        context = super().get_preview_context(request, mode_name)
        return context | {
            "choices": list(zip(self.choices.all(), fractions, strict=True)),
            "problems": self.problems(),
            "has_explanation": bool(strip_tags(self.explanation).strip()),
        }


class Choice(TranslatableMixin, Orderable):
    """One choice of an item; for typed kinds, one accepted answer."""

    item = ParentalKey(Item, on_delete=models.CASCADE, related_name="choices")
    text = models.TextField(_("nội dung"))
    right = models.BooleanField(_("đúng"), default=False)
    fraction = models.DecimalField(
        _("tỷ lệ điểm (%)"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-100), MaxValueValidator(100)],
        help_text=_("Bỏ trống thì máy tự tính. Từ -100 đến 100."),
    )
    tolerance = models.DecimalField(
        _("sai số cho phép"),
        max_digits=30,
        decimal_places=12,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Chỉ dùng cho câu trả lời bằng số."),
    )
    feedback = models.TextField(
        _("lời nhắn"), blank=True, help_text=_("Người chọn ý này sẽ thấy sau khi trả lời.")
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("lựa chọn")
        verbose_name_plural = _("lựa chọn")

    def __str__(self) -> str:
        return Truncator(self.text).chars(90)

    def as_data(self) -> ChoiceData:
        """Return the choice as the kind's rules read it."""
        return ChoiceData(
            self.text, self.right, self.fraction, self.feedback, self.tolerance or Decimal(0)
        )


class ItemDelivery(models.Model):
    """Which published revision of an item is delivered from now on.

    A row of its own, not a column of the item: no stale copy of an item in a form, a draft or a
    translation can ever set it back.
    """

    item = models.OneToOneField(
        Item, on_delete=models.CASCADE, related_name="delivery", verbose_name=_("câu hỏi")
    )
    revision = models.ForeignKey(
        ItemRevision,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("bản đang phát hành"),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bản đang phát hành")
        verbose_name_plural = _("bản đang phát hành")

    def __str__(self) -> str:
        return str(self.revision)
