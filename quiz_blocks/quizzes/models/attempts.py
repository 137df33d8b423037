"""An attempt: one person, one paper, one row."""

import uuid
from datetime import datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..enums import FINISHED_STATES, AttemptState, Opening
from .quizzes import Quiz


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Questions asked of the attempts."""

    def of_taker(self, quiz_key: uuid.UUID, taker_key: str) -> "AttemptQuerySet":
        """Return a taker's attempts at a quiz, whatever its language."""
        return self.filter(quiz_key=quiz_key, taker_key=taker_key)

    def in_progress(self) -> "AttemptQuerySet":
        """Return the attempts that are not handed in."""
        return self.filter(state=AttemptState.IN_PROGRESS)

    def finished(self) -> "AttemptQuerySet":
        """Return the attempts that have a result."""
        return self.filter(state__in=FINISHED_STATES)


class Attempt(models.Model):
    """One person's attempt at one paper (design, rule 11).

    The row holds everything: the paper (which immutable item revisions, in which order), the
    responses, the outcome. It points at nothing that could change it; ``quiz`` is a convenience
    that becomes NULL when the quiz goes. Page and block are plain values for the same reason.

    ``seq`` numbers the saves of one client and only grows. ``version`` grows with every write, so
    that each write says which state it was made from (compare and swap): no write needs a lock.
    """

    uuid = models.UUIDField(_("mã lượt làm"), default=uuid.uuid4, unique=True, editable=False)
    quiz = models.ForeignKey(
        Quiz,
        on_delete=models.SET_NULL,
        null=True,
        related_name="attempts",
        verbose_name=_("bài trắc nghiệm"),
    )
    quiz_key = models.UUIDField(_("mã bài trắc nghiệm"), editable=False)
    quiz_title = models.CharField(_("tên bài trắc nghiệm"), max_length=255)
    page_id = models.PositiveBigIntegerField(_("mã trang"), null=True)
    block_id = models.CharField(_("mã khối"), max_length=36, blank=True)

    taker_key = models.CharField(_("mã người làm"), max_length=64)
    taker_name = models.CharField(_("người làm"), max_length=150, blank=True)
    group_key = models.CharField(_("đơn vị"), max_length=64, blank=True)

    attempt_no = models.PositiveIntegerField(_("lượt thứ"))
    attempts_allowed = models.PositiveSmallIntegerField(_("số lượt cho phép"), default=0)
    state = models.CharField(
        _("trạng thái"),
        max_length=15,
        choices=AttemptState,
        default=AttemptState.IN_PROGRESS,
    )
    feedback = models.CharField(_("báo kết quả"), max_length=10)
    layout = models.CharField(_("cách bày"), max_length=15)
    pass_mark = models.PositiveSmallIntegerField(_("mức đạt (%)"), null=True)
    seed = models.CharField(_("số gieo"), max_length=64)

    started_at = models.DateTimeField(_("bắt đầu lúc"))
    due_at = models.DateTimeField(_("hạn nộp"), null=True)
    saved_at = models.DateTimeField(_("lưu lúc"), null=True)
    submitted_at = models.DateTimeField(_("nộp lúc"), null=True)

    seq = models.PositiveBigIntegerField(_("số lần lưu"), default=0)
    version = models.PositiveBigIntegerField(_("phiên bản"), default=0)
    paper = models.JSONField(_("đề"))
    responses = models.JSONField(_("bài làm"), default=dict)
    outcome = models.JSONField(_("kết quả chấm"), default=dict)
    score = models.DecimalField(_("điểm"), max_digits=10, decimal_places=4, null=True)
    max_score = models.DecimalField(_("điểm tối đa"), max_digits=10, decimal_places=4)
    receipt = models.CharField(_("mã biên nhận"), max_length=64, blank=True)

    objects = AttemptQuerySet.as_manager()

    # Saving an attempt must cost one write, not a rebuilding of references.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("lượt làm bài")
        verbose_name_plural = _("lượt làm bài")
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["quiz_key", "taker_key", "attempt_no"],
                name="quiz_blocks_attempt_number_is_taken_once",
            ),
            models.UniqueConstraint(
                fields=["quiz_key", "taker_key"],
                condition=Q(state=AttemptState.IN_PROGRESS),
                name="quiz_blocks_attempt_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(attempt_no__gte=1)
                & (Q(attempts_allowed=0) | Q(attempt_no__lte=F("attempts_allowed"))),
                name="quiz_blocks_attempt_within_the_limit",
            ),
            models.CheckConstraint(
                condition=Q(state=AttemptState.IN_PROGRESS, submitted_at=None, score=None)
                | (
                    Q(state=AttemptState.MARKED, submitted_at__isnull=False, score__isnull=False)
                    & ~Q(receipt="")
                ),
                name="quiz_blocks_attempt_handed_in_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=F("max_score")),
                name="quiz_blocks_attempt_score_within_its_maximum",
            ),
        ]
        indexes = [
            models.Index(
                fields=["quiz_key", "state", "-submitted_at"], name="quiz_attempt_results"
            ),
            models.Index(fields=["-started_at", "-id"], name="quiz_attempt_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.quiz_title} – {_('lượt')} {self.attempt_no}"

    @property
    def is_finished(self) -> bool:
        """Whether the attempt has been handed in."""
        return self.state in FINISHED_STATES

    @property
    def questions(self) -> list[dict]:
        """The questions of the paper, in its order (see ``paper.build``)."""
        return self.paper["questions"]

    @property
    def percent(self) -> Decimal | None:
        """The score in percent of the maximum, to two decimals; ``None`` until there is one."""
        if self.score is None:
            return None
        if not self.max_score:
            return Decimal(0)
        return (self.score * 100 / self.max_score).quantize(Decimal("0.01"))

    @property
    def passed(self) -> bool | None:
        """Whether the pass mark was reached; ``None`` where there is none, or no result."""
        if self.pass_mark is None or self.score is None:
            return None
        return self.score * 100 >= self.pass_mark * self.max_score

    def is_in_time(self, now: datetime) -> bool:
        """Say whether ``now`` is in time: by what was promised at the start, or by a later closing.

        So a reader keeps the time that they were told of, and gains by an extension.
        """
        if self.due_at is None or now < self.due_at:
            return True
        return bool(self.quiz and self.quiz.live and self.quiz.opening_at(now) == Opening.OPEN)
