"""From a text in some markup to the little HTML of a stem, or to the plain text of a choice."""

import html
import re

import nh3
from markdown_it import MarkdownIt

from quiz_blocks.bank.kinds.answer_block import Text
from quiz_blocks.text import clean_plain_text

STEM_TAGS = {"p", "br", "b", "i", "strong", "em", "sub", "sup", "ul", "ol", "li"}
_SPECIAL = {"script", "style", "title", "textarea", "iframe", "noscript", "template", "svg", "math"}
_RENAMED = (("strong", "b"), ("em", "i"))
_BLOCK = re.compile(
    r"<(/?)(?:div|section|article|h[1-6]|blockquote|table|tr|pre|figure)\b[^<>]*>", re.IGNORECASE
)
_PRE = re.compile(r"(?<=>)[^<>]*(?=</pre>)", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]>", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|sub|sup|ul|ol|li|a|img|pre|code|table|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"<p>(?:\s|<br>|&nbsp;)*</p>")
_STARTS_A_BLOCK = re.compile(r"\s*<(?:p|ul|ol)\b")
_PICTURE = re.compile(
    r"<(?:img|svg|object|embed|video|audio|iframe)\b|!\[[^\]]{0,500}\]\(", re.IGNORECASE
)
_GAP_AND_POINT = re.compile(r"(_____) (?=[.,;:?!)»…])")

_markdown = MarkdownIt("commonmark", {"breaks": False})


def to_html(text: Text, links: bool = False) -> str:
    """Return safe HTML that an editor of a stem (or, with ``links``, an explanation) can hold."""
    clean = clean_html(_as_html(text), links)
    for old, new in _RENAMED:
        clean = clean.replace(f"<{old}>", f"<{new}>").replace(f"</{old}>", f"</{new}>")
    if not clean or _STARTS_A_BLOCK.match(clean):
        return clean
    return f"<p>{clean}</p>"


def clean_html(written: str, links: bool = False) -> str:
    """Return HTML of which only harmless text markup is left (and, with ``links``, links).

    Empty where no text is left: an editor's empty field is ``<p></p>``.
    """
    clean = nh3.clean(
        written,
        tags=STEM_TAGS | ({"a"} if links else set()),
        clean_content_tags=_SPECIAL,
        attributes={"a": {"href"}} if links else {},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    return _EMPTY.sub("", clean).strip()


def to_plain(text: Text) -> str:
    """Return the text of a choice or a feedback without any markup."""
    if not _has_tags(text) and text.markup != "markdown":
        return clean_plain_text(text.text)
    marked = re.sub(r"<(?:br|/p|/li)\b[^<>]*>", "\n", _as_html(text), flags=re.IGNORECASE)
    bare = nh3.clean(marked, tags=set(), clean_content_tags=_SPECIAL)
    lines = (" ".join(line.split()) for line in html.unescape(bare).splitlines())
    return clean_plain_text("\n".join(line for line in lines if line))


def drops_pictures(text: Text) -> bool:
    """Say whether a picture (or a film) would be lost."""
    return text.markup != "plain" and bool(_PICTURE.search(text.text))


def _has_tags(text: Text) -> bool:
    """Say whether the text is HTML, or (Moodle's own markup) text with some HTML in it."""
    return text.markup == "html" or (text.markup == "moodle" and bool(_HTML_TAG.search(text.text)))


def _as_html(text: Text) -> str:
    written = _GAP_AND_POINT.sub(r"\1", text.text)
    if text.markup == "markdown":
        return _markdown.render(written.replace("_____", r"\_\_\_\_\_"))
    if _has_tags(text):
        written = _PRE.sub(lambda m: m[0].strip("\n").replace("\n", "<br>"), written)
        written = _CELL.sub(" ", written)
        written = _BLOCK.sub(lambda m: f"<{m[1]}p>", written)
        return written if text.markup == "html" else written.replace("\n", "<br>")
    return html.escape(written, quote=False).replace("\n", "<br>")
