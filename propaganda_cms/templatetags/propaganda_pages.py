"""Tags of the page templates: metadata in the head, cards, document stamps."""

import json
from typing import Any
from urllib.parse import urljoin

from django import template
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from propaganda_cms.conf import get_setting
from propaganda_cms.models.cards import PageCard
from propaganda_cms.stamps import Stamp

from .propaganda_pictures import picture_file

register = template.Library()

#: What would end the data block or open markup in it, as JSON may also write it.
_JSON_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.inclusion_tag("propaganda_cms/includes/meta.html", takes_context=True)
def page_meta(context: dict[str, Any]) -> dict[str, Any]:
    """Show the page's canonical address, share card and JSON-LD."""
    page, request = context["page"], context.get("request")
    site = Site.find_for_request(request) if request else None
    picture = share_picture(context)
    image_url = absolute(picture.url, page, request) if picture else ""
    name = site_name(site)
    return {
        "page": page,
        "canonical_url": page.get_canonical_url(request),
        "site_name": name,
        "image": picture,
        "image_url": image_url,
        "json_ld": page.get_json_ld(request, image_url, name),
        "is_preview": getattr(request, "is_preview", False),
    }


def share_picture(context: dict[str, Any]) -> Any | None:
    """Return the file of the share picture: the page's, else the site's, ``None`` without any."""
    image = context["page"].get_share_image()
    if image is None and (path := get_setting("FALLBACK_SHARE_IMAGE")):
        image = import_string(path)(context.get("request"))
    return picture_file(context, image, "share")


def site_name(site: Site | None) -> str:
    """Return what the site calls itself."""
    from django.conf import settings

    return (site.site_name if site else "") or settings.WAGTAIL_SITE_NAME


def absolute(url: str, page: Page, request: Any) -> str:
    """Return a file's address with the scheme and host of the site that holds the page."""
    parts = page.get_url_parts(request)
    return urljoin(parts[1] + "/" if parts and parts[1] else "", url)


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """Write a data block that no text in it can leave."""
    text = json.dumps(data, ensure_ascii=False).translate(_JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))


@register.simple_tag
def card_stamp(card: PageCard) -> Stamp:
    """Return the document stamp of a card."""
    return Stamp.of_card(card)
