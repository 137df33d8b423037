"""Publishes a news page and a resolution digest in a fresh host site and reads them.

Run by ``tests/test_wheel.py``: ``python -m tests.testapp.try_pages``.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.testapp.settings_with_pages")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from wagtail.models import Page  # noqa: E402


def main():
    from propaganda_cms.models import NewsIndexPage, NewsPage

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("check", fail_level="WARNING")
    index = Page.objects.get(depth=2).add_child(
        instance=NewsIndexPage(title="Tin tức", slug="tin-tuc")
    )
    page = index.add_child(
        instance=NewsPage(title="Bản tin đầu", slug="ban-tin", lead="Mở đầu.", live=False)
    )
    page.save_revision().publish()
    client = Client()
    for url, words in ((page.url, "Bản tin đầu"), (index.url, "Bản tin đầu")):
        response = client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        assert words in response.content.decode(), url
        assert not response.cookies, url
    print("pages work")


if __name__ == "__main__":
    main()
