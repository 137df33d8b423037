"""The blocks in a host site with Bootstrap: right there, and nothing outside them changes."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from wagtail.models import Page

from tests.quiz_blocks.quizzes.factories import make_questions, make_quiz
from tests.testapp.models import HostPage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

STYLES_OUTSIDE = """() => {
  const outside = [...document.querySelectorAll("html, body, body *")].filter(
    (element) => !element.closest(".qb-quiz, .qb-comments")
  );
  return outside.map((element) => {
    const style = getComputedStyle(element);
    const wanted = [...style].filter(
      (name) => !/^(height|block-size|perspective-origin|transform-origin)$/.test(name)
    );
    return [element.tagName + "#" + element.id + "." + element.className,
            wanted.map((name) => name + ":" + style.getPropertyValue(name)).join(";")];
  });
}"""
SWITCH_OFF_OURS = """() => {
  const ours = [...document.styleSheets].filter((sheet) => /quiz_blocks/.test(sheet.href));
  ours.forEach((sheet) => { sheet.disabled = true; });
  return ours.length;
}"""


@pytest.fixture
def host_page():
    quiz = make_quiz(make_questions(2))
    body = [
        {"type": "quiz", "id": "1" * 8, "value": {"quiz": quiz.pk, "heading": "", "note": ""}},
        {"type": "comments", "id": "2" * 8, "value": {"heading": "Góp ý", "is_open": True}},
    ]
    page = HostPage(title="Trang của chủ nhà", slug="chu-nha", body=json.dumps(body))
    return Page.objects.get(depth=2).add_child(instance=page)


@pytest.mark.parametrize("width", [360, 1280])
def test_host__blocks_change_nothing_outside_themselves(page, host_page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host_page.url)
    assert page.evaluate("getComputedStyle(document.querySelector('.btn')).borderRadius") != "0px"
    with_ours = page.evaluate(STYLES_OUTSIDE)
    assert page.evaluate(SWITCH_OFF_OURS) >= 2
    assert page.evaluate(STYLES_OUTSIDE) == with_ours


@pytest.mark.parametrize("width", [360, 1280])
def test_host__blocks_look_right(page, host_page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(host_page.url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    action = page.locator(".qb-quiz a.qb-button").first
    box = action.bounding_box()
    assert box["height"] >= 44
    for selector in (".qb-quiz", ".qb-comments"):
        violations = Axe().run(page, context=selector).response["violations"]
        assert [violation["id"] for violation in violations] == []


def test_host__quiz_is_taken_in_the_page(page, host_page):
    page.goto(host_page.url)
    page.get_by_role("link", name="Làm bài trắc nghiệm").click()
    page.get_by_label("đúng 1", exact=True).check()
    assert page.locator(".qb-quiz").get_by_text("Câu 1 trên 2").is_visible()
