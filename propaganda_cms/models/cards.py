"""The three tables that listings are made of; written at publish, only read by requests.

``PageCard`` is one row per live, public page of ours: what the page shows of itself elsewhere.
``CardTopic`` is one row per card and topic, with the columns that a topic's listing sorts by.
``ArchiveCount`` holds how many cards an index has in a month, a year, a topic.

Every listing is one walk along one composite index: an equality (index, topic, kind) and then
the order with the page's id as tie-breaker. Nothing here is edited by hand:
``propaganda_cms.services.cards`` writes, ``manage.py rebuild_cards`` writes all of it anew.
"""

from typing import Any

import swapper
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string
from wagtail.models import Page

from propaganda_cms.enums import CardKind, DocumentStatus, DocumentType, label_of

swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")

#: ``CardTopic`` copies these from its card.
SORT_FIELDS = ("index_id", "published_at", "issued_on")


class PageCard(models.Model):
    """What one live, public page shows of itself in indexes, feeds, neighbours and on the home.

    ``topics`` is a list of ``[slug, name]``; ``corrections`` a list of ``[ISO date, text]``,
    newest first. ``version`` counts rewrites: a rewrite is refused where another came between.
    """

    page = models.OneToOneField(
        PAGE_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="pc_card"
    )
    version = models.PositiveIntegerField(default=1)
    kind = models.CharField(_("loại"), max_length=20, choices=CardKind)
    index = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    locale = models.ForeignKey(
        "wagtailcore.Locale", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    url_path = models.TextField()

    # --- What it shows ---
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    author_name = models.CharField(max_length=120, blank=True)
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    image_alt = models.CharField(max_length=300, blank=True)
    topics = models.JSONField(default=list)
    corrections = models.JSONField(default=list)

    # --- What listings sort and filter by ---
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    expire_at = models.DateTimeField(null=True, blank=True)

    # --- Of a document ---
    document_number = models.CharField(max_length=60, blank=True)
    # An index of the field's own: PostgreSQL then gets one that serves ``LIKE '42-%'``, too.
    document_number_key = models.CharField(max_length=80, blank=True, db_index=True)
    document_type = models.CharField(max_length=20, choices=DocumentType, blank=True)
    document_status = models.CharField(max_length=20, choices=DocumentStatus, blank=True)
    issuing_body = models.ForeignKey(
        "propaganda_cms.IssuingBody",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    issuing_body_name = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("thẻ trang")
        verbose_name_plural = _("thẻ trang")
        indexes = [
            models.Index(fields=["index", "published_at", "page"], name="pc_card_published"),
            models.Index(fields=["index", "issued_on", "page"], name="pc_card_issued"),
            models.Index(
                fields=["index", "document_type", "issued_on", "page"], name="pc_card_type_issued"
            ),
            models.Index(
                fields=["index", "document_type", "published_at", "page"], name="pc_card_type_pub"
            ),
            models.Index(
                fields=["index", "issuing_body", "issued_on", "page"], name="pc_card_body_issued"
            ),
            models.Index(
                fields=["index", "issuing_body", "published_at", "page"], name="pc_card_body_pub"
            ),
            models.Index(
                fields=["locale", "kind", "published_at", "page"], name="pc_card_kind_published"
            ),
            models.Index(fields=["locale", "published_at", "page"], name="pc_card_newest"),
            models.Index(
                fields=["expire_at"],
                name="pc_card_expire",
                condition=models.Q(expire_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def as_page(self, page: Page | None = None) -> Page:
        """Return a page that knows where it lives and nothing else; never to be saved.

        Give the page of another card to have that one changed instead.
        """
        page = page or Page(content_type_id=0, depth=2)
        page.pk, page.title = self.pk, self.title
        page.url_path, page.locale_id = self.url_path, self.locale_id
        return page

    def get_url(self, request: HttpRequest | None = None) -> str | None:
        """Return the page's address for this request, ``None`` where no site holds it."""
        return self.as_page().get_url(request)

    def get_full_url(self, request: HttpRequest | None = None) -> str | None:
        """Return the page's address with its scheme and host."""
        return self.as_page().get_full_url(request)

    @property
    def url(self) -> str | None:
        """Return the page's address."""
        return self.get_url()

    @property
    def kind_label(self) -> str:
        """Return the word for the page's kind; of a document, its type."""
        return label_of(DocumentType, self.document_type) or label_of(CardKind, self.kind)

    @property
    def is_document(self) -> bool:
        """Return whether the page digests a document: it then carries a stamp."""
        return self.kind == CardKind.RESOLUTION

    def sort_values(self) -> dict[str, Any]:
        """Return the columns that ``CardTopic`` copies."""
        return {name: getattr(self, name) for name in SORT_FIELDS}


class CardTopic(models.Model):
    """One topic of one card, with what the topic's listing sorts by."""

    card = models.ForeignKey(PageCard, on_delete=models.CASCADE, related_name="card_topics")
    topic = models.ForeignKey(
        "propaganda_cms.Topic", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    index = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    published_at = models.DateTimeField()
    issued_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("chuyên đề của thẻ")
        verbose_name_plural = _("chuyên đề của thẻ")
        constraints = [
            models.UniqueConstraint(fields=["card", "topic"], name="pc_cardtopic_once"),
        ]
        indexes = [
            models.Index(
                fields=["topic", "index", "published_at", "card"], name="pc_cardtopic_published"
            ),
            models.Index(
                fields=["topic", "index", "issued_on", "card"], name="pc_cardtopic_issued"
            ),
            models.Index(fields=["topic", "published_at", "card"], name="pc_cardtopic_newest"),
            models.Index(fields=["index"], name="pc_cardtopic_index"),
        ]

    def __str__(self) -> str:
        return f"{self.card_id}: {self.topic_id}"


class ArchiveCount(models.Model):
    """How many cards an index has in one bucket.

    ``year`` and ``month`` (0: the whole year) by date of publication at the office, or ``year``
    alone by date of issue with ``by_issue``; ``topic`` alone (``year`` 0) of a topic.
    """

    index = models.ForeignKey(PAGE_MODEL, on_delete=models.CASCADE, related_name="+")
    by_issue = models.BooleanField(default=False)
    year = models.PositiveSmallIntegerField(default=0)
    month = models.PositiveSmallIntegerField(default=0)
    topic = models.ForeignKey(
        "propaganda_cms.Topic", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    count = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("số bài lưu trữ")
        verbose_name_plural = _("số bài lưu trữ")
        constraints = [
            models.UniqueConstraint(
                fields=["index", "by_issue", "year", "month"],
                condition=models.Q(topic__isnull=True),
                name="pc_count_month",
            ),
            models.UniqueConstraint(
                fields=["index", "topic"],
                condition=models.Q(topic__isnull=False),
                name="pc_count_topic",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index_id}: {self.year}-{self.month:02d} = {self.count}"
