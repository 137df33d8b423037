"""An editor's way in the Wagtail admin, from an empty form to what readers see."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from propaganda_cms.models import ResolutionIndexPage, ResolutionPage
from tests.propaganda_cms.factories import make_body, make_image, make_index
from tests.quiz_blocks.quizzes.factories import make_quiz

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def add_block(page: Page, field: str, label: str = "") -> None:
    """Add a block; ``label`` names it in the picker, which a stream of one kind does without."""
    page.locator(f"#panel-child-content-{field}-section .c-sf-add-button").last.click()
    if label:
        page.get_by_role("option", name=label).first.click()


def choose(page: Page, opener: Locator, name: str) -> None:
    opener.locator("[data-chooser-action-choose]").first.click()
    page.locator(".modal-body").get_by_role("link", name=name).click()
    expect(opener.locator("[data-chooser-title]")).to_have_text(name)


def test_editor_makes_a_digest_with_a_quiz_from_an_empty_form(desk):
    index = make_index(ResolutionIndexPage)
    body = make_body()
    quiz = make_quiz(title="Hỏi nhanh về nghị quyết")
    desk.goto(f"/admin/pages/add/propaganda_cms/resolutionpage/{index.pk}/")
    desk.locator("#id_title").fill("42-NQ/TW: Đổi mới chính sách xã hội")
    desk.locator("#id_document_number").fill("42-NQ/TW")
    issuing_body = desk.locator(".w-field__wrapper", has=desk.locator("#id_issuing_body"))
    choose(desk, issuing_body, body.name)
    desk.locator("#id_issued_on").fill("24/11/2023")
    desk.locator("#id_abstract").fill("Tiếp tục đổi mới, nâng cao chất lượng chính sách xã hội.")

    add_block(desk, "key_points")
    point = desk.locator('[data-contentpath="key_points"]')
    point.locator("input[type=text]").first.fill("Mục tiêu đến năm 2030")
    point.locator("[contenteditable=true]").first.click()
    desk.keyboard.type("Mọi người dân được bảo đảm an sinh.")

    add_block(desk, "body", "Trắc nghiệm")
    choose(desk, desk.locator('[data-contentpath="quiz"]').last, quiz.title)

    desk.locator("footer").get_by_role("button", name="Hành động").or_(
        desk.locator("footer [data-w-dropdown-target=toggle]")
    ).first.click()
    desk.locator("button[name=action-publish]").click()
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    digest = ResolutionPage.objects.get()
    assert digest.live
    assert digest.slug == "42-nq-tw-doi-moi-chinh-sach-xa-hoi"
    desk.goto(digest.url)
    expect(desk.get_by_role("heading", level=1, name="Đổi mới chính sách")).to_be_visible()
    expect(desk.get_by_text("42-NQ/TW").first).to_be_visible()
    expect(desk.get_by_role("heading", name="Mục tiêu đến năm 2030")).to_be_visible()
    desk.get_by_role("link", name="Làm bài trắc nghiệm").click()
    expect(desk.get_by_text("Câu 1 trên 3")).to_be_visible()


def test_picture_is_not_described_by_the_name_of_its_file(desk):
    index = make_index()
    make_image(title="anh-thu")
    desk.goto(f"/admin/pages/add/propaganda_cms/newspage/{index.pk}/")
    desk.locator("#id_title").fill("Ra mắt tổ công nghệ số")
    desk.locator("#id_lead").fill("Chi đoàn thành lập tổ công nghệ số.")
    add_block(desk, "body", "Ảnh có chú thích")
    picture = desk.locator('[data-contentpath="image"]').first
    alt = desk.locator('input[name$="-alt_text"]')
    choose(desk, picture, "anh-thu")
    expect(alt).to_have_value("")
    desk.locator("footer [data-w-dropdown-target=toggle]").first.click()
    desk.locator("button[name=action-publish]").click()
    expect(desk.get_by_text("Hãy mô tả ảnh, hoặc đánh dấu")).to_be_visible()
