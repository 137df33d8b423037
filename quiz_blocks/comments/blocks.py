"""The block that puts readers' comments and their form under a page."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from quiz_blocks.comments.places import has_place
from quiz_blocks.placement import Placement, iter_placements, placement_of

DEFAULT_HEADING = "Góp ý của bạn đọc"


class CommentFormValue(blocks.StructValue):
    """What an editor set of one form."""

    def is_open_at(self, now: datetime) -> bool:
        """Tell whether the form takes comments: until its closing moment, which is outside."""
        closes_at = self.closing_moment
        return bool(self.get("is_open")) and (closes_at is None or now < closes_at)

    @property
    def closing_moment(self) -> datetime | None:
        """When the form closes by itself, aware; ``None`` where it does not."""
        closes_at = self.get("closes_at")
        if closes_at is not None and timezone.is_naive(closes_at):
            return timezone.make_aware(closes_at)
        return closes_at


class ClosingMomentBlock(blocks.DateTimeBlock):
    """A moment, or none, that compares equal to itself after a trip through the editor's form.

    Wagtail's own block hands back what was typed, so that an untouched page counts as changed:
    the workflow would then start its step again at every approval.
    """

    def value_from_form(self, value: Any) -> Any:
        """Return the moment that was typed, ``None`` for nothing, the text if it is no moment."""
        try:
            return self.field.to_python(value)
        except ValidationError:
            return value

    def get_prep_value(self, value: Any) -> Any:
        """Return the moment as it is stored: one text for one moment, whatever its time zone."""
        if isinstance(value, datetime) and timezone.is_aware(value):
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        return value


class CommentFormBlock(blocks.StructBlock):
    """Shows a page's approved comments and the form that takes new ones.

    It knows itself by page and block id (``quiz_blocks.placement``), so it stands at the top level
    of a StreamField only. Its HTML is the same for every reader and holds no token.
    """

    #: What a page that holds the block must load (``{% quiz_blocks_assets page %}``).
    public_css = ("quiz_blocks/comments/comments.css",)
    public_js = ("quiz_blocks/comments/comments.js",)

    heading = blocks.CharBlock(label=_("Tiêu đề"), default=DEFAULT_HEADING, max_length=120)
    introduction = blocks.TextBlock(
        label=_("Lời mời"),
        required=False,
        rows=3,
        help_text=_("Đứng trên biểu mẫu: xin góp ý về điều gì, ai sẽ đọc."),
    )
    is_open = blocks.BooleanBlock(
        label=_("Nhận góp ý"),
        required=False,
        default=True,
        help_text=_("Bỏ chọn để đóng biểu mẫu; góp ý đã duyệt vẫn hiện."),
    )
    closes_at = ClosingMomentBlock(
        label=_("Nhận góp ý đến"),
        required=False,
        help_text=_("Để trống nếu không có hạn. Đúng giờ này biểu mẫu tự đóng."),
    )

    class Meta:
        icon = "comment"
        label = _("Góp ý của bạn đọc")
        description = _("Hiện góp ý đã duyệt và biểu mẫu gửi góp ý: họ tên, tiêu đề, nội dung.")
        group = _("Tương tác")
        template = "quiz_blocks/comments/block.html"
        preview_template = "quiz_blocks/comments/block_preview.html"
        value_class = CommentFormValue
        preview_value = {
            "heading": DEFAULT_HEADING,
            "introduction": "Mời bạn cho biết ý kiến về bài viết. Ban biên tập đọc mọi góp ý.",
            "is_open": True,
            "closes_at": None,
        }

    def next_change_at(self, value: CommentFormValue, now: datetime) -> datetime | None:
        """Return when an open form closes: no cached copy of its page may live longer."""
        return value.closing_moment if value.is_open_at(now) else None

    def get_context(
        self, value: CommentFormValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the form, the comments and where both stand; one query."""
        from quiz_blocks.comments.previews import sample_context, unplaced_context

        context = super().get_context(value, parent_context)
        context["is_open"] = value.is_open_at(timezone.now())
        if context.get("is_block_preview"):
            return context | sample_context(f"mau-{id(value)}")
        if context.get("page") is None or _is_preview(context):
            return context | unplaced_context(f"mau-{id(value)}")
        return context | _placed_context(placement_of(value, parent_context))

    def get_preview_context(
        self, value: CommentFormValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Tell the block that it is shown in the picker, where it stands on no page."""
        return super().get_preview_context(value, parent_context) | {"is_block_preview": True}


def _is_preview(context: dict[str, Any]) -> bool:
    """Tell whether an editor looks at a draft: nothing may be sent from there."""
    return getattr(context.get("request"), "is_preview", False)


def _placed_context(placement: Placement | None) -> dict[str, Any]:
    """Return what the block shows where it really stands; nothing where it has no place."""
    from quiz_blocks.comments.forms import CommentForm

    if placement is None or not has_place(placement):
        return {"thread": None, "form": None}
    place = (placement.page.pk, placement.block_id)
    addresses = ("form", "challenge", "thread")
    return {
        "key": placement.block_id,
        "thread": _newest_threads(placement.page)[placement.block_id],
        "form": CommentForm(auto_id=f"gop-y-{placement.block_id}-%s"),
        "urls": {name: reverse(f"quiz_blocks_comments:{name}", args=place) for name in addresses},
    }


def _newest_threads(page: Page) -> dict[str, Any]:
    """Return what stands under each form of a page, read once for all of them."""
    from quiz_blocks.comments.services import read_newest_threads

    if (kept := page.__dict__.get("_quiz_blocks_threads")) is None:
        forms = [p.block_id for p in iter_placements(page, CommentFormBlock)]
        kept = page._quiz_blocks_threads = read_newest_threads(page.pk, forms)
    return kept
