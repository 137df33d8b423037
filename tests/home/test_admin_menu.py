"""What the admin leaves out on a site of one language."""

import pytest

from tests.home.factories import make_admin

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("languages", [1, 2])
def test_reports__translations_only_where_there_is_a_second_language(client, settings, languages):
    settings.WAGTAIL_I18N_ENABLED = languages > 1
    client.force_login(make_admin())
    html = client.get("/admin/").content.decode()
    assert ("localize/reports/translations" in html) == (languages > 1)
