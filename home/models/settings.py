"""What an editor sets once for the whole site, without a developer."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.images import get_image_model_string

from home.blocks import LinkStreamBlock, link_address
from quiz_blocks.fields import BlockFreeStreamField


@register_setting(icon="site")
class SiteProfile(BaseSiteSetting):
    """Masthead, menu, footer, urgent notice and share picture of one site."""

    # --- Masthead and menu ---
    office_name = models.CharField(
        "tên trang",
        max_length=120,
        blank=True,
        help_text="Đặt ở đầu mọi trang. Để trống: lấy tên của trang web trong Wagtail.",
    )
    menu = BlockFreeStreamField(
        LinkStreamBlock(), blank=True, verbose_name="mục lục", help_text="Nên có từ 4 đến 7 mục."
    )

    # --- Footer ---
    managing_body = models.CharField("cơ quan chủ quản", max_length=200, blank=True)
    licence_number = models.CharField(
        "giấy phép", max_length=200, blank=True, help_text="Số, ngày cấp và nơi cấp."
    )
    responsible_person = models.CharField("chịu trách nhiệm", max_length=200, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    telephone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    footer_links = BlockFreeStreamField(
        LinkStreamBlock(), blank=True, verbose_name="liên kết chân trang"
    )

    # --- Urgent notice ---
    notice_text = models.CharField(
        "nội dung thông báo",
        max_length=240,
        blank=True,
        help_text="Việc gì, vì sao, người đọc cần làm gì. Để trống: không có thông báo.",
    )
    notice_link = models.CharField(
        "đường dẫn của thông báo", max_length=500, blank=True, validators=[link_address]
    )
    notice_link_label = models.CharField("tên đường dẫn", max_length=60, blank=True)
    notice_from = models.DateTimeField(
        "hiện từ", null=True, blank=True, help_text="Để trống: hiện ngay."
    )
    notice_until = models.DateTimeField(
        "hiện đến", null=True, blank=True, help_text="Đến giờ này thông báo tự mất."
    )

    # --- Sharing ---
    share_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name="ảnh chia sẻ mặc định",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Dùng khi bài được chia sẻ mà không có ảnh riêng. Cỡ 1200 × 630.",
    )

    select_related = ["share_image"]

    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel("office_name"), FieldPanel("menu")], heading="Danh mục"),
            ObjectList(
                [
                    FieldPanel("managing_body"),
                    FieldPanel("licence_number"),
                    FieldPanel("responsible_person"),
                    FieldPanel("address"),
                    FieldPanel("telephone"),
                    FieldPanel("email"),
                    FieldPanel("footer_links"),
                ],
                heading="Chân trang",
            ),
            ObjectList(
                [
                    FieldPanel("notice_text"),
                    MultiFieldPanel(
                        [FieldPanel("notice_link"), FieldPanel("notice_link_label")],
                        heading="Đường dẫn",
                    ),
                    MultiFieldPanel(
                        [FieldPanel("notice_from"), FieldPanel("notice_until")], heading="Thời gian"
                    ),
                ],
                heading="Thông báo khẩn",
            ),
            ObjectList([FieldPanel("share_image")], heading="Chia sẻ"),
        ]
    )

    FOOTER_FACTS = (
        "managing_body",
        "licence_number",
        "responsible_person",
        "address",
        "telephone",
        "email",
    )

    class Meta:
        verbose_name = "thông tin chung của trang"
        verbose_name_plural = "thông tin chung của các trang"

    def clean(self) -> None:
        """Refuse a notice without an end, an end before the start or gone by, half a link."""
        super().clean()
        if self.notice_text and not self.notice_until:
            raise ValidationError({"notice_until": "Ghi ngày giờ thông báo hết hiệu lực."})
        if self.notice_from and self.notice_until and self.notice_until <= self.notice_from:
            raise ValidationError({"notice_until": "Phải sau giờ bắt đầu hiện."})
        if self._is_over_before_it_began():
            raise ValidationError(
                {"notice_until": "Giờ này đã qua, bạn đọc sẽ không thấy thông báo. Chọn giờ sau."}
            )
        if bool(self.notice_link) != bool(self.notice_link_label):
            raise ValidationError(
                {"notice_link_label": "Đường dẫn và tên đường dẫn phải có cả hai."}
            )

    def _is_over_before_it_began(self) -> bool:
        """Return whether the notice was written, or moved, into the past.

        One that has run its time may stay: it must not keep anybody from changing the footer.
        """
        if not self.notice_text or not self.notice_until or self.notice_until > timezone.now():
            return False
        return (
            not type(self)
            .objects.filter(
                pk=self.pk, notice_text=self.notice_text, notice_until=self.notice_until
            )
            .exists()
        )

    @property
    def empty_facts(self) -> list[str]:
        """The labels of what the footer still lacks; never shown to readers, nor invented."""
        return [
            str(self._meta.get_field(name).verbose_name)
            for name in self.FOOTER_FACTS
            if not getattr(self, name)
        ]

    def notice_is_on(self, now: datetime | None = None) -> bool:
        """Return whether readers see the notice: from ``notice_from``, before ``notice_until``."""
        now = now or timezone.now()
        return bool(
            self.notice_text
            and (self.notice_from is None or self.notice_from <= now)
            and (self.notice_until is None or now < self.notice_until)
        )
