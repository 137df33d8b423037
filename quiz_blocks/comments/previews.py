"""What the block shows where it stands on no page: in the picker, and on a page of patterns."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from quiz_blocks.comments.forms import CommentForm
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.services import Thread

SAMPLES = (
    (
        "Nguyễn Thị Hạnh",
        "Bài viết dễ hiểu",
        "Nhờ có phần tóm tắt mà tôi nắm được ý chính.\n\nMong có thêm bài như thế này.",
        timedelta(hours=3),
    ),
    (
        "Lò Văn Pâng",
        "Xin thêm bản in",
        "Chi bộ bản tôi mong có bản in khổ lớn để dán ở nhà văn hóa.",
        timedelta(days=2),
    ),
)


def unplaced_context(key: str) -> dict[str, Any]:
    """Return a form that cannot be sent; ``key`` keeps its ids apart from another's."""
    return {"key": key, "thread": None, "form": CommentForm(auto_id=f"gop-y-{key}-%s"), "urls": {}}


def sample_context(key: str) -> dict[str, Any]:
    """Return the same with two invented comments, which are shown in the picker only."""
    now = timezone.now()
    comments = [
        ReaderComment(name=name, title=title, body=body, created_at=now - age)
        for name, title, body, age in SAMPLES
    ]
    return unplaced_context(key) | {"thread": Thread(comments, None)}
