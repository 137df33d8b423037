"""What readers do with pictures, video and sound in real Chromium, and what it costs them."""

import gzip
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.images import ImageFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image, ImageChops, ImageFilter
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from home.demo.art import press
from home.demo.art.scenes import SCENES
from home.demo.library import MEDIA
from home.demo.texts import read
from propaganda_cms.pictures.pages import make_page_renditions

from ..home.factories import default_site, ensure_site
from ..propaganda_cms import factories as make

VIDEO = "https://www.youtube.com/watch?v=00000000000"
FRAME = "https://www.youtube-nocookie.com/embed/00000000000?autoplay=1&rel=0&hl=vi"
MOST_WITH_PICTURES = 250 * 1024


@pytest.fixture(autouse=True)
def site(live_server):
    return ensure_site()


@pytest.fixture
def context(context):
    """A phone's context, to which the tests' files, which lie in memory, are served."""
    context.route("**/media/**", send_media)
    return context


def send_media(route):
    name = route.request.url.split("/media/")[1].split("?")[0]
    with default_storage.open(name) as file:
        route.fulfill(body=file.read())


# --- Infographic: the picture closer ---


def drawn_infographic():
    content = read("infographics/luot-thi")
    return stored_picture(press.infographic(content, 1600), "luot-thi.png")


def stored_picture(content, name):
    file = ImageFile(BytesIO(content), name=name)
    return get_image_model().objects.create(title=name, file=file, file_size=len(content))


@pytest.fixture
def infographic():
    page = make.make_infographic(picture=drawn_infographic())
    make_page_renditions(page)
    return page


def open_viewer(page, infographic):
    page.goto(infographic.url, wait_until="networkidle")
    page.get_by_role("link", name="Phóng to").click()
    return page.get_by_role("dialog", name="Xem infographic phóng to")


def picture_box(viewer):
    return viewer.get_by_role("img").bounding_box()


def test_zoom__loads_the_large_picture_only_when_asked(page, infographic):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(infographic.url, wait_until="networkidle")
    link = page.get_by_role("link", name="Phóng to")
    large = link.evaluate("link => link.href")
    assert "KB" in link.inner_text()
    assert large not in asked
    link.click()
    page.wait_for_function(
        "large => document.querySelector('.pc-zoom__picture').src === large", arg=large
    )
    assert page.url.endswith(infographic.url)


def test_zoom__by_buttons_and_keys_and_gives_the_focus_back(page, infographic):
    viewer = open_viewer(page, infographic)
    viewer.get_by_role("button", name="Vừa màn hình").click()
    whole = picture_box(viewer)
    assert whole["width"] <= 360
    viewer.get_by_role("button", name="Phóng to").click()
    assert picture_box(viewer)["width"] > whole["width"]
    viewer.get_by_role("button", name="Thu nhỏ").click()
    assert picture_box(viewer) == whole
    page.keyboard.press("+")
    page.keyboard.press("+")
    before = picture_box(viewer)
    page.keyboard.press("ArrowRight")
    assert picture_box(viewer)["x"] < before["x"]
    page.keyboard.press("0")
    assert picture_box(viewer) == whole
    page.keyboard.press("Escape")
    assert not viewer.is_visible()
    assert page.evaluate("document.activeElement.matches('a[data-pc-zoom]')")


def test_zoom__opens_large_enough_to_be_read_from_its_top_left(page, infographic):
    viewer = open_viewer(page, infographic)
    box, stage = picture_box(viewer), viewer.get_by_role("group").bounding_box()
    assert box["width"] >= 2 * 360
    assert (box["x"], box["y"]) == pytest.approx((stage["x"], stage["y"]), abs=1)


def test_zoom__back_closes_the_picture_and_not_the_page(page, infographic):
    viewer = open_viewer(page, infographic)
    page.go_back()
    assert not viewer.is_visible()
    assert page.url.endswith(infographic.url)
    page.get_by_role("link", name="Phóng to").click()
    page.get_by_role("button", name="Đóng").click()
    page.wait_for_function("!window.history.state")
    assert page.url.endswith(infographic.url)


def test_zoom__by_dragging(page, infographic):
    viewer = open_viewer(page, infographic)
    page.keyboard.press("+")
    before = picture_box(viewer)
    page.mouse.move(180, 400)
    page.mouse.down()
    page.mouse.move(130, 400)
    page.mouse.up()
    assert picture_box(viewer)["x"] == pytest.approx(before["x"] - 50, abs=1)


def test_zoom__by_two_fingers(page, infographic):
    viewer = open_viewer(page, infographic)
    page.keyboard.press("0")
    whole = picture_box(viewer)
    phone = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 80), ("touchEnd", None)):
        points = [(180 - apart, 400), (180 + apart, 400)] if apart else []
        phone.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind,
                "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)],
            },
        )
    assert picture_box(viewer)["width"] == pytest.approx(whole["width"] * 2, rel=0.1)


def test_zoom__says_so_where_the_network_fails_and_tries_again(page, infographic):
    page.goto(infographic.url, wait_until="networkidle")
    link = page.get_by_role("link", name="Phóng to")
    large = link.evaluate("link => link.href")
    page.route(large, lambda route: route.abort())
    link.click()
    assert page.get_by_text("Chưa tải được ảnh lớn").is_visible()
    page.get_by_role("button", name="Đóng").click()
    page.unroute(large)
    link.click()
    page.wait_for_function(
        "large => document.querySelector('.pc-zoom__picture').src === large", arg=large
    )
    assert not page.get_by_text("Chưa tải được ảnh lớn").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_zoom__axe_finds_nothing(page, infographic, scheme):
    page.emulate_media(color_scheme=scheme)
    open_viewer(page, infographic)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


def test_download__is_named_after_its_page_and_width(page, infographic):
    page.goto(infographic.url)
    names = page.locator("a[download]").evaluate_all("links => links.map(link => link.download)")
    assert names[0] == f"{infographic.slug}-800.jpg"


def test_zoom__is_a_plain_link_without_script(browser, live_server, infographic):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    context.route("**/media/**", send_media)
    page = context.new_page()
    page.goto(infographic.url)
    link = page.get_by_role("link", name="Phóng to")
    large = link.get_attribute("href")
    link.click()
    assert page.url.endswith(large)
    context.close()


# --- Gallery: the same viewer, and the way from picture to picture ---


@pytest.fixture
def gallery():
    pictures = [
        stored_picture(SCENES[name]().jpeg(1200), f"{name}.jpg") for name in list(SCENES)[:3]
    ]
    items = [
        {
            "image": {"image": picture.pk, "decorative": False, "alt_text": f"Cảnh {number}"},
            "caption": f"Chú thích “{number}”",
        }
        for number, picture in enumerate(pictures, 1)
    ]
    page = news_with("gallery", {"title": "Bộ ảnh", "items": items, "credit": "Ảnh: Văn Nam"})
    make_page_renditions(page)
    return page


def test_gallery__opens_in_the_page_with_caption_and_credit(page, gallery):
    page.goto(gallery.url, wait_until="networkidle")
    page.get_by_role("link", name="Xem ảnh lớn").nth(1).click()
    viewer = page.get_by_role("dialog", name="Xem ảnh lớn")
    assert viewer.get_by_role("img", name="Cảnh 2").is_visible()
    assert viewer.get_by_text("Chú thích “2” Ảnh: Văn Nam").is_visible()
    assert picture_box(viewer)["width"] <= 360
    page.keyboard.press("Escape")
    assert not viewer.is_visible()
    assert page.url.endswith(gallery.url)


def test_gallery__goes_from_picture_to_picture(page, gallery):
    page.goto(gallery.url, wait_until="networkidle")
    page.get_by_role("link", name="Xem ảnh lớn").first.click()
    viewer = page.get_by_role("dialog", name="Xem ảnh lớn")
    viewer.get_by_role("button", name="Ảnh sau").click()
    assert viewer.get_by_text("Ảnh 2 trên 3").is_visible()
    viewer.get_by_role("group").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert viewer.get_by_role("img", name="Cảnh 3").is_visible()
    page.keyboard.press("ArrowLeft")
    assert viewer.get_by_role("img", name="Cảnh 2").is_visible()


def test_gallery__keys_pan_while_it_is_enlarged(page, gallery):
    page.goto(gallery.url, wait_until="networkidle")
    page.get_by_role("link", name="Xem ảnh lớn").first.click()
    viewer = page.get_by_role("dialog", name="Xem ảnh lớn")
    page.keyboard.press("+")
    before = picture_box(viewer)
    page.keyboard.press("ArrowRight")
    assert viewer.get_by_text("Ảnh 1 trên 3").is_visible()
    assert picture_box(viewer)["x"] < before["x"]


def test_gallery__axe_finds_nothing(page, gallery):
    page.goto(gallery.url, wait_until="networkidle")
    page.get_by_role("link", name="Xem ảnh lớn").first.click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []


# --- Video elsewhere, sound of our own ---


def news_with(block, value):
    return make.make_news(body=[{"type": block, "value": value}])


def embed(**fields):
    given = {"url": "", "file": None, "title": "Ba phút", "poster": None, "caption": ""}
    return news_with("embed", given | {"transcript": ""} | fields)


def test_video__asks_nobody_else_before_the_tap(page, live_server):
    news = embed(url=VIDEO)
    asked = []
    page.context.route(
        "https://**", lambda route: route.fulfill(body="Khung", content_type="text/html")
    )
    page.on("request", lambda request: asked.append(request.url))
    page.goto(news.url, wait_until="networkidle")
    elsewhere = [url for url in asked if not url.startswith(live_server.url)]
    assert elsewhere == []
    with page.expect_request(lambda request: request.url == FRAME):
        page.get_by_role("link", name="Xem video: Ba phút").click()
    assert page.locator("iframe[title='Ba phút']").get_attribute("src") == FRAME
    assert [url for url in asked if not url.startswith(live_server.url)] == [FRAME]


def test_sound__is_fetched_when_it_is_played_and_in_pieces(page, tmp_path, monkeypatch):
    field = get_document_model()._meta.get_field("file")
    monkeypatch.setattr(field, "storage", FileSystemStorage(tmp_path))
    recording = make.make_document(
        "Nhạc hiệu", "nhac-hieu.mp3", (MEDIA / "nhac-hieu.mp3").read_bytes()
    )
    news = embed(file=recording.pk)
    answers = []
    page.on("response", lambda response: answers.append(response))
    page.goto(news.url, wait_until="networkidle")
    assert not [answer for answer in answers if "/documents/" in answer.url]
    with page.expect_response("**/documents/**") as answer:
        page.locator("audio").evaluate("audio => audio.load() || audio.play().catch(() => 0)")
    assert answer.value.status == 206
    page.wait_for_function("document.querySelector('audio').duration > 7")


# --- What pictures cost on a phone with a fine screen ---


def photograph(scene):
    """A picture as heavy as a photograph: a drawn scene with the grain of a camera."""
    drawn = Image.open(BytesIO(SCENES[scene]().jpeg(1600)))
    grain = Image.effect_noise(drawn.size, 24).filter(ImageFilter.GaussianBlur(1))
    content = BytesIO()
    ImageChops.soft_light(drawn, grain.convert("RGB")).save(content, "JPEG", quality=90)
    return stored_picture(content.getvalue(), f"{scene}.jpg")


@pytest.fixture
def pages():
    """Address by name: the home page, news with five pictures and an infographic."""
    lead, *others = [photograph(scene) for scene in ("sen", "luy-tre", "pho-co", "dinh-lang")]
    text = {"type": "paragraph", "value": "<p>" + "Chi bộ thảo luận theo nhóm. " * 12 + "</p>"}
    body = [text]
    for image in [*others, lead]:
        picture = {"image": image.pk, "decorative": False, "alt_text": "Tranh"}
        value = {"image": picture, "caption": "Chú thích.", "credit": "", "wide": False}
        body += [{"type": "picture", "value": value}, text]
    news = make.make_news(picture=lead, picture_alt="Tranh", body=body)
    for image in others:
        make.make_news(picture=image, picture_alt="Tranh")
    infographic = make.make_infographic(picture=drawn_infographic())
    for page in [news, infographic, *type(news).objects.exclude(pk=news.pk)]:
        make_page_renditions(page)
    return {
        "home": default_site().root_page.url,
        "five pictures": news.url,
        "infographic": infographic.url,
    }


def weigh(browser, live_server, path, headers=None):
    """Return the bytes of a first visit as they would come compressed, and the pictures' names."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 360, "height": 740},
        device_scale_factor=3,
        is_mobile=True,
        extra_http_headers=headers or {},
    )
    context.route("**/media/**", send_media)
    page = context.new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(path, wait_until="networkidle")
    bodies = {answer.url: answer.body() for answer in answers}
    context.close()
    pictures = {url: len(body) for url, body in bodies.items() if "/media/" in url}
    rest = sum(len(gzip.compress(body)) for url, body in bodies.items() if url not in pictures)
    return rest + sum(pictures.values()), pictures


def test_weight__first_view_with_pictures(browser, live_server, pages):
    heavy = {}
    for name, path in pages.items():
        total, pictures = weigh(browser, live_server, path)
        saved, smallest = weigh(browser, live_server, path, {"Save-Data": "on"})
        assert pictures and smallest, name
        assert sum(smallest.values()) < sum(pictures.values()) / 2, name
        if total > MOST_WITH_PICTURES or saved > total:
            heavy[name] = (total, pictures)
    assert heavy == {}
