"""A question file on its way into the bank, in real Chromium: with script, without, by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from quiz_blocks.bank.models import Item
from quiz_blocks.bank.services import current_revision

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

GIFT = """// [tag:dễ]
$CATEGORY: Nghị quyết/42

Nghị quyết 42 ban hành ngày nào? {~23/11/2023 =24/11/2023 ####Ban hành ngày 24/11/2023.}

Mục tiêu tổng quát là gì? {~Công bằng và tiến bộ ~Phát triển công nghiệp}

Nghị quyết có bốn quan điểm. {TRUE}

Nghi quyet 42 ban hanh ngay nao {=24/11/2023 ~23/11/2023}

Hỏng {=a ~b
"""


#: What stands around it, messages too, is Wagtail's.
OURS = "#w-editor-form, .qb-import, .qb-alike"


def upload(page: Page, bank="Tìm hiểu nghị quyết") -> None:
    page.goto("/admin/snippets/quiz_blocks_bank/item/")
    page.get_by_role("link", name="Nhập từ tệp").click()
    page.get_by_label("Tệp câu hỏi").set_input_files(
        {"name": "cau-hoi.gift", "mimeType": "text/plain", "buffer": GIFT.encode()}
    )
    page.get_by_label("Tên ngân hàng mới").fill(bank)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_text("Đọc được 4 câu hỏi")).to_be_visible()


def open_every_question(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


def violations(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, context={"include": [[OURS]]}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def test_editor_imports_a_file_with_one_wrong_question_corrected_in_place(desk):
    upload(desk)
    ticks = [desk.get_by_role("checkbox", name=f"Nhập câu {n}", exact=True) for n in (1, 2, 3, 4)]
    assert [tick.is_checked() for tick in ticks] == [True, False, True, False]
    expect(desk.get_by_text("Nhập 2 câu đã chọn")).to_be_visible()

    wrong = desk.locator("#cau-2")
    expect(wrong.get_by_text("cần ít nhất một lựa chọn đúng")).to_be_visible()
    ticks[1].check()
    desk.get_by_role("button", name="Nhập 3 câu đã chọn").click()
    expect(desk.get_by_text("Còn lỗi ở câu: 2.")).to_be_visible()
    assert not Item.objects.exists()

    wrong.get_by_role("checkbox", name="Ý 1 đúng").check()
    wrong.get_by_label("Giải thích").fill("Theo phần mục tiêu.")
    desk.get_by_role("button", name="Nhập 3 câu đã chọn").click()
    expect(
        desk.get_by_text("Đã nhập 3 câu hỏi vào ngân hàng «Tìm hiểu nghị quyết».")
    ).to_be_visible()
    expect(desk.get_by_role("link", name="Mục tiêu tổng quát là gì?")).to_be_visible()
    mended = Item.objects.get(stem__contains="Mục tiêu")
    assert current_revision(mended).payload["choices"][0]["fraction"] == "100"
    assert mended.explanation == "<p>Theo phần mục tiêu.</p>"


def test_choose_all_and_none_by_keyboard(desk):
    upload(desk)
    everything = desk.get_by_role("button", name="Chọn tất cả", exact=True)
    everything.focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã chọn 4 câu")).to_be_visible()
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Đã chọn 0 câu")).to_be_visible()
    desk.get_by_role("checkbox", name="Nhập câu 3").focus()
    desk.keyboard.press("Space")
    expect(desk.get_by_text("Đã chọn 1 câu")).to_be_visible()
    desk.keyboard.press("Tab")
    expect(desk.locator("#cau-3 summary")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.locator("#cau-3").get_by_label("Câu hỏi", exact=True)).to_be_visible()


def test_without_script(desk, browser, live_server):
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        storage_state=desk.context.storage_state(),
    )
    plain = context.new_page()
    upload(plain)
    expect(plain.get_by_role("button", name="Chọn tất cả")).to_have_count(0)
    plain.get_by_role("button", name="Nhập các câu đã chọn").click()
    expect(plain.get_by_text("Đã nhập 2 câu hỏi")).to_be_visible()
    context.close()
    assert Item.objects.count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_step(desk, scheme):
    desk.emulate_media(color_scheme=scheme)
    desk.goto("/admin/snippets/quiz_blocks_bank/item/import/")
    found = {"empty": violations(desk)}
    desk.get_by_role("button", name="Đọc tệp").click()
    expect(desk.get_by_text("Hãy chọn tệp câu hỏi.")).to_be_visible()
    found["refused"] = violations(desk)
    upload(desk)
    open_every_question(desk)
    found["review"] = violations(desk)
    desk.get_by_role("checkbox", name="Nhập câu 2").check()
    desk.get_by_role("button", name="Nhập 3 câu").click()
    expect(desk.get_by_text("Còn lỗi ở câu: 2.")).to_be_visible()
    found["wrong"] = violations(desk)
    desk.get_by_role("button", name="Chọn tất cả", exact=True).click()
    desk.locator("#cau-2").get_by_role("checkbox", name="Ý 1 đúng").check()
    desk.get_by_role("button", name="Nhập 4 câu").click()
    expect(desk.get_by_text("Đã nhập 4 câu hỏi")).to_be_visible()
    desk.goto("/admin/reports/cau-hoi-gan-giong/")
    expect(desk.get_by_text("Nhóm 1: 2 câu")).to_be_visible()
    found["report"] = violations(desk)
    assert {step: problems for step, problems in found.items() if problems} == {}


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_pushes_the_page(desk, width):
    desk.set_viewport_size({"width": width, "height": 900})
    upload(desk, bank="Khônghềcódấucáchnào" * 8)
    open_every_question(desk)
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert desk.evaluate(overflow) <= 0
