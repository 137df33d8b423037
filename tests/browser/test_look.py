"""The site's chrome in real Chromium: without script, enlarged, narrow, dark, by keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from home.chrome import forget_chrome
from home.patterns.specimens import LONG_NAME, LONG_TITLE

from ..home.factories import ensure_site, link, make_admin, make_profile, notice

PAGES = ["/", "/tim-kiem/", "/tim-kiem/?q=khongcotunay", "/khong-co-trang-nay/", "/mau-giao-dien/"]


@pytest.fixture(autouse=True)
def profile(live_server):
    ensure_site()
    forget_chrome()
    notice(notice_link="/tim-kiem/", notice_link_label="Xem lịch")
    return make_profile(
        office_name="Tuyên giáo tỉnh minh họa",
        managing_body="Ban Tuyên giáo Tỉnh ủy",
        telephone="(0270) 382 3456",
        menu=[link("Trang chủ", url="/"), link("Tìm kiếm", url="/tim-kiem/")],
    )


@pytest.fixture
def without_script(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 360, "height": 740},
    )
    yield context.new_page()
    context.close()


def violations(page):
    # The pattern page shows one component many times: its landmarks cannot all differ.
    options = {"rules": {"landmark-unique": {"enabled": "/mau-giao-dien/" not in page.url}}}
    found = Axe().run(page, options=options).response["violations"]
    return [(v["id"], node["html"][:200]) for v in found for node in v["nodes"][:3]]


# --- axe ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe__finds_nothing(page, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    assert violations(page) == []


def test_axe__finds_nothing_with_menu_and_display_control_open(page):
    page.goto("/tim-kiem/")
    page.get_by_text("Danh mục", exact=True).click()
    assert violations(page) == []
    page.get_by_text("Cỡ chữ", exact=True).first.click()
    page.get_by_label("Tương phản cao").check()
    assert violations(page) == []


def test_menu__escape_closes_it_and_stays_at_its_button(page):
    page.goto("/tim-kiem/")
    button = page.get_by_text("Danh mục", exact=True)
    entry = page.locator(".site-menu__list").get_by_role("link", name="Trang chủ")
    button.click()
    entry.focus()
    page.keyboard.press("Escape")
    assert not entry.is_visible()
    assert page.evaluate("document.activeElement.innerText.trim()") == "Danh mục"


# --- Without script ---


def test_menu__opens_without_script(without_script):
    page = without_script
    page.goto("/tim-kiem/")
    entry = page.locator(".site-menu__list").get_by_role("link", name="Trang chủ")
    assert not entry.is_visible()
    page.get_by_text("Danh mục", exact=True).click()
    assert entry.is_visible()


def test_search__works_without_script(without_script):
    page = without_script
    page.goto("/")
    page.get_by_role("searchbox").first.fill("khongcotunay")
    page.get_by_role("button", name="Tìm").first.click()
    assert "q=khongcotunay" in page.url
    assert page.get_by_text("Không tìm thấy").first.is_visible()


def test_display_control__is_not_there_without_script(without_script):
    without_script.goto("/tim-kiem/")
    assert without_script.locator(".site-display").count() == 0


# --- "Cỡ chữ" ---


def root_size(page):
    return float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))


def choose_large(page):
    page.get_by_text("Cỡ chữ", exact=True).first.click()
    page.get_by_label("Rất lớn").check()


def test_text_size__grows_and_is_kept_on_the_phone(page):
    page.goto("/tim-kiem/")
    before = root_size(page)
    choose_large(page)
    assert root_size(page) > before * 1.3
    page.goto("/khong-co-trang-nay/")
    assert root_size(page) > before * 1.3
    page.get_by_text("Cỡ chữ", exact=True).first.click()
    page.get_by_label("Vừa").check()
    page.reload()
    assert root_size(page) == before


def test_text_size__lasts_for_the_visit_where_storage_is_refused(page):
    refuse = "Object.defineProperty(window, '%s', {get() { throw new Error('refused'); }});"
    page.add_init_script(refuse % "localStorage" + refuse % "sessionStorage")
    page.goto("/tim-kiem/")
    before = root_size(page)
    choose_large(page)
    page.goto("/khong-co-trang-nay/")
    assert root_size(page) > before * 1.3


def test_high_contrast__is_black_on_white_and_kept(page):
    page.goto("/tim-kiem/")
    page.get_by_text("Cỡ chữ", exact=True).first.click()
    page.get_by_label("Tương phản cao").check()
    page.reload()
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"


def test_display_control__sends_nothing_anywhere(page):
    page.goto("/tim-kiem/", wait_until="networkidle")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    choose_large(page)
    assert asked == []
    assert page.context.cookies() == []


def test_display_control__closes_with_escape_and_keeps_the_focus(page):
    page.goto("/tim-kiem/")
    summary = page.locator(".site-display__summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".site-display").get_attribute("open") is not None
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".site-display").get_attribute("open") is None
    assert summary.evaluate("element => element === document.activeElement")


# --- Keyboard ---


def test_skip_link__is_first_and_leads_to_the_content(page):
    page.goto("/tim-kiem/")
    page.keyboard.press("Tab")
    skip = page.get_by_text("Đến nội dung chính")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_targets__are_tall_enough_for_a_finger(page):
    page.goto("/")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'header a, header button, header input:not([type=radio]):not([type=checkbox]), '
            + 'header label:not(.site-sr), header summary, footer a')]
          .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5
                       && !e.closest('p'))
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


# --- Narrow, enlarged, long words ---


def overflow(page):
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.mark.parametrize("path", PAGES)
def test_width__no_page_scrolls_sideways(page, path):
    make_profile(
        office_name=LONG_NAME,
        managing_body=LONG_TITLE[:200],
        notice_text=f"{LONG_NAME} {LONG_TITLE}"[:240],
        responsible_person=LONG_NAME,
        email="mot-dia-chi-thu-dien-tu-rat-dai-khong-ngat@tuyengiao-tinh-minh-hoa.example.vn",
        menu=[link(LONG_NAME, url="/tim-kiem/"), link("Nghị quyết", url="/nghi-quyet/")],
    )
    page.goto(path)
    too_wide = []
    for width in (320, 360, 640, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        if overflow(page) > 0:
            too_wide.append((width, overflow(page)))
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    if overflow(page) > 0:
        too_wide.append(("text twice as large", overflow(page)))
    assert too_wide == []


# --- The staff bar ---


def test_staff_bar__comes_by_its_own_request_to_staff_only(page, client, live_server):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/", wait_until="networkidle")
    assert not [url for url in asked if "/thanh-bien-tap/" in url]

    client.force_login(make_admin())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([session | {"url": live_server.url}])
    page.goto("/admin/")
    said.clear()
    page.goto("/", wait_until="networkidle")
    assert page.locator("wagtail-userbar").count() == 1
    assert page.locator("wagtail-userbar").locator("[data-wagtail-userbar-trigger]").is_visible()
    assert [text for text in said if "axe.run" not in text] == []  # Wagtail's own word


# --- Nothing from anywhere else ---


@pytest.mark.parametrize("path", PAGES)
def test_page__asks_no_other_host_and_the_console_is_silent(page, path, live_server):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((live_server.url, "data:", "blob:"))] == []
    assert [text for text in said if "404" not in text] == []
