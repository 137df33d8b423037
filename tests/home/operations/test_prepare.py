import pytest
from wagtail.models import Site

from home.operations import prepare


@pytest.fixture
def static_root(settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    return source


def test_collect_static__second_run_finds_nothing_to_do(static_root, settings):
    assert prepare.collect_static()
    assert (settings.STATIC_ROOT / "a.css").read_text() == "a{}"
    assert not prepare.collect_static()


def test_collect_static__changed_and_removed_files(static_root, settings):
    prepare.collect_static()
    (static_root / "b.css").write_text("b{}")
    (static_root / "a.css").unlink()
    assert prepare.collect_static()
    assert sorted(path.name for path in settings.STATIC_ROOT.glob("*.css")) == ["b.css"]


@pytest.mark.django_db
def test_migrate__nothing_missing():
    assert not prepare.migrate()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hostname", "expected"),
    [("localhost", ("127.0.0.1", 8123)), ("tuyengiao.example.vn", ("tuyengiao.example.vn", 80))],
)
def test_set_site_address__never_renames_a_named_site(hostname, expected):
    Site.objects.filter(is_default_site=True).update(hostname=hostname, port=80)
    prepare.set_site_address(8123)
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == expected
