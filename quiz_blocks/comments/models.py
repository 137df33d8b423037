"""What readers wrote under a page, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from swapper import get_model_name

from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.guard.enums import Lane


class ReaderCommentQuerySet(models.QuerySet["ReaderComment"]):
    """The questions that are asked of comments."""

    def under(self, page_id: int, block_id: str) -> "ReaderCommentQuerySet":
        """Return the comments of one form: a page and the id of the block on it.

        The page's number is compared, not the foreign key, so that a copied page, which keeps its
        blocks' ids, has comments of its own, and a deleted one keeps its.
        """
        return self.filter(page_number=page_id, block_id=block_id)

    def approved(self) -> "ReaderCommentQuerySet":
        """Return what readers may see."""
        return self.filter(status=CommentStatus.APPROVED)

    def waiting(self) -> "ReaderCommentQuerySet":
        """Return what moderators have not looked at."""
        return self.filter(status=CommentStatus.PENDING)

    def newest_first(self) -> "ReaderCommentQuerySet":
        """Order as readers see it; the id makes the order whole."""
        return self.order_by("-created_at", "-pk")


class ReaderComment(models.Model):
    """One reader's comment. Its words are stored as typed and never edited.

    The record outlives its page: number, title and address of the page are kept in it. ``version``
    grows with every decision, so that two moderators cannot decide the same thing twice.
    """

    page = models.ForeignKey(
        get_model_name("wagtailcore", "Page"),
        verbose_name=_("trang"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    page_number = models.PositiveBigIntegerField(_("số của trang"))
    block_id = models.CharField(_("mã khối"), max_length=64)
    page_title = models.CharField(_("tiêu đề trang"), max_length=255)
    page_url = models.CharField(_("địa chỉ trang"), max_length=2000, blank=True)

    name = models.CharField(_("họ tên"), max_length=255)
    title = models.CharField(_("tiêu đề"), max_length=255)
    body = models.TextField(_("nội dung"))
    folded = models.TextField(_("chữ không dấu để tìm"), editable=False)

    status = models.CharField(
        _("trạng thái"),
        max_length=10,
        choices=CommentStatus.choices,
        default=CommentStatus.PENDING,
    )
    created_at = models.DateTimeField(_("gửi lúc"))
    decided_at = models.DateTimeField(_("xử lý lúc"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người xử lý"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("lý do"), max_length=255, blank=True)
    version = models.PositiveIntegerField(_("phiên bản"), default=1)

    lane = models.CharField(_("cách xác nhận"), max_length=10, choices=Lane.choices)
    network_hash = models.CharField(_("dấu của mạng"), max_length=64, blank=True)
    text_hash = models.CharField(_("dấu của nội dung"), max_length=64)
    submission_key = models.CharField(_("dấu của lần gửi"), max_length=64, unique=True)

    #: Comments are no place where an editor "uses" a page.
    wagtail_reference_index_ignore = True

    objects = ReaderCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("góp ý của bạn đọc")
        verbose_name_plural = _("góp ý của bạn đọc")
        default_permissions = ()
        permissions = [("moderate_readercomment", _("Duyệt góp ý của bạn đọc"))]
        indexes = [
            models.Index(
                fields=["page_number", "block_id", "status", "-created_at", "-id"],
                name="quiz_blocks_comments_thread",
            ),
            models.Index(fields=["status", "created_at", "id"], name="quiz_blocks_comments_queue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=CommentStatus.values),
                name="quiz_blocks_comments_known_status",
            ),
            models.CheckConstraint(
                condition=models.Q(status=CommentStatus.PENDING)
                | models.Q(decided_at__isnull=False),
                name="quiz_blocks_comments_decided_at",
            ),
        ]

    def __str__(self) -> str:
        return self.title
