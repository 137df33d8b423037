"""The home page: what the office puts first, the newest of each kind, the current quiz."""

from datetime import datetime
from typing import Any

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from home.quiz_teaser import find_quiz
from propaganda_cms.blocks.story import StoryBlock
from propaganda_cms.models.base import SocialFields
from propaganda_cms.models.metadata import Crumb, MetadataMixin
from propaganda_cms.models.text import VietnameseTextMixin
from propaganda_cms.panels import promote_panels, settings_panels, title_panel
from propaganda_cms.pictures.selection import prepare_pictures
from propaganda_cms.serving import CacheablePageMixin
from quiz_blocks.fields import BlockFreeStreamField
from quiz_blocks.quizzes.models import Quiz

PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


class FeaturedItem(Orderable):
    """One page that the office puts first, up to an hour of its choice."""

    home_page = ParentalKey(
        "home.HomePage", on_delete=models.CASCADE, related_name="featured_items"
    )
    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="trang"
    )
    until = models.DateTimeField(
        "hiện đến", null=True, blank=True, help_text="Để trống: hiện cho tới khi được gỡ."
    )

    panels = [PageChooserPanel("page"), FieldPanel("until")]

    class Meta(Orderable.Meta):
        verbose_name = "bài nổi bật"
        verbose_name_plural = "bài nổi bật"

    def is_on(self, now: datetime) -> bool:
        """Return whether readers see it: before ``until``."""
        return self.until is None or now < self.until


class HomePage(CacheablePageMixin, VietnameseTextMixin, MetadataMixin, SocialFields, Page):
    """The front page of the site."""

    template = "home/home_page.html"
    is_structural = True

    quiz_page = models.ForeignKey(
        PAGE_MODEL,
        verbose_name="trang có bài trắc nghiệm",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    quiz_heading = models.CharField(
        "tên trên trang chủ", max_length=120, blank=True, help_text="Để trống: lấy tên của trang."
    )
    quiz_text = models.CharField("lời mời", max_length=240, blank=True)
    quiz_until = models.DateTimeField("hiện đến", null=True, blank=True)
    body = BlockFreeStreamField(StoryBlock(), blank=True, verbose_name="nội dung thêm")

    content_panels = [
        title_panel,
        InlinePanel(
            "featured_items",
            heading="Bài nổi bật",
            label="Bài nổi bật",
            max_num=5,
            help_text="Bài đầu tiên đứng to nhất. Không chọn bài nào: bài mới nhất đứng đầu.",
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("quiz_page"),
                FieldPanel("quiz_heading"),
                FieldPanel("quiz_text"),
                FieldPanel("quiz_until"),
            ],
            heading="Bài trắc nghiệm đang mở",
        ),
        FieldPanel("body"),
    ]
    promote_panels = promote_panels
    settings_panels = settings_panels

    search_fields = [*Page.search_fields, *VietnameseTextMixin.search_fields]

    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "trang chủ"
        verbose_name_plural = "trang chủ"

    def clean(self) -> None:
        """Refuse a quiz that is not said where it stands."""
        super().clean()
        if self.quiz_until and not self.quiz_page_id:
            raise ValidationError({"quiz_page": "Chọn trang có bài trắc nghiệm."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``front``: the leading card, the other featured ones, the sections, the quiz."""
        from home.front import build_front

        context = super().get_context(request, *args, **kwargs)
        front = build_front(self, request, timezone.now())
        prepare_pictures(request, self, front.image_ids)
        return context | {"front": front}

    def get_next_change(self, now: datetime) -> datetime | None:
        """Return when a featured item or the quiz's card next leaves the page by itself."""
        ends = [item.until for item in self.featured_list]
        moments = [super().get_next_change(now), self.quiz_until, self._quiz_change(now), *ends]
        return min((moment for moment in moments if moment and moment > now), default=None)

    def get_breadcrumbs(self, request: HttpRequest | None = None) -> list[Crumb]:
        """Return nothing: the way to every page begins here."""
        return []

    @cached_property
    def featured_list(self) -> list[FeaturedItem]:
        """The featured items in the editors' order; asked for once."""
        return list(self.featured_items.all())

    @cached_property
    def current_quiz(self) -> tuple[str, Quiz | None]:
        """The anchor and the quiz of the first quiz block on ``quiz_page``; asked for once."""
        return find_quiz(self.quiz_page.specific) if self.quiz_page_id else ("", None)

    def _quiz_change(self, now: datetime) -> datetime | None:
        """Return when the quiz that the teaser tells of opens or closes."""
        quiz = self.current_quiz[1]
        return quiz.next_change_at(now) if quiz else None
