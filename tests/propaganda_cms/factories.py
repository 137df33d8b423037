"""What the tests of the page types make again and again; others' tests use it too."""

from datetime import date, datetime
from itertools import count

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from propaganda_cms.models import (
    Correction,
    InfographicIndexPage,
    InfographicPage,
    IssuingBody,
    NewsIndexPage,
    NewsPage,
    ResolutionIndexPage,
    ResolutionPage,
    StandardPage,
    Topic,
)
from propaganda_cms.services.cards import refresh_card

_numbers = count(1)


def moment(text):
    """Read "2024-02-25 09:00" as the office's own time."""
    return timezone.make_aware(datetime.fromisoformat(text))


def root_page():
    """Return the root of the default site, made anew where a test has emptied the tables."""
    from tests.home.factories import ensure_site

    return ensure_site().root_page.specific


def default_locale():
    return Locale.objects.get_or_create(language_code="vi")[0]


def make_image(title="Ảnh thử", width=640, height=480, **fields):
    file = get_test_image_file(filename=f"{next(_numbers)}.png", size=(width, height))
    return get_image_model().objects.create(title=title, file=file, **fields)


def make_document(title="Toàn văn", name="toan-van.pdf", content=b"%PDF-1.4 thu"):
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model

    return get_document_model().objects.create(title=title, file=ContentFile(content, name=name))


def make_topic(name="Học tập và làm theo Bác", **fields):
    return Topic.objects.get_or_create(name=name, locale=default_locale(), defaults=fields)[0]


def make_body(name="Ban Chấp hành Trung ương", short_name="TW"):
    return IssuingBody.objects.get_or_create(
        name=name, locale=default_locale(), defaults={"short_name": short_name}
    )[0]


def make_index(model=NewsIndexPage, parent=None, title="Tin tức", **fields):
    """Return the index of that title below ``parent`` (the site's root), made where missing."""
    parent = parent or root_page()
    found = model.objects.child_of(parent).filter(title=title).first()
    return found or publish(parent, model(title=title, **fields))


def publish(parent, page, at=None, topics=()):
    """Add a page below ``parent`` and publish it, ``at`` a moment in the past if given."""
    if at is not None:
        page.first_published_at = page.last_published_at = at
    page.live = False
    parent.add_child(instance=page)
    page.topics.set(topics) if topics else None
    page.save_revision().publish()
    page.refresh_from_db()
    if at is not None:
        type(page).objects.filter(pk=page.pk).update(last_published_at=at)
        page.refresh_from_db()
        refresh_card(page.pk)
    return page


def make_news(index=None, at=None, topics=(), **fields):
    given = {"title": f"Tin bài số {next(_numbers)}", "lead": "Đoạn mở đầu của bài."}
    return publish(index or make_index(), NewsPage(**given | fields), at, topics)


def make_resolution(index=None, at=None, topics=(), **fields):
    given = {
        "title": f"Tóm tắt nghị quyết số {next(_numbers)}",
        "document_number": "42-NQ/TW",
        "issued_on": date(2023, 11, 24),
        "abstract": "Về tiếp tục đổi mới, nâng cao chất lượng chính sách xã hội.",
    }
    given["issuing_body"] = fields.pop("issuing_body", None) or make_body()
    index = index or make_index(ResolutionIndexPage, title="Văn kiện")
    return publish(index, ResolutionPage(**given | fields), at, topics)


def make_infographic(index=None, at=None, topics=(), **fields):
    given = {
        "title": f"Infographic số {next(_numbers)}",
        "picture_alt": "Tỷ lệ chi bộ học tập nghị quyết theo năm.",
        "text_alternative": "Năm 2022: 81 phần trăm. Năm 2023: 94 phần trăm.",
    }
    given["picture"] = fields.pop("picture", None) or make_image(width=900, height=1400)
    index = index or make_index(InfographicIndexPage, title="Infographic")
    return publish(index, InfographicPage(**given | fields), at, topics)


def make_standard(parent=None, **fields):
    given = {"title": f"Trang thường số {next(_numbers)}"}
    return publish(parent or root_page(), StandardPage(**given | fields))


def add_correction(page, text="Sửa ngày họp thành 24/11/2023.", on=date(2024, 2, 26)):
    page.pc_corrections.add(Correction(text=text, corrected_on=on, locale=page.locale))
    page.save_revision().publish()
    return page


def site():
    return Site.objects.get(is_default_site=True)


def reload(page):
    return Page.objects.get(pk=page.pk).specific


def make_user(role, name=None):
    """Return somebody who holds a role and may log in to the admin."""
    from django.contrib.auth import get_user_model

    from propaganda_cms.services.editorial import group_of, set_up_editorial

    root_page()
    set_up_editorial()
    name = name or str(role)
    user = get_user_model().objects.create_user(name, f"{name}@example.vn", "mat-khau-thu")
    user.groups.add(group_of(role))
    return user
