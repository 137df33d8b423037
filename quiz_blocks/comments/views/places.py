"""Finding the form that an address names, or saying kindly that there is none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from quiz_blocks.comments.blocks import CommentFormBlock
from quiz_blocks.guard.answers import wants_json
from quiz_blocks.placement import get_live_placement

TYPED_FIELDS = ("name", "title", "body")


def with_placement(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the live placement instead of page and block id, or answer 404.

    There is none on a draft, on a page that this reader may not see, where the block was taken
    out, or where the numbers were made up.
    """

    @wraps(view)
    def placed(request: HttpRequest, page_id: str, block_id: str, **kwargs: Any) -> HttpResponse:
        placement = get_live_placement(int(page_id), block_id, CommentFormBlock, request)
        if placement is None:
            message = _(
                "Không tìm thấy biểu mẫu góp ý này. Có thể bài viết đã được gỡ hoặc chuyển chỗ."
            )
            return not_taken(request, 404, "gone", message)
        return view(request, placement, **kwargs)

    return placed


def not_taken(
    request: HttpRequest, status: int, code: str, message: str, **context: Any
) -> HttpResponse:
    """Say why nothing can be sent here, and give the reader back what was typed, to copy."""
    if wants_json(request):
        return JsonResponse({"status": code, "message": message}, status=status)
    typed = {name: request.POST.get(name, "") for name in TYPED_FIELDS}
    context |= {"message": message, "typed": typed, "has_typed": any(typed.values())}
    return render(request, "quiz_blocks/comments/not_taken.html", context, status=status)
