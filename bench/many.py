"""Fills an index with any number of pages, fast: rows as the ORM would write them, in bulk."""

import random
from datetime import UTC, date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import models, router, transaction
from django.db.models import sql
from wagtail.models import Page

from propaganda_cms.enums import DocumentType
from propaganda_cms.models import IssuingBody, NewsPage, ResolutionPage, Topic
from propaganda_cms.services.cards import rebuild_cards

CHUNK = 2_000
FIRST_DAY = datetime(2016, 1, 4, 1, tzinfo=UTC)
SPAN = timedelta(days=3_650)
FULL_MONTH = datetime(2020, 5, 4, 1, tzinfo=UTC)
IN_FULL_MONTH = 20
RARE = 200


def grow(indexes: dict[type[Page], Page], total: int) -> None:
    """Add pages below each index until it has ``total`` children; then write the cards anew.

    Moments of publication and dates of issue are spread evenly over ten years, and some pages
    always fall in one month. Every fifth page has the common topic and a few have the rare one,
    so that every listing shows a full page at any size.
    """
    chance = random.Random(total)
    for model, index in indexes.items():
        index.refresh_from_db()
        for first in range(index.numchild, total, CHUNK):
            numbers = range(first, min(first + CHUNK, total))
            with transaction.atomic():
                _add_children(model, index, numbers, chance)
        Page.objects.filter(pk=index.pk).update(numchild=total)
    rebuild_cards()


def topics(locale_id: int) -> tuple[Topic, Topic]:
    """Return the common and the rare topic."""
    make = Topic.objects.get_or_create
    common = make(slug="chung", locale_id=locale_id, defaults={"name": "Chung"})[0]
    return common, make(slug="hiem", locale_id=locale_id, defaults={"name": "Hiếm"})[0]


def _add_children(model: type[Page], index: Page, numbers: range, chance: random.Random) -> None:
    kind = ContentType.objects.get_for_model(model)
    pages = [_page(model, index, number, kind, chance) for number in numbers]
    parents = [
        Page(**{f.attname: getattr(page, f.attname) for f in Page._meta.concrete_fields})
        for page in pages
    ]
    Page.objects.bulk_create(parents)
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    _insert(model, pages)
    common, rare = topics(index.locale_id)
    through = model.topics.through
    source = next(
        f.attname for f in through._meta.fields if f.is_relation and f.remote_field.model is model
    )
    through.objects.bulk_create(
        through(**{source: page.pk, "topic_id": topic.pk})
        for number, page in zip(numbers, pages, strict=True)
        for topic in (common, rare)
        if (number % 5 == 0 if topic is common else number < RARE and number % 8 == 1)
    )


def _page(
    model: type[Page], index: Page, number: int, kind: ContentType, chance: random.Random
) -> Page:
    moment = FIRST_DAY + SPAN * chance.random()
    if number < IN_FULL_MONTH:
        moment = FULL_MONTH + timedelta(days=number)
    page = model(
        title=f"Trang số {number}",
        draft_title=f"Trang số {number}",
        slug=f"trang-{number}",
        url_path=f"{index.url_path}trang-{number}/",
        path=Page._get_path(index.path, index.depth + 1, number + 1),
        depth=index.depth + 1,
        content_type=kind,
        locale_id=index.locale_id,
        live=True,
        first_published_at=moment,
        last_published_at=moment,
        summary="Một câu tóm tắt vừa phải để thẻ có thứ mà hiện.",
    )
    if model is NewsPage:
        page.lead = page.summary
    if model is ResolutionPage:
        page.document_number = f"{number}-NQ/TU"
        page.document_type = DocumentType.values[0]
        page.issued_on = date(2016, 1, 4) + timedelta(days=chance.randrange(3_650))
        page.issuing_body = IssuingBody.objects.first()
    return page


def _insert(model: type[Page], pages: list[Page]) -> None:
    """Insert the rows of the type's own table; its parents' rows are there."""
    fields: list[models.Field] = list(model._meta.local_concrete_fields)
    using = router.db_for_write(model)
    for start in range(0, len(pages), 40):
        query = sql.InsertQuery(model)
        query.insert_values(fields, pages[start : start + 40])
        query.get_compiler(using=using).execute_sql()
