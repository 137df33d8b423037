import pytest
from django.apps import apps

from propaganda_cms import checks


def test_checks__this_site_is_complete():
    assert checks.check_apps() == []
    assert checks.check_middleware() == []


@pytest.mark.parametrize("name", checks.REQUIRED_APPS)
def test_check_apps__names_each_missing_app(name, monkeypatch):
    really = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda app: app != name and really(app))
    (error,) = checks.check_apps()
    assert error.id == "propaganda_cms.E001"
    assert f'"{name}"' in error.hint


def test_check_middleware__names_the_missing_one(settings):
    settings.MIDDLEWARE = [given for given in settings.MIDDLEWARE if "Pictures" not in given]
    (error,) = checks.check_middleware()
    assert error.id == "propaganda_cms.E003"
