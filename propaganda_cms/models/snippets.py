"""What several pages share: topics and issuing bodies, edited as snippets."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from quiz_blocks.text import ascii_slug, nfc


class NamedSnippet(TranslatableMixin, index.Indexed, models.Model):
    """A name and the ASCII word that stands for it in URLs."""

    name = models.CharField(_("tên"), max_length=120)
    slug = models.SlugField(
        _("mã trong địa chỉ"),
        max_length=120,
        blank=True,
        help_text=_("Để trống, máy tự đặt theo tên."),
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    search_fields = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, with a slug even where nobody validated (imports, scripts)."""
        self.slug = self.slug or ascii_slug(self.name, max_length=120)
        super().save(*args, **kwargs)

    def full_clean(self, *args: object, **kwargs: object) -> None:
        """Normalise the name and derive a missing slug before anything is checked."""
        self.name = nfc(self.name or "").strip()
        self.slug = self.slug or ascii_slug(self.name, max_length=120)
        super().full_clean(*args, **kwargs)


class Topic(NamedSnippet):
    """A subject that pages of any kind are filed under (chuyên đề)."""

    class Meta(NamedSnippet.Meta):
        abstract = False
        verbose_name = _("chuyên đề")
        verbose_name_plural = _("chuyên đề")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="pc_topic_slug_in_locale",
                violation_error_message=_("Đã có chuyên đề khác dùng mã này."),
            )
        ]


class IssuingBody(NamedSnippet):
    """Who issues documents (cơ quan ban hành)."""

    short_name = models.CharField(
        _("tên viết tắt"),
        max_length=30,
        blank=True,
        help_text=_("Như trong số hiệu văn bản: TW, UBND."),
    )

    panels = [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("slug")]

    class Meta(NamedSnippet.Meta):
        abstract = False
        verbose_name = _("cơ quan ban hành")
        verbose_name_plural = _("cơ quan ban hành")
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="pc_body_slug_in_locale",
                violation_error_message=_("Đã có cơ quan khác dùng mã này."),
            )
        ]
