"""What surrounds the demo's pages: the home page, menu, footer, notice, old addresses."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from home.demo.texts import read, read_folder
from home.models import HomePage, SiteProfile
from home.models.front_page import FeaturedItem

MENU = ("tin-tuc", "nghi-quyet", "infographic", "gioi-thieu", "lien-he")
QUIZ_PAGE = "mo-dot-thi-truc-tuyen-tim-hieu-bon-nghi-quyet"


def dress_home(
    home: HomePage, pages: Mapping[str, Page], users: Mapping[str, AbstractUser], now: datetime
) -> None:
    """Put the featured pages and the current quiz on the home page, and publish it."""
    until = now + timedelta(days=30)
    featured = [content["slug"] for content in read_folder("news") if content.get("featured")]
    home.featured_items = [
        FeaturedItem(page=pages[slug], until=until, sort_order=place)
        for place, slug in enumerate(reversed(featured))
    ]
    home.seo_title = read("site")["site"]["home_title"]
    home.quiz_page = pages[QUIZ_PAGE]
    home.quiz_heading = "Thử sức với bốn nghị quyết"
    home.quiz_text = "Mười câu, năm phút, nộp xong biết điểm và đọc lời giải thích."
    home.quiz_until = until
    home.save_revision(user=users["bientap"]).publish(
        user=users["duyet"], skip_permission_checks=True
    )


def dress_site(site: Site, pages: Mapping[str, Page], now: datetime) -> None:
    """Set the site's name, menu, footer and notice, all of which say that they are a demo."""
    content = read("site")
    site.site_name = content["site"]["name"]
    site.save()
    profile = SiteProfile.for_site(site)
    for name, value in content["profile"].items():
        setattr(profile, name, value)
    profile.menu = [_link(pages[slug]) for slug in MENU]
    profile.footer_links = [_link(pages[slug]) for slug in ("gioi-thieu", "lien-he")]
    notice = content["notice"]
    profile.notice_text = notice["text"]
    profile.notice_link = f"/{notice['link']}/"
    profile.notice_link_label = notice["link_label"]
    profile.notice_until = now + timedelta(days=notice["days"])
    profile.full_clean()
    profile.save()


def _link(page: Page) -> dict[str, object]:
    return {"type": "link", "value": {"label": "", "page": page.pk, "url": ""}}


def add_redirects(pages: Mapping[str, Page]) -> None:
    """Lead the old site's addresses to the pages that took their place."""
    for old_path, slug in read("site")["redirects"].items():
        Redirect.add_redirect(old_path, redirect_to=pages[slug], is_permanent=True)
