"""System checks of the app."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

FORM = "propaganda_cms.pictures.forms.PictureForm"


@register()
def check_upload_form(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn where Wagtail's own upload form is in use: it keeps GPS data and fails on cut files."""
    if getattr(settings, "WAGTAILIMAGES_IMAGE_FORM_BASE", None):
        return []
    return [
        Warning(
            "Ảnh tải lên chưa qua biểu mẫu làm sạch của propaganda_cms.pictures.",
            hint=f'Đặt WAGTAILIMAGES_IMAGE_FORM_BASE = "{FORM}".',
            id="propaganda_pictures.W001",
        )
    ]
