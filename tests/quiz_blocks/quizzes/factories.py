"""Quizzes as an editor would have made them, on a page of the host site; and small readers."""

import json
import re
from hashlib import sha256
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from quiz_blocks.bank.models import QuestionBank
from quiz_blocks.quizzes import services
from quiz_blocks.quizzes.models import Quiz, Slot
from quiz_blocks.quizzes.responses import parse
from quiz_blocks.quizzes.revisions import payloads_of
from quiz_blocks.quizzes.takers import Taker
from tests.quiz_blocks.bank.factories import make_item
from tests.testapp.models import HostPage

BLOCK_ID = "11111111-2222-4333-8444-555555555555"
FRAGMENT = {"HTTP_X_QUIZ_FRAGMENT": "3"}

#: The words of the key: none of them may reach a reader before the answer.
RIGHT_TEXT = "đáp-án-bí-mật"
EXPLANATION = "lời-giải-thích-bí-mật"
FEEDBACK = "lời-nhắn-bí-mật"


def make_bank(name="Ngân hàng thử"):
    return QuestionBank.objects.get_or_create(name=name)[0]


def make_questions(count=3, **fields):
    """Single choices «Câu hỏi số n», whose first choice «đúng n» is right."""
    return [
        make_item(
            stem=f"<p>Câu hỏi số {n}</p>",
            explanation=f"<p>{EXPLANATION} {n}</p>",
            choices=[
                {"text": f"đúng {n}", "right": True, "feedback": f"{FEEDBACK} {n}"},
                {"text": f"sai {n}", "right": False},
                {"text": f"cũng sai {n}", "right": False},
            ],
            bank=fields.get("bank") or make_bank(),
            **{k: v for k, v in fields.items() if k != "bank"},
        )
        for n in range(1, count + 1)
    ]


def make_every_kind():
    """One item of each kind; the typed ones have secret answers."""
    common = {"explanation": f"<p>{EXPLANATION}</p>", "bank": make_bank()}
    return [
        make_item("single", stem="<p>Một ý đúng</p>", **common),
        make_item("multiple", stem="<p>Nhiều ý đúng</p>", **common),
        make_item("true_false", stem="<p>Đúng hay sai</p>", **common),
        make_item(
            "short_text",
            stem="<p>Viết ngắn</p>",
            choices=[{"text": RIGHT_TEXT, "feedback": FEEDBACK}],
            **common,
        ),
        make_item("number", stem="<p>Viết số</p>", choices=[{"text": "987.654"}], **common),
    ]


def make_quiz(items=None, published=True, **fields):
    """A live quiz of fixed slots (three questions unless told)."""
    fields.setdefault("title", "Tìm hiểu Nghị quyết 42")
    fields.setdefault("shuffle_choices", False)
    points = fields.pop("points", 1)
    quiz = Quiz(live=published, **fields)
    for place, item in enumerate(make_questions() if items is None else items):
        quiz.slots.add(Slot(item=item, points=points, sort_order=place))
    quiz.save()
    return quiz


def make_page(quiz, slug="bai-viet", block_id=BLOCK_ID, **block):
    """A live host page that holds the quiz."""
    value = {"quiz": quiz.pk, "heading": "", "note": ""} | block
    body = [{"type": "quiz", "id": block_id, "value": value}]
    page = HostPage(title="Bài viết", slug=slug, body=json.dumps(body))
    Page.objects.get(depth=2).add_child(instance=page)
    return HostPage.objects.get(pk=page.pk)


def url(name, *args):
    return reverse(f"quiz_blocks_quizzes:{name}", args=args)


def start_url(page, block_id=BLOCK_ID):
    return url("start", page.pk, block_id)


def front_url(page, block_id=BLOCK_ID):
    return url("front", page.pk, block_id)


def fields_for(attempt, answers):
    """The fields of a form: ``answers`` maps question numbers to a choice's text, or to texts."""
    payloads, fields = payloads_of(attempt.questions), []
    for number, answer in answers.items():
        key = attempt.questions[number - 1]["key"]
        fields.append(("q", key))
        by_text = {choice["text"]: choice["key"] for choice in payloads[key]["choices"]}
        if not attempt.questions[number - 1]["choices"]:
            fields.append((f"t-{key}", answer))
            continue
        for text in [answer] if isinstance(answer, str) else answer:
            fields.append((f"c-{key}", by_text[text]))
    return fields


def post(client, where, fields=(), **headers):
    return client.post(
        where,
        urlencode(list(fields)),
        content_type="application/x-www-form-urlencoded",
        **({"HTTP_ORIGIN": "http://testserver"} | headers),
    )


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def make_taker(name="Một máy"):
    return Taker(key=sha256(name.encode()).hexdigest(), remember=name)


def now():
    return timezone.now()


def make_attempt(quiz, taker="Một máy", answers=None, submitted=True):
    """An attempt through the services; ``answers`` as in ``fields_for``; one by one by number."""
    attempt = services.start(quiz, make_taker(taker), now=now(), page_id=1, block_id=BLOCK_ID)
    fields = {}
    for name, value in fields_for(attempt, answers or {}):
        fields.setdefault(name, []).append(value)
    given = parse(attempt.questions, payloads_of(attempt.questions), fields)
    if submitted:
        return services.submit(attempt, given, now=now())
    return services.save(attempt, given, now=now())
