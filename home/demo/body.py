"""From a content file's parts to the raw data of a page's body.

Each part is a table with one leading key that says what it is; ``BUILDERS`` has a builder for
each. Block ids are derived from the page and the place, so that a comment or an attempt of the
demo always belongs to the same block.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.models import Page

from home.demo.library import Library
from home.demo.markup import to_html
from home.demo.texts import read

Part = Mapping[str, Any]
Raw = dict[str, Any]

FIGURE = re.compile(r"^([\d.,/]+)\s*(.*)$")
COMMENTS_HEADING = "Góp ý của bạn đọc"


def block_id(slug: str, place: str) -> str:
    """Return the id of the block at ``place`` in the demo page ``slug``."""
    return str(uuid5(NAMESPACE_URL, f"demo:{slug}:{place}"))


class BodyBuilder:
    """Builds bodies; knows the library, the pages by slug and the quizzes by their key."""

    def __init__(self, library: Library, pages: Mapping[str, Page]) -> None:
        self.library = library
        self.pages = pages
        self.quizzes: dict[str, Any] = {}
        self.papers = read("site")["documents"]

    def build(self, slug: str, parts: list[Part], *notes: Part) -> list[Raw]:
        """Return the raw data of a body: its parts, then the notes (callouts) before the form."""
        parts = [*parts]
        at = next((i for i, part in enumerate(parts) if "comments" in part), len(parts))
        parts[at:at] = notes
        return [self._block(slug, str(place), part) for place, part in enumerate(parts)]

    def _block(self, slug: str, place: str, part: Part) -> Raw:
        key = next(name for name in BUILDERS if name in part)
        kind, build = BUILDERS[key]
        if key in ("quiz", "comments"):
            place = key
        return {"type": kind, "value": build(self, part), "id": block_id(slug, place)}

    # --- One method a kind of part ---

    def text(self, part: Part) -> str:
        """Running text."""
        return to_html(part["text"])

    def heading(self, part: Part) -> Raw:
        """A heading of the second level."""
        return {"text": part["heading"], "level": "2", "anchor": ""}

    def picture(self, part: Part) -> Raw:
        """A picture with caption and credit."""
        return {
            "image": self._image(part["picture"]),
            "caption": part.get("caption", ""),
            "credit": part.get("credit", ""),
            "wide": part.get("wide", False),
        }

    def gallery(self, part: Part) -> Raw:
        """Several pictures that belong together."""
        items = [
            {"image": self._image(item["picture"]), "caption": item["caption"]}
            for item in part["gallery"]
        ]
        return {"title": part["gallery_title"], "items": items, "credit": part["credit"]}

    def quote(self, part: Part) -> Raw:
        """A sentence set large."""
        return {"quote": part["quote"], "speaker": part["quote_by"], "role": part["quote_role"]}

    def callout(self, part: Part) -> Raw:
        """A text set apart."""
        tone = part.get("tone", "note")
        return {"tone": tone, "title": part["callout_title"], "text": to_html(part["callout"])}

    def figures(self, part: Part) -> Raw:
        """Numbers set large, each parted from its unit."""
        figures = [
            figure_and_unit(figure["value"]) | {"label": figure["label"]}
            for figure in part["figures"]
        ]
        return {"title": part["figures_title"], "figures": figures, "source": ""}

    def timeline(self, part: Part) -> Raw:
        """Events in their order."""
        return {"title": part["timeline_title"], "events": events(part["timeline"])}

    def table(self, part: Part) -> Raw:
        """A table with a caption and header cells."""
        return table(part["table_title"], part["columns"], part["rows"])

    def documents(self, part: Part) -> Raw:
        """Papers to download."""
        papers = [self.library.paper(name, self.papers[name]) for name in part["documents"]]
        items = [{"document": paper.pk, "title": ""} for paper in papers]
        return {"title": "Tài liệu kèm theo", "items": items}

    def video(self, part: Part) -> Raw:
        """A video on another site, behind a picture of our own."""
        poster = self.library.scene(part["poster"])
        return self._embed(part) | {"url": part["video"], "poster": poster.pk}

    def audio(self, part: Part) -> Raw:
        """A sound of our own."""
        recording = self.library.recording(part["audio"], part["embed_title"])
        return self._embed(part) | {"file": recording.pk}

    def related(self, part: Part) -> Raw:
        """Links to other pages of the demo."""
        return {"title": "Đọc thêm", "pages": [self.pages[slug].pk for slug in part["related"]]}

    def quiz(self, part: Part) -> Raw:
        """A quiz, placed."""
        return {"quiz": self.quizzes[part["quiz"]].pk, "heading": "", "note": ""}

    def comments(self, part: Part) -> Raw:
        """The comment form with a word of invitation."""
        return {
            "heading": COMMENTS_HEADING,
            "introduction": part["comments"],
            "is_open": True,
            "closes_at": None,
        }

    def _embed(self, part: Part) -> Raw:
        transcript = to_html(part["transcript"]) if "transcript" in part else ""
        return {
            "url": "",
            "file": None,
            "title": part["embed_title"],
            "poster": None,
            "caption": part["caption"],
            "transcript": transcript,
        }

    def _image(self, name: str) -> Raw:
        image = self.library.scene(name)
        return {"image": image.pk, "decorative": False, "alt_text": self.library.alt(name)}


def figure_and_unit(value: str) -> Raw:
    """Return a number and its unit apart; words that do not open with a number stay whole."""
    match = FIGURE.match(value.removesuffix("%"))
    if not match:
        return {"figure": value, "unit": ""}
    unit = "%" if value.endswith("%") else match[2]
    return {"figure": match[1], "unit": unit}


def events(rows: list[Part]) -> list[Raw]:
    """Return timeline events: a time and what happened."""
    return [{"date": row["when"], "title": row["what"], "text": ""} for row in rows]


def table(caption: str, columns: list[str], rows: list[list[str]]) -> Raw:
    """Return a table of text columns whose first column heads its rows."""
    grid = {
        "caption": caption,
        "columns": [{"type": "text", "heading": heading} for heading in columns],
        "rows": [{"values": row} for row in rows],
    }
    return {"grid": grid, "row_headers": True, "source": ""}


#: The key that tells a part's kind, its block type, and what builds it.
BUILDERS: dict[str, tuple[str, Callable[[BodyBuilder, Part], Any]]] = {
    "text": ("paragraph", BodyBuilder.text),
    "heading": ("heading", BodyBuilder.heading),
    "picture": ("picture", BodyBuilder.picture),
    "gallery": ("gallery", BodyBuilder.gallery),
    "quote": ("quote", BodyBuilder.quote),
    "callout": ("callout", BodyBuilder.callout),
    "figures": ("key_figures", BodyBuilder.figures),
    "timeline": ("timeline", BodyBuilder.timeline),
    "columns": ("table", BodyBuilder.table),
    "documents": ("documents", BodyBuilder.documents),
    "video": ("embed", BodyBuilder.video),
    "audio": ("embed", BodyBuilder.audio),
    "related": ("related", BodyBuilder.related),
    "quiz": ("quiz", BodyBuilder.quiz),
    "comments": ("comments", BodyBuilder.comments),
}
