"""From the plain text that a reader typed to HTML that is safe to show."""

from urllib.parse import urlsplit

import nh3
from django.utils.html import linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

ALLOWED_TAGS = {"p", "br", "a"}
ALLOWED_ATTRIBUTES = {"a": {"href"}}
LINK_REL = "nofollow ugc noopener"


def comment_html(text: str) -> SafeString:
    """Return the text as paragraphs with links; whatever is markup in it is shown as text.

    Django escapes and links; nh3 then takes out all but ``p``, ``br`` and ``a``, and every address
    that is not plain http or https.
    """
    html = linebreaks(urlize(text, autoescape=True), autoescape=False)
    clean = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https"},
        link_rel=LINK_REL,
    )
    return mark_safe(clean)


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    if (tag, name) != ("a", "href"):
        return value
    return value if is_web_address(value) else None


def is_web_address(url: str) -> bool:
    """Tell whether the address is http(s) to a host with a dot in its name, without a password."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in {"http", "https"} and "." in host.strip(".") and "@" not in parts.netloc
