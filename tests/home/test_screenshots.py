import pytest

from home.chrome import forget_chrome
from home.screenshots.pages import worthy_pages

from .factories import publish_digest, publish_news

pytestmark = pytest.mark.django_db


def test_worthy_pages__one_of_every_type_and_all_answer(client):
    forget_chrome()
    publish_news("Bài một")
    newest = publish_news("Bài hai")
    publish_digest("42-NQ/TW", "Văn kiện")
    found = worthy_pages()
    assert newest.url in found.values()
    assert {"tin-bai", "van-kien", "trang-chu", "mau-giao-dien", "tim-kiem"} <= found.keys()
    status = {name: client.get(path).status_code for name, path in found.items()}
    assert {name for name, code in status.items() if code != 200} == {"bao-loi-404"}
