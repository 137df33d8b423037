"""Makes a page with both blocks in a fresh host site and uses them as a reader would.

Run by ``tests/test_wheel.py`` with the Python of an environment that has only the wheel:
``python -m tests.testapp.try_blocks``. Prints ``blocks work`` if they do.
"""

import json
import os
import re
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.testapp.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from wagtail.models import Page  # noqa: E402

QUIZ_ID = "11111111-2222-4333-8444-555555555555"
COMMENTS_ID = "66666666-7777-4888-9999-000000000000"
GIFT = """::Thủ đô::Thủ đô của Việt Nam là thành phố nào? {
  =Hà Nội #Đúng rồi.
  ~Huế
  ~Đà Nẵng
}
"""


def make_quiz(folder):
    """Import a question as the README tells, publish it, and make a quiz of it."""
    from quiz_blocks.bank.models import Item
    from quiz_blocks.quizzes.models import Quiz, Slot

    gift = folder / "cau-hoi.gift"
    gift.write_text(GIFT)
    call_command("import_questions", str(gift), bank="Ngân hàng", verbosity=0, stdout=sys.stderr)
    item = Item.objects.get()
    item.save_revision().publish()
    quiz = Quiz(title="Thử sức", live=True)
    quiz.slots.add(Slot(item=item))
    quiz.save()
    return quiz


def make_page(quiz):
    from tests.testapp.models import HostPage

    body = [
        {"type": "quiz", "id": QUIZ_ID, "value": {"quiz": quiz.pk, "heading": "", "note": ""}},
        {"type": "comments", "id": COMMENTS_ID, "value": {"heading": "Góp ý", "is_open": True}},
    ]
    page = HostPage(title="Trang của chủ nhà", slug="trang", body=json.dumps(body))
    return Page.objects.get(depth=2).add_child(instance=page)


def check_page(client, page):
    response = client.get(page.url)
    html = response.content.decode()
    assert response.status_code == 200, response.status_code
    assert not response.cookies, "the page sets a cookie"
    assert "csrf" not in html
    assert "Thử sức" in html and "Góp ý" in html
    for asset in sorted(set(re.findall(r'/static/(quiz_blocks/[^"]+)', html))):
        from django.contrib.staticfiles import finders

        assert finders.find(asset), f"{asset} is not in the wheel"
    return html


def take_quiz(client, page):
    from quiz_blocks.quizzes.models import Attempt

    front = client.get(f"/trac-nghiem/{page.pk}/{QUIZ_ID}/")
    assert front.status_code == 200, front.status_code
    started = client.post(
        f"/trac-nghiem/{page.pk}/{QUIZ_ID}/bat-dau/", headers={"origin": "http://testserver"}
    )
    assert started.status_code in (200, 302, 303), started.status_code
    assert Attempt.objects.count() == 1


def open_comment_form(client, page):
    form = client.get(f"/gop-y/{page.pk}/{COMMENTS_ID}/")
    assert form.status_code == 200, form.status_code
    assert "Họ tên" in form.content.decode()


def main(folder):
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("check", fail_level="WARNING")
    client = Client()
    page = make_page(make_quiz(folder))
    check_page(client, page)
    take_quiz(client, page)
    open_comment_form(client, page)
    print("blocks work")


if __name__ == "__main__":
    from pathlib import Path

    main(Path(sys.argv[1]))
