"""The blocks of a body, each from its own preview value."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from wagtail import blocks

from home.patterns import values
from home.patterns.specimens import Group, Specimen, grouped
from propaganda_cms.blocks.story import StoryBlock

ENGINES = ("quiz", "comments")


def body_groups(request: HttpRequest) -> Iterator[Group]:
    """Yield one group for each block of ``StoryBlock``, the engines' blocks last."""
    for name, block in StoryBlock().child_blocks.items():
        anchor = "khoi-" + name.replace("_", "-")
        yield grouped(anchor, f"Khối: {block.label}", _states(name, block, request))


def body_assets() -> dict[str, list[str]]:
    """Return the static files that the blocks ask their page to load: ``css`` and ``js``."""
    children = StoryBlock().child_blocks.values()
    return {
        kind: list(dict.fromkeys(n for b in children for n in getattr(b, f"public_{kind}", ())))
        for kind in ("css", "js")
    }


def _states(name: str, block: blocks.Block, request: HttpRequest) -> Iterator[Specimen]:
    value = values.preview(block)
    yield _specimen("Như khi chọn khối", name, block, value, request)
    if name in ENGINES:
        return
    yield _specimen("Ít nhất", name, block, values.least(block, value), request)
    yield _specimen("Dài nhất", name, block, values.lengthened(block, value), request)


def _specimen(
    title: str, name: str, block: blocks.Block, value: Any, request: HttpRequest
) -> Specimen:
    html = block.render(value, context={"request": request})
    framed = f'<div class="pc-story"><div class="pc-block pc-block--{name}">{html}</div></div>'
    return Specimen(title, framed)
