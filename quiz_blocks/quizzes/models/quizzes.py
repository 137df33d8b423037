"""A quiz and its slots, as editors write them."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, model_from_serializable_data
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

from quiz_blocks.bank.models import Item, QuestionBank

from ..enums import FeedbackTime, Layout, Opening, SlotKind

_QUESTIONS_OF_A_SLOT = Case(
    When(item__isnull=False, then=Value(1)),
    When(bank__isnull=False, then=F("draws")),
    default=Value(0),
    output_field=models.IntegerField(),
)
INTRO_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class QuizQuerySet(models.QuerySet["Quiz"]):
    """Questions asked of the quizzes."""

    def open_at(self, now: datetime) -> "QuizQuerySet":
        """Return the live quizzes that may be started at ``now``."""
        return self.filter(
            Q(opens_at__isnull=True) | Q(opens_at__lte=now),
            Q(closes_at__isnull=True) | Q(closes_at__gt=now),
            live=True,
        )

    def with_question_count(self) -> "QuizQuerySet":
        """Let each quiz bring how many questions its paper holds."""
        slots = Slot.objects.filter(quiz=OuterRef("pk")).order_by().values("quiz")
        counted = slots.annotate(total=Sum(_QUESTIONS_OF_A_SLOT)).values("total")
        return self.annotate(question_count=Coalesce(Subquery(counted), 0))


class Quiz(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    index.Indexed,
    ClusterableModel,
):
    """A quiz put together from the bank; a ``QuizBlock`` places it in a page.

    Attempts hold a copy of all they need: editing or deleting a quiz changes none of them.
    """

    title = models.CharField(_("tên bài trắc nghiệm"), max_length=255)
    intro = RichTextField(
        _("lời dẫn"),
        features=INTRO_FEATURES,
        blank=True,
        help_text=_("Người đọc thấy trước khi làm bài."),
    )
    feedback = models.CharField(
        _("báo kết quả"),
        max_length=10,
        choices=FeedbackTime,
        default=FeedbackTime.AT_END,
        help_text=_("Báo ngay thì câu đã trả lời không sửa được nữa."),
    )
    layout = models.CharField(
        _("cách bày"), max_length=15, choices=Layout, default=Layout.ONE_BY_ONE
    )
    shuffle_questions = models.BooleanField(_("đảo thứ tự câu hỏi"), default=False)
    shuffle_choices = models.BooleanField(
        _("đảo thứ tự lựa chọn"),
        default=True,
        help_text=_("Câu nào tắt đảo trong ngân hàng thì vẫn giữ thứ tự."),
    )
    pass_mark = models.PositiveSmallIntegerField(
        _("mức đạt (%)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Bỏ trống thì không xét đạt hay chưa đạt."),
    )
    attempts_allowed = models.PositiveSmallIntegerField(
        _("số lượt làm"),
        default=0,
        help_text=_("0 là không giới hạn. Giới hạn tính theo từng máy của người đọc."),
    )
    opens_at = models.DateTimeField(_("mở lúc"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("đóng lúc"), null=True, blank=True, help_text=_("Đúng lúc này thì không nhận bài nữa.")
    )
    created_at = models.DateTimeField(_("ngày tạo"), auto_now_add=True)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="quiz",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="quiz",
        for_concrete_model=False,
    )

    objects = QuizQuerySet.as_manager()

    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("live"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("bài trắc nghiệm")
        verbose_name_plural = _("bài trắc nghiệm")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True)
                | Q(closes_at__isnull=True)
                | Q(opens_at__lt=F("closes_at")),
                name="quiz_blocks_quiz_opens_before_it_closes",
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__range=(1, 100)),
                name="quiz_blocks_quiz_pass_mark_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """Wagtail's own (editing) revisions."""
        return self._revisions

    def clean(self) -> None:
        """Refuse a quiz that closes before it opens."""
        super().clean()
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("Giờ đóng phải sau giờ mở.")})

    def opening_at(self, now: datetime) -> Opening:
        """Say where ``now`` lies in ``[opens_at, closes_at)``."""
        if self.opens_at and now < self.opens_at:
            return Opening.NOT_YET
        if self.closes_at and now >= self.closes_at:
            return Opening.CLOSED
        return Opening.OPEN

    def next_change_at(self, now: datetime) -> datetime | None:
        """Return when the quiz next opens, closes, is published or expires."""
        moments = (self.opens_at, self.closes_at, self.go_live_at, self.expire_at)
        return min((m for m in moments if m is not None and m > now), default=None)

    def count_questions(self) -> int:
        """Return how many questions a paper holds, if the pools hold enough.

        One query, or none for a quiz that came ``with_question_count``.
        """
        if (counted := self.__dict__.get("question_count")) is not None:
            return counted
        total = self.slots.aggregate(total=Sum(_QUESTIONS_OF_A_SLOT))
        return total["total"] or 0

    @property
    def shows_answers_at_once(self) -> bool:
        """Whether a reader learns what was right after each question."""
        return self.feedback == FeedbackTime.AT_ONCE

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the page that shows the quiz as a reader sees it, on a sample paper."""
        return "quiz_blocks/quizzes/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Add a sample paper, drawn from what is published in the bank."""
        from ..sheets import sample_sheet  # sheets stand above the models

        return super().get_preview_context(request, mode_name) | {"sheet": sample_sheet(self)}


class Slot(TranslatableMixin, Orderable):
    """A place in a quiz: one fixed item, or a number of items drawn from a bank.

    In a draft it may still be neither; then it holds no question.
    """

    quiz = ParentalKey(Quiz, on_delete=models.CASCADE, related_name="slots")
    item = models.ForeignKey(
        Item,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("câu hỏi"),
        help_text=_("Bỏ trống nếu muốn rút ngẫu nhiên từ ngân hàng."),
    )
    bank = models.ForeignKey(
        QuestionBank,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rút từ ngân hàng"),
    )
    category = models.CharField(
        _("chỉ trong chuyên mục"), max_length=255, blank=True, help_text=_("Gồm cả mục con.")
    )
    tag = models.CharField(_("chỉ câu có nhãn"), max_length=100, blank=True)
    draws = models.PositiveSmallIntegerField(
        _("số câu rút"), default=1, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    points = models.DecimalField(
        _("điểm mỗi câu"),
        max_digits=6,
        decimal_places=2,
        default=1,
        validators=[MinValueValidator(0)],
    )

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("mục câu hỏi")
        verbose_name_plural = _("các mục câu hỏi")
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=True) | Q(bank__isnull=True),
                name="quiz_blocks_slot_is_fixed_or_drawn",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item) if self.item_id else f"{self.draws} × {self.bank}"

    def clean(self) -> None:
        """Refuse a slot that says both. One that says neither is a draft (see ``QuizForm``)."""
        super().clean()
        if self.item_id and self.bank_id:
            raise ValidationError(
                {"bank": _("Chọn một câu sẵn hoặc rút từ ngân hàng, không chọn cả hai.")}
            )

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> "Slot":
        """Read a slot of an older version of the quiz.

        An item or bank that was deleted since is left empty, for the editor to mend; modelcluster
        itself cannot read a reference that is protected and gone.
        """
        if check_fks:
            models_by_field = {"item": Item, "bank": QuestionBank}
            gone = {
                name: None
                for name, model in models_by_field.items()
                if data.get(name) and not model.objects.filter(pk=data[name]).exists()
            }
            data = data | gone
        return model_from_serializable_data(cls, data, check_fks, strict_fks)

    @property
    def kind(self) -> SlotKind:
        """Where the questions come from."""
        return SlotKind.FIXED if self.item_id else SlotKind.DRAW
