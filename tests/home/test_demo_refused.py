import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from home.demo.people import accounts_file


def test_load__refused_where_others_pages_are(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=Page(title="Trang thật", slug="trang-that"))
    with pytest.raises(CommandError, match="đã có nội dung"):
        call_command("load_demo")
    assert not get_user_model().objects.exists()
    assert not accounts_file().exists()
