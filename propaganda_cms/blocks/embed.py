from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from . import groups
from .picture import KnownImageChooserBlock
from .providers import ProvidedVideo, read_video_url

VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
AUDIO_TYPES = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg"}
MEDIA_TYPES = VIDEO_TYPES | AUDIO_TYPES


class EmbedValue(blocks.StructValue):
    """A video or audio: on another site, or a file of our own."""

    @cached_property
    def video(self) -> ProvidedVideo | None:
        """Return the video on another site, ``None`` where there is none that we know."""
        return read_video_url(self.get("url") or "")

    @cached_property
    def extension(self) -> str:
        """Return the extension of our own file, empty where there is none."""
        document = self.get("file")
        return document.file_extension.lower() if document else ""

    @property
    def media_type(self) -> str:
        """Return the type of our own file as a browser knows it."""
        return MEDIA_TYPES.get(self.extension, "")

    @property
    def is_audio(self) -> bool:
        """Say whether our own file is to be heard only."""
        return self.extension in AUDIO_TYPES


class EmbedBlock(blocks.StructBlock):
    """A video or audio that loads nothing from anywhere before the reader asks.

    What stands in the page is our own picture and a plain link; a script puts the provider's
    frame in its place when the reader taps it.
    """

    url = blocks.URLBlock(
        label=_("Địa chỉ video"),
        required=False,
        help_text=_("Trang video trên YouTube hoặc Vimeo."),
    )
    file = DocumentChooserBlock(
        label=_("Hoặc tệp của mình"), required=False, help_text=_("Tệp MP4, WebM, MP3, M4A, OGG.")
    )
    title = blocks.CharBlock(label=_("Tên"), max_length=200)
    poster = KnownImageChooserBlock(
        label=_("Ảnh bìa"), required=False, help_text=_("Để trống thì có hình vẽ sẵn.")
    )
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=400)
    transcript = blocks.RichTextBlock(
        label=_("Lời đọc"),
        required=False,
        features=["bold", "italic", "ul", "ol"],
        help_text=_("Cho người không nghe được: ghi lại lời nói trong video."),
    )

    def clean(self, value: Any) -> EmbedValue:
        """Ask for one source that can be played; a draft may still have none."""
        cleaned = super().clean(value)
        if errors := self.source_errors(cleaned):
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def source_errors(self, value: EmbedValue) -> dict[str, ValidationError]:
        """Return what is wrong with the source, by field."""
        if value["url"] and value["file"]:
            return {"file": ValidationError(_("Chỉ chọn một: địa chỉ video hoặc tệp."))}
        if value["url"] and not value.video:
            return {
                "url": ValidationError(_("Chỉ nhận địa chỉ của một video trên YouTube hoặc Vimeo."))
            }
        if value["file"] and not value.media_type:
            return {"file": ValidationError(_("Tệp này không phải là video hay âm thanh."))}
        if not value["url"] and not value["file"] and not self.is_deferred_validation:
            return {"url": ValidationError(_("Hãy nhập địa chỉ video hoặc chọn một tệp."))}
        return {}

    class Meta:
        icon = "media"
        label = _("Video, âm thanh")
        description = _("Chỉ kết nối tới trang khác sau khi bạn đọc bấm xem.")
        group = groups.LINKS
        value_class = EmbedValue
        template = "propaganda_cms/blocks/embed.html"
        label_format = "{title}"
        form_layout = blocks.BlockGroup(
            children=["url", "file", "title", "poster", "caption"], settings=["transcript"]
        )
        preview_value = {
            "url": "https://www.youtube.com/watch?v=00000000000",
            "file": None,
            "title": "Tóm tắt nghị quyết trong ba phút",
            "poster": None,
            "caption": "Video minh họa. Trang này chưa tải gì từ nơi khác.",
            "transcript": "",
        }
