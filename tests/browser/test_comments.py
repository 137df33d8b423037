"""Readers' comments in real Chromium: with and without script, all errors, moderated, shown."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.guard.questions import WORDS
from tests.quiz_blocks.comments.factories import make_comment, make_moderator, make_page
from tests.quiz_blocks.comments.payloads import PAYLOADS

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
SENT = "Góp ý của bạn đã được gửi và đang chờ duyệt."


@pytest.fixture
def plain(browser, live_server):
    """A browser without JavaScript."""
    context = browser.new_context(
        base_url=live_server.url,
        locale="vi-VN",
        viewport={"width": 360, "height": 740},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


def violations(page):
    """What axe finds in the comments themselves; the page around them is the host's."""
    found = Axe().run(page, context=".qb-comments").response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"]]


def fill(page, name="Trần Văn Đức", title="Về mục 3", body="Tôi đồng ý.\n\nNên làm sớm."):
    page.get_by_label("Họ tên").first.fill(name)
    page.get_by_label("Tiêu đề").first.fill(title)
    page.get_by_label("Nội dung").first.fill(body)


def send(page):
    page.get_by_role("button", name="Gửi góp ý").click()


def answer(page):
    label = page.get_by_text("Câu hỏi kiểm tra").inner_text()
    first, sign, second = re.search(r": (.+) (cộng|trừ) (.+) bằng mấy", label).groups()
    second = WORDS.index(second)
    result = WORDS.index(first.lower()) + (second if sign == "cộng" else -second)
    page.get_by_label("Câu hỏi kiểm tra").fill(str(result))


def log_in(page, user, live_server):
    client = Client()
    client.force_login(user)
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])


def test_reader_sends_in_place_and_it_appears_after_approval(page, live_server):
    host = make_page()
    page.goto(host.url)
    fill(page)
    send(page)
    expect(page.get_by_role("status").filter(has_text=SENT)).to_be_focused()
    expect(page.get_by_label("Nội dung").first).to_have_value("")
    assert page.url.endswith(host.url)
    assert ReaderComment.objects.get().lane == "fast"

    log_in(page, make_moderator(), live_server)
    page.goto("/admin/gop-y-ban-doc/")
    expect(page.get_by_role("heading", name="Về mục 3")).to_be_visible()
    page.get_by_role("button", name="Duyệt", exact=True).click()
    expect(page.get_by_text("Đã chuyển 1 góp ý sang “Đã duyệt”.")).to_be_visible()

    page.context.clear_cookies()
    page.goto(host.url)
    expect(page.get_by_role("article").filter(has_text="Về mục 3")).to_contain_text("Nên làm sớm.")


def test_reader_without_script_answers_a_question(plain):
    host = make_page()
    plain.goto(host.url)
    fill(plain)
    send(plain)
    expect(plain.get_by_role("alert")).to_contain_text("Còn một bước")
    expect(plain.get_by_label("Nội dung")).to_have_value("Tôi đồng ý.\n\nNên làm sớm.")
    answer(plain)
    send(plain)
    expect(plain.get_by_role("heading", name="Đã gửi góp ý")).to_be_visible()
    assert ReaderComment.objects.get().lane == "slow"


def test_reader_without_cryptography_falls_back_to_the_question(page):
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    host = make_page()
    page.goto(host.url)
    fill(page)
    send(page)
    expect(page.get_by_label("Câu hỏi kiểm tra")).to_be_focused()
    answer(page)
    send(page)
    expect(page.get_by_text(SENT)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_errors_stand_beside_every_field(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(make_page().url)
    fill(page, name="a" * 90, title=" ", body="")
    send(page)
    expect(page.get_by_text("Họ tên dài 90 ký tự")).to_be_visible()
    expect(page.get_by_text("Mời bạn ghi tiêu đề của góp ý.")).to_be_visible()
    expect(page.get_by_text("Mời bạn viết nội dung góp ý.")).to_be_visible()
    name = page.get_by_label("Họ tên").first
    expect(name).to_be_focused()
    expect(name).to_have_value("a" * 90)
    expect(name).to_have_accessible_description(re.compile("Họ tên dài 90 ký tự"))
    assert violations(page) == []
    fill(page)
    expect(page.get_by_text("Mời bạn viết nội dung góp ý.")).to_be_hidden()
    send(page)
    expect(page.get_by_text(SENT)).to_be_visible()


def test_errors_without_script_keep_everything(plain, page):
    host = make_page()
    plain.goto(host.url)
    fill(plain, title="", body="Giữ nguyên chữ này.")
    send(plain)
    expect(plain.get_by_text("Mời bạn ghi tiêu đề của góp ý.")).to_be_visible()
    expect(plain.get_by_label("Nội dung")).to_have_value("Giữ nguyên chữ này.")
    page.goto(host.url)
    page.evaluate("document.querySelector('[data-qb-comments]').submit()")
    expect(page.get_by_text("Mời bạn ghi họ tên.")).to_be_visible()
    assert violations(page) == []


def test_a_dropped_connection_loses_nothing_and_counts_once(page):
    page.goto(make_page().url)
    fill(page)
    page.route("**/gop-y/*/*/", lambda route: (route.fetch(), route.abort())[1])
    send(page)
    expect(page.get_by_text("Chưa gửi được vì không có mạng")).to_be_visible()
    expect(page.get_by_label("Tiêu đề").first).to_have_value("Về mục 3")
    page.unroute("**/gop-y/*/*/")
    send(page)
    expect(page.get_by_text(SENT)).to_be_visible()
    assert ReaderComment.objects.count() == 1


def test_a_draft_outlives_a_reload(page):
    page.goto(make_page().url)
    fill(page, body="Chưa viết xong")
    page.reload()
    expect(page.get_by_label("Nội dung").first).to_have_value("Chưa viết xong")


def test_a_form_that_closed_meanwhile_keeps_the_text(page):
    host = make_page()
    page.goto(host.url)
    fill(page)
    host.body.raw_data[0]["value"]["closes_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    host.save()
    send(page)
    expect(page.get_by_text("Biểu mẫu này đã đóng lúc")).to_be_visible()
    expect(page.get_by_label("Nội dung").first).to_have_value("Tôi đồng ý.\n\nNên làm sớm.")


def test_too_many_are_put_off_and_keep_the_text(page):
    page.goto(make_page().url)
    for number in range(3):
        fill(page, title=f"Số {number}")
        send(page)
        expect(page.get_by_text(SENT)).to_be_visible()
        expect(page.get_by_label("Tiêu đề").first).to_have_value("")
    fill(page, title="Số 4")
    send(page)
    expect(page.get_by_text("Mạng bạn đang dùng vừa gửi nhiều góp ý")).to_be_visible()
    expect(page.get_by_label("Tiêu đề").first).to_have_value("Số 4")


def test_the_page_asks_no_other_host_and_sets_no_cookie(page, live_server):
    hosts = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.goto(make_page().url)
    fill(page)
    send(page)
    expect(page.get_by_text(SENT)).to_be_visible()
    assert hosts == {live_server.url}
    assert page.context.cookies() == []


def test_hostile_texts_run_nothing_on_page_and_in_queue(page, live_server):
    host = make_page()
    for payload in PAYLOADS:
        texts = {"name": payload[:80], "title": payload[:150], "body": payload}
        for status in ("pending", "approved"):
            clean = {name: text.replace("\x00", "") for name, text in texts.items()}
            make_comment(host, status=status, **clean)
    log_in(page, make_moderator(), live_server)
    pages = (host.url, "/admin/gop-y-ban-doc/", "/admin/gop-y-ban-doc/?p=2")
    for url in (*pages, "/admin/gop-y-ban-doc/approved/"):
        page.goto(url)
        page.wait_for_load_state("load")
        assert page.evaluate("window.hit") is None


def test_moderator_decides_on_many_by_keyboard(page, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    host = make_page()
    for number in range(4):
        make_comment(host, status="pending", title=f"Ý {number}")
    log_in(page, make_moderator(), live_server)
    page.goto("/admin/gop-y-ban-doc/")
    page.get_by_label("Chọn góp ý “Ý 1”").focus()
    page.keyboard.press("Space")
    page.get_by_label("Chọn góp ý “Ý 2”").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("Đã chọn: 2")).to_be_visible()
    page.get_by_label("Lý do").fill("Quảng cáo")
    page.keyboard.press("Enter")
    assert ReaderComment.objects.filter(status="pending").count() == 4
    page.get_by_role("button", name="Đánh dấu rác các góp ý đã chọn").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đã chuyển 2 góp ý sang “Rác”.")).to_be_visible()
    assert page.url.endswith(f"#gop-y-{ReaderComment.objects.get(title='Ý 3').pk}")
    spam = ReaderComment.objects.filter(status="spam", reason="Quảng cáo")
    assert set(spam.values_list("title", flat=True)) == {"Ý 1", "Ý 2"}


def test_moderator_searches_and_ticks_the_whole_page(page, live_server):
    host = make_page()
    for number in range(3):
        make_comment(host, status="pending", title=f"Đề nghị {number}")
    make_comment(host, status="pending", title="Chuyện khác")
    log_in(page, make_moderator(), live_server)
    page.goto("/admin/gop-y-ban-doc/?q=de+nghi")
    page.get_by_label("Chọn cả trang này").check()
    expect(page.get_by_text("Đã chọn: 3")).to_be_visible()
    page.get_by_role("button", name="Duyệt các góp ý đã chọn").click()
    expect(page.get_by_text("Đã chuyển 3 góp ý")).to_be_visible()
    assert ReaderComment.objects.get(status="pending").title == "Chuyện khác"


def test_axe_finds_nothing_in_any_state(page, live_server):
    host = make_page()
    for number in range(22):
        make_comment(host, title=f"Góp ý {number}", body="Xem https://dang.example/ nhé.")
    form = f"/gop-y/{host.pk}/{host.body[0].id}/"
    closed = make_page({"is_open": False})
    empty = make_page()
    for url in (host.url, form, form + "tat-ca/", form + "da-gui/", closed.url, empty.url):
        page.goto(url)
        assert (url, violations(page)) == (url, [])
