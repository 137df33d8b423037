"""Values for a block in the states that its editors will bring about.

All are made from the block's own preview value, so a new block is on the page by itself.
"""

from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from home.patterns.specimens import LONG_NAME, LONG_TITLE

MANY = 6


def preview(block: blocks.Block) -> Any:
    """Return the value that the block shows of itself in the picker."""
    return block.normalize(block.get_preview_value())


def lengthened(block: blocks.Block, value: Any) -> Any:
    """Return the value with every text as long as it may get and every list full."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        children = block.child_blocks.items()
        return block.normalize(
            {name: lengthened(child, value.get(name)) for name, child in children}
        )
    if isinstance(block, blocks.ListBlock):
        return _filled(block, value)
    if isinstance(block, blocks.RichTextBlock):
        return RichText(f"<p>{LONG_TITLE}. {LONG_NAME}</p>" * 2)
    if isinstance(block, blocks.TextBlock):
        return f"{LONG_TITLE}. {LONG_NAME}"
    return _long_text(block) if type(block) is blocks.CharBlock and value is not None else value


def _filled(block: blocks.ListBlock, value: Any) -> Any:
    items = [lengthened(block.child_block, item) for item in value or []]
    most = min(block.meta.max_num or MANY, MANY)
    return block.normalize((items * most)[:most]) if items else value


def _long_text(block: blocks.CharBlock) -> str:
    most = block.field.max_length or 200
    return LONG_NAME[:most] if most <= 40 else f"{LONG_NAME} {LONG_TITLE}"[:most].rstrip()


def least(block: blocks.Block, value: Any) -> Any:
    """Return the value with nothing but what an editor must fill in, lists with one entry."""
    if isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        children = block.child_blocks.items()
        return block.normalize(
            {name: _least_child(child, value.get(name)) for name, child in children}
        )
    if isinstance(block, blocks.ListBlock):
        return block.normalize([least(block.child_block, item) for item in list(value or [])[:1]])
    return value


def _least_child(child: blocks.Block, value: Any) -> Any:
    is_text = isinstance(child, blocks.CharBlock | blocks.TextBlock | blocks.RichTextBlock)
    return child.normalize("") if is_text and not child.required else least(child, value)
