import pytest

from home.patterns.body import body_groups
from propaganda_cms.blocks.story import StoryBlock

pytestmark = pytest.mark.django_db


def test_pattern_page__shows_every_block_of_a_body(client):
    text = client.get("/mau-giao-dien/").content.decode()
    for name in StoryBlock().child_blocks:
        assert f'id="khoi-{name.replace("_", "-")}"' in text


def test_pattern_page__every_state_shows_something(rf):
    empty = [
        (group.title, specimen.title)
        for group in body_groups(rf.get("/mau-giao-dien/"))
        for specimen in group.specimens
        if "<" not in specimen.html.split("pc-block--", 1)[1].split(">", 1)[1].strip()[:1]
    ]
    assert empty == []


def test_pattern_page__is_not_on_a_real_site(client, settings):
    settings.PATTERN_PAGE = False
    assert client.get("/mau-giao-dien/").status_code == 404
