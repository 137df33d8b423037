from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

IMAGE_MODEL = getattr(settings, "WAGTAILIMAGES_IMAGE_MODEL", "wagtailimages.Image")


class PictureSheet(models.Model):
    """What files exist of one picture: one row, so that a page needs one query for all of its.

    Derived from Wagtail's renditions, and rebuilt from them whenever they change; see
    ``services.rebuild_sheet``. ``files`` maps a filter spec to ``[name, width, height, bytes]``,
    the name being the one in the renditions' storage.
    """

    image = models.OneToOneField(
        IMAGE_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="picture_sheet",
        verbose_name=_("hình ảnh"),
    )
    files = models.JSONField(_("các tệp"), default=dict)
    updated_at = models.DateTimeField(_("cập nhật lúc"), auto_now=True)

    # Derived: it says nothing about where a picture is used.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("bảng kê tệp ảnh")
        verbose_name_plural = _("bảng kê tệp ảnh")

    def __str__(self) -> str:
        return f"#{self.pk}: {len(self.files)}"
