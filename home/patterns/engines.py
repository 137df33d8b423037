"""The quiz and the comments in the states that only their readers bring about.

The engines' own templates, filled with made-up readers: nothing is stored, no address works.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from home.patterns.specimens import LONG_NAME, LONG_TITLE, Group, Specimen, grouped
from quiz_blocks.comments.forms import CommentForm

QUIZ = "quiz_blocks/quizzes"
COMMENTS = "quiz_blocks/comments/includes"
STEM = "<p>Nghị quyết số 42-NQ/TW được ban hành ngày nào?</p>"
CHOICES = ("24/11/2023", "16/11/2022", "Ngày họp phiên bế mạc của hội nghị", LONG_TITLE)
WHY = "<p>Hội nghị lần thứ tám ban hành bốn nghị quyết cùng ngày 24/11/2023.</p>"


def engine_groups(request: HttpRequest) -> Iterator[Group]:
    """Yield the states of the quiz and of the comments."""
    yield grouped("trac-nghiem-cac-trang-thai", "Trắc nghiệm: các trạng thái", _quiz(request))
    yield grouped("gop-y-cac-trang-thai", "Góp ý: các trạng thái", _comments(request))


# --- Quiz ---


def _quiz(request: HttpRequest) -> Iterator[Specimen]:
    idle = _question(1)
    chosen = _question(2, picked=1)
    typed = _question(3, kind="short_text", text="Ban Chấp hành Trung ương", choices=())
    for title, sheet, notice in (
        ("Chưa chọn", _sheet([idle]), ""),
        ("Đã chọn, đã lưu", _sheet([chosen], saved=True, current=2), ""),
        ("Câu tự gõ", _sheet([typed], saved=True, current=3), ""),
        ("Sắp hết giờ, mất mạng", _sheet([chosen], current=2), OFFLINE),
        ("Xem lại trước khi nộp", _sheet([], current=11, saved=True), ""),
    ):
        yield _sheet_specimen(title, sheet, notice, request)
    for title, review in (
        ("Đúng, có lý do", _review("right", "Đúng")),
        ("Sai, có lý do và đường về đoạn văn", _review("wrong", "Sai")),
        ("Đúng một phần", _review("partly", "Đúng một phần")),
    ):
        yield _framed(title, f"{QUIZ}/question.html", _reviewed(review), request)
    for title, passed in (("Kết quả: đạt", True), ("Kết quả: chưa đạt", False)):
        yield _framed(title, f"{QUIZ}/result.html", _result(passed), request)
    refused = "Bài trắc nghiệm đã đóng lúc 17:00, 20/11/2026 nên không nhận bài nữa."
    yield _framed("Không nhận nữa", f"{QUIZ}/notice.html", {"notice": refused}, request)


OFFLINE = "Chưa có mạng, bài vẫn giữ trên máy. Còn 2 phút: có mạng lại là bài tự gửi."


def _question(number: int, picked: int | None = None, **other: Any) -> dict[str, Any]:
    choices = [
        {"key": f"mau-{number}-{i}", "text": text, "picked": i == picked, "right": i == 0}
        for i, text in enumerate(CHOICES)
    ]
    key = f"mau-{number}-{other.get('kind', 'single')}-{picked}"
    return {
        "key": key,
        "number": number,
        "stem": STEM,
        "kind": "single",
        "choices": choices,
        "answered": picked is not None,
    } | other


def _sheet(questions: list[Any], *, current: int = 1, saved: bool = False) -> dict[str, Any]:
    moment = timezone.now() if saved else None
    return {
        "attempt": SimpleNamespace(pk=None, uuid=f"mau-{current}", seq=0, saved_at=moment),
        "questions": questions,
        "total": 10,
        "current": current,
        "answered": min(current, 8),
        "blanks": [4, 9] if current > 10 else [],
        "partial": True,
        "one_by_one": True,
        "on_last_look": current > 10,
        "shows_hand_in": current > 10,
    }


def _sheet_specimen(
    title: str, sheet: dict[str, Any], notice: str, request: HttpRequest
) -> Specimen:
    context = {"sheet": sheet, "notice": notice, "level": "4"}
    return _framed(title, f"{QUIZ}/sheet.html", context, request)


def _review(verdict: str, label: str) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "label": label,
        "score": Decimal({"right": "1", "partly": "0.5"}.get(verdict, "0")),
        "points": Decimal(1),
        "explanation": WHY,
        "passage": {"url": "#khoi-paragraph", "title": "Nghị quyết số 42-NQ/TW"},
    }


def _reviewed(review: dict[str, Any]) -> dict[str, Any]:
    picked = 0 if review["verdict"] == "right" else 1
    return {"question": _question(5, picked, review=review), "level": "4"}


def _result(passed: bool) -> dict[str, Any]:
    attempt = SimpleNamespace(
        uuid=f"mau-ket-qua-{passed}",
        score=Decimal(8 if passed else 3),
        max_score=Decimal(10),
        passed=passed,
        percent=Decimal(80 if passed else 30),
        pass_mark=50,
        submitted_at=timezone.now(),
        receipt="K7QM-2F9X",
    )
    return {"attempt": attempt, "questions": [], "level": "4", "again_url": "#khoi-quiz"}


# --- Comments ---


def _comments(request: HttpRequest) -> Iterator[Specimen]:
    wrong = CommentForm({"name": "", "title": LONG_TITLE * 2, "body": ""}, auto_id="mau_sai_%s")
    for title, template, context in (
        ("Góp ý đã đăng", "thread.html", {"thread": _thread(), "is_open": True}),
        ("Chưa có góp ý", "thread.html", {"thread": {"comments": []}, "is_open": True}),
        ("Biểu mẫu có lỗi ở mọi ô", "fields.html", {"form": wrong}),
        ("Hết hạn", "closed.html", {"value": _closed()}),
    ):
        yield _framed(title, f"{COMMENTS}/{template}", context, request, "qb-comments")


def _thread() -> dict[str, Any]:
    now = timezone.now()
    said = (
        ("Trần Thị Hường", "Cần thêm bản nghe", "Bà tôi mắt kém.\n\nXin có bản đọc từng điểm."),
        (LONG_NAME, LONG_TITLE[:120], f"{LONG_NAME} {LONG_TITLE}"),
    )
    comments = [
        SimpleNamespace(name=name, title=title, body=body, created_at=now - timedelta(hours=i))
        for i, (name, title, body) in enumerate(said)
    ]
    return {"comments": comments, "older": None}


def _closed() -> SimpleNamespace:
    return SimpleNamespace(is_open=True, closing_moment=timezone.now() - timedelta(days=3))


def _framed(
    title: str,
    template: str,
    context: dict[str, Any],
    request: HttpRequest,
    root: str = "qb-quiz",
) -> Specimen:
    html = render_to_string(template, context, request=request)
    return Specimen(title, f'<div class="pc-story"><div class="{root}">{html}</div></div>')
