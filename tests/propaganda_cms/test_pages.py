import pytest

from tests.propaganda_cms import factories as make

pytestmark = pytest.mark.django_db


def test_pages__answer(client):
    news = make.make_news(
        topics=[make.make_topic()], picture=make.make_image(), picture_alt="Hội nghị"
    )
    resolution = make.make_resolution()
    infographic = make.make_infographic()
    standard = make.make_standard()
    for page in (news, resolution, infographic, standard):
        response = client.get(page.url)
        assert response.status_code == 200, page
        assert page.title in response.content.decode()
        parent = page.get_parent()
        if parent.depth > 2:
            response = client.get(parent.url)
            assert response.status_code == 200
            assert page.title in response.content.decode()
