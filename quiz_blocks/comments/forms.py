"""The form of the source site: Họ tên, Tiêu đề, Nội dung."""

import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quiz_blocks.comments.conf import conf
from quiz_blocks.text import clean_plain_text, format_number

SEEN_CATEGORIES = "LNPS"


class PlainTextField(forms.CharField):
    """Text from a stranger: cleaned before anything is asked of it, and never cut silently."""

    def to_python(self, value: Any) -> str:
        """Return the cleaned text; text without a single visible character counts as empty."""
        text = clean_plain_text(str(value or ""))
        seen = any(unicodedata.category(char)[0] in SEEN_CATEGORIES for char in text)
        return text if seen else ""


class LineField(PlainTextField):
    """Plain text on one line."""

    def to_python(self, value: Any) -> str:
        """Return the cleaned text with every run of white space as one space."""
        return " ".join(super().to_python(value).split())


class CommentForm(forms.Form):
    """What a reader fills in. Every message names the field and what to do."""

    name = LineField(
        label=_("Họ tên"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Mời bạn ghi họ tên.")},
    )
    title = LineField(
        label=_("Tiêu đề"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Mời bạn ghi tiêu đề của góp ý.")},
    )
    body = PlainTextField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Mời bạn viết nội dung góp ý.")},
    )

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, least, most in (
            ("name", conf.COMMENT_NAME_LETTERS, conf.COMMENT_NAME_CHARS),
            ("title", conf.COMMENT_TITLE_LETTERS, conf.COMMENT_TITLE_CHARS),
            ("body", conf.COMMENT_BODY_LETTERS, conf.COMMENT_BODY_CHARS),
        ):
            # Within the label, so that it is read out with it and takes no line of its own.
            self.fields[name].hint = _("ít nhất %(least)s chữ cái, nhiều nhất %(most)s ký tự") % {
                "least": format_number(least),
                "most": format_number(most),
            }

    def clean_name(self) -> str:
        """Check the length."""
        return self._check_length("name", conf.COMMENT_NAME_LETTERS, conf.COMMENT_NAME_CHARS)

    def clean_title(self) -> str:
        """Check the length."""
        return self._check_length("title", conf.COMMENT_TITLE_LETTERS, conf.COMMENT_TITLE_CHARS)

    def clean_body(self) -> str:
        """Check the length."""
        return self._check_length("body", conf.COMMENT_BODY_LETTERS, conf.COMMENT_BODY_CHARS)

    def _check_length(self, name: str, least: int, limit: int) -> str:
        value = self.cleaned_data[name]
        if sum(char.isalnum() for char in value) < least:
            raise forms.ValidationError(
                _("%(label)s ngắn quá; mời bạn ghi ít nhất %(least)s chữ cái."),
                params={"label": self.fields[name].label, "least": format_number(least)},
            )
        if len(value) > limit:
            raise forms.ValidationError(
                _("%(label)s dài %(length)s ký tự; mời bạn rút xuống nhiều nhất %(limit)s ký tự."),
                params={
                    "label": self.fields[name].label,
                    "length": format_number(len(value)),
                    "limit": format_number(limit),
                },
            )
        return value
