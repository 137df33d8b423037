"""System checks of the blocks."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from quiz_blocks.blocks import CommentFormBlock, QuizBlock

#: Blocks that know themselves by their page and their own id at the top level of a body.
PLACED_BLOCKS = (QuizBlock, CommentFormBlock)


def check_placed_blocks(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find page models whose StreamFields hold a quiz or a comment form inside another block."""
    return [
        Error(
            f"{model.__name__}.{field.name}: khối “{name}” nằm trong một khối khác.",
            hint=(
                "Khối câu hỏi và khối góp ý chỉ đứng ở tầng ngoài cùng của thân bài: chúng nhận "
                "ra mình bằng trang và mã khối, mà khối lồng bên trong thì không có mã riêng."
            ),
            obj=model,
            id="propaganda_cms.E011",
        )
        for model in apps.get_models()
        if issubclass(model, Page)
        for field in model._meta.local_fields
        if isinstance(field, StreamField)
        for name in nested_placed_blocks(field.stream_block)
    ]


def nested_placed_blocks(stream_block: StreamBlock) -> Iterator[str]:
    """Yield the names of the quiz and comment blocks below the top level of a stream."""
    for child in stream_block.child_blocks.values():
        for block in descendants(child, set()):
            if isinstance(block, PLACED_BLOCKS):
                yield block.name or type(block).__name__


def descendants(block: Block, seen: set[int]) -> Iterator[Block]:
    """Yield every block inside a block, at any depth."""
    if id(block) in seen:
        return
    seen.add(id(block))
    for child in children(block):
        yield child
        yield from descendants(child, seen)


def children(block: Block) -> list[Block]:
    """Return the blocks directly inside a block."""
    if isinstance(block, ListBlock):
        return [block.child_block]
    if isinstance(block, StreamBlock | StructBlock):
        return list(block.child_blocks.values())
    return []
