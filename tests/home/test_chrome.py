from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page, Site

from home.blocks import LinkBlock
from home.chrome import build_chrome, forget_chrome, get_chrome

from .factories import default_site, link, make_profile, notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh():
    Site.clear_site_root_paths_cache()
    forget_chrome()


def chrome():
    return get_chrome(RequestFactory().get("/"))


def child_page(title, **fields):
    root = default_site().root_page
    return root.add_child(instance=Page(title=title, **fields))


def test_chrome__no_profile_shows_a_name_and_nothing_invented():
    found = chrome()
    assert found.name
    assert (found.menu, found.facts, found.notice, found.managing_body) == ((), (), None, "")


def test_chrome__empty_facts_are_left_out_for_readers_and_named_to_staff():
    profile = make_profile(telephone="(0270) 382 3456", email="btg@example.vn")
    assert [fact.value for fact in chrome().facts] == ["(0270) 382 3456", "btg@example.vn"]
    assert [fact.url for fact in chrome().facts] == ["tel:02703823456", "mailto:btg@example.vn"]
    assert "giấy phép" in profile.empty_facts
    assert "điện thoại" not in profile.empty_facts


def test_menu__keeps_the_order_and_takes_names_from_pages():
    news = child_page("Tin tức")
    make_profile(menu=[link(page=news), link("Tìm kiếm", url="/tim-kiem/")])
    assert [(item.label, item.url) for item in chrome().menu] == [
        ("Tin tức", news.get_url()),
        ("Tìm kiếm", "/tim-kiem/"),
    ]


def test_menu__leaves_out_pages_that_readers_cannot_open():
    hidden = child_page("Nháp", live=False)
    gone = child_page("Đã xoá")
    make_profile(menu=[link(page=hidden), link("Mục cũ", page=gone)])
    gone.delete()
    assert chrome().menu == ()


def test_chrome__change_is_seen_at_once():
    make_profile(office_name="Tên cũ")
    assert chrome().name == "Tên cũ"
    make_profile(office_name="Tên mới")
    assert chrome().name == "Tên mới"


def test_menu__follows_a_page_that_is_renamed_or_withdrawn():
    news = child_page("Tin tức")
    make_profile(menu=[link(page=news)])
    assert chrome().menu[0].label == "Tin tức"
    news.title = "Thời sự"
    news.save_revision().publish()
    assert chrome().menu[0].label == "Thời sự"
    news.unpublish()
    assert chrome().menu == ()


def test_chrome__cold_costs_two_queries(django_assert_num_queries):
    pages = [child_page(f"Mục {i}") for i in range(6)]
    make_profile(menu=[link(page=page) for page in pages], footer_links=[link(page=pages[0])])
    site = default_site()
    pages[0].get_url()  # the root paths are Wagtail's own cache
    with django_assert_num_queries(2):
        assert len(build_chrome(site).menu) == 6


def test_chrome__warm_costs_nothing(django_assert_num_queries):
    make_profile(office_name="Tên")
    request = RequestFactory().get("/")
    get_chrome(request)
    with django_assert_num_queries(0):
        get_chrome(request)


# --- The urgent notice ---


def test_notice__shows_from_its_beginning_until_before_its_end():
    start = timezone.now() + timedelta(hours=1)
    end = start + timedelta(hours=2)
    notice(notice_from=start, notice_until=end)
    planned = chrome()
    moments = [start - timedelta(seconds=1), start, end - timedelta(seconds=1), end]
    seen = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            seen.append(planned.notice is not None)
    assert seen == [False, True, True, False]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"notice_text": "Nghỉ lễ"}, "notice_until"),
        (
            {
                "notice_text": "Nghỉ lễ",
                "notice_from": timezone.now(),
                "notice_until": timezone.now() - timedelta(days=1),
            },
            "notice_until",
        ),
        (
            {"notice_text": "Nghỉ lễ", "notice_until": timezone.now() - timedelta(hours=1)},
            "notice_until",
        ),
        ({"notice_link": "/tin-tuc/"}, "notice_link_label"),
    ],
)
def test_notice__half_filled_is_refused_beside_the_field(fields, where):
    profile = make_profile()
    for name, value in fields.items():
        setattr(profile, name, value)
    with pytest.raises(ValidationError) as refused:
        profile.full_clean()
    assert where in refused.value.message_dict


def test_notice__that_has_run_its_time_keeps_nobody_from_other_settings():
    profile = notice(notice_until=timezone.now() - timedelta(hours=1))
    profile.telephone = "(0270) 382 3456"
    profile.full_clean()
    profile.notice_text = "Nghỉ lễ thêm một ngày"
    with pytest.raises(ValidationError):
        profile.full_clean()


# --- The link block ---


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"label": "Không đích"}, "page"),
        ({"label": "", "url": "/tin-tuc/"}, "label"),
        ({"label": "Mã độc", "url": "javascript:alert(1)"}, "url"),
        ({"label": "Máy khác", "url": "//example.com/"}, "url"),
        ({"label": "Cả hai", "url": "/tin-tuc/", "page": True}, "url"),
    ],
)
def test_link__bad_target_is_refused_beside_the_field(value, where):
    block = LinkBlock()
    if value.get("page"):
        value["page"] = default_site().root_page.pk
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"label": "", "page": None, "url": ""} | value))
    assert where in refused.value.block_errors


@pytest.mark.parametrize(
    "url", ["/", "/tim-kiem/?q=duong", "https://example.vn/a", "mailto:a@b.vn", "tel:+84 270 1"]
)
def test_link__good_addresses_are_taken(url):
    block = LinkBlock()
    assert block.clean(block.to_python({"label": "Mục", "page": None, "url": url}))["url"] == url
