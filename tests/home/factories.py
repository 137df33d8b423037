"""What the tests of the site make again and again."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from home.models import HomePage, SiteProfile
from propaganda_cms.models import (
    IssuingBody,
    NewsIndexPage,
    NewsPage,
    ResolutionIndexPage,
    ResolutionPage,
)


def default_site():
    return Site.objects.get(is_default_site=True)


def make_profile(**fields):
    profile, _ = SiteProfile.objects.update_or_create(site=default_site(), defaults=fields)
    return profile


def link(label="", page=None, url=""):
    value = {"label": label, "page": page.pk if page else None, "url": url}
    return {"type": "link", "value": value}


def notice(**fields):
    given = {"notice_text": "Nghỉ lễ", "notice_until": timezone.now() + timedelta(hours=1)}
    return make_profile(**given | fields)


def make_admin(name="quan-tri"):
    return get_user_model().objects.create_superuser(name, f"{name}@example.vn", "mat-khau-thu")


def ensure_site():
    """Return the default site, made anew where a transactional test has emptied the tables."""
    site = Site.objects.filter(is_default_site=True).first()
    if site:
        return site
    Locale.objects.get_or_create(language_code="vi")
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Gốc", slug="root"))
    home = HomePage.objects.first() or root.add_child(
        instance=HomePage(title="Trang chủ", slug="trang-chu")
    )
    Site.clear_site_root_paths_cache()
    return Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name="Trang thử"
    )


def index_page(model, title):
    """Return the site's index of that type, made on first use."""
    return model.objects.first() or default_site().root_page.add_child(instance=model(title=title))


def publish(page, parent):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def publish_news(title, **fields):
    parent = index_page(NewsIndexPage, "Tin tức")
    return publish(NewsPage(**{"title": title, "lead": "Lời dẫn thử."} | fields), parent)


def publish_digest(number, title, **fields):
    body, _ = IssuingBody.objects.get_or_create(
        name="Ban Chấp hành Trung ương", defaults={"locale": Locale.objects.first()}
    )
    given = {"issuing_body": body, "issued_on": date(2023, 11, 24), "abstract": f"Về {title}"}
    page = ResolutionPage(title=title, document_number=number, **given | fields)
    return publish(page, index_page(ResolutionIndexPage, "Văn kiện"))
