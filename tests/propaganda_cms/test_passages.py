from types import SimpleNamespace

import pytest

from propaganda_cms.models import ResolutionPage
from propaganda_cms.passages import assign_anchors
from tests.propaganda_cms import factories as make


def passage(heading="", anchor="", block_id=None):
    return SimpleNamespace(id=block_id, value={"heading": heading, "anchor": anchor})


def anchors(passages, published=()):
    assign_anchors(passages, published)
    return [item.value["anchor"] for item in passages]


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        ([passage("Mục tiêu đến năm 2030")], ["muc-tieu-den-nam-2030"]),
        ([passage("Đổi mới"), passage("Đổi mới")], ["doi-moi", "doi-moi-2"]),
        ([passage("A", "diem-3")], ["diem-3"]),
        ([passage("A", "Điểm 3!")], ["diem-3"]),
        ([passage("A", "diem-3"), passage("B", "diem-3")], ["diem-3", "diem-3-2"]),
        ([passage("")], ["diem"]),
        ([passage("x" * 200)], ["x" * 60]),
    ],
)
def test_assign_anchors(passages, expected):
    assert anchors(passages) == expected


def test_assign_anchors__published_passage_keeps_its_own():
    published = [passage("Cũ", "cu", "khoi-1")]
    assert anchors([passage("Mới", "", "khoi-1")], published) == ["cu"]


@pytest.mark.django_db
def test_page__anchor_outlives_rewording_and_reordering(client):
    points = [
        {"type": "key_point", "value": {"heading": heading, "text": "<p>A</p>", "anchor": ""}}
        for heading in ("Mục tiêu", "Nhiệm vụ")
    ]
    page = make.make_resolution(key_points=points)
    assert page.get_passages() == [("muc-tieu", "Mục tiêu"), ("nhiem-vu", "Nhiệm vụ")]
    raw = page.key_points.get_prep_value()
    raw[0]["value"] |= {"heading": "Mục tiêu chung", "anchor": ""}
    page.key_points = page._meta.get_field("key_points").to_python(raw[::-1])
    page.save_revision().publish()
    page = ResolutionPage.objects.get(pk=page.pk)
    assert page.get_passages() == [("nhiem-vu", "Nhiệm vụ"), ("muc-tieu", "Mục tiêu chung")]
    assert 'id="muc-tieu"' in client.get(page.url).content.decode()
