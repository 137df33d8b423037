import pytest
from django.apps import apps
from django.contrib.sessions.middleware import SessionMiddleware
from django.urls import clear_url_caches, path
from wagtail import blocks

from quiz_blocks import checks
from quiz_blocks.blocks import CommentFormBlock, QuizBlock

urlpatterns = [path("khac/", lambda request: None)]


def ids(messages):
    return [message.id for message in messages]


def test_checks__this_site_is_complete():
    assert checks.check_apps() == []
    assert checks.check_middleware() == []
    assert checks.check_addresses() == []
    assert checks.check_nesting() == []
    assert checks.check_receipt_time() == []


@pytest.mark.parametrize("name", checks.REQUIRED_APPS)
def test_check_apps__names_each_missing_app(name, monkeypatch):
    really = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda app: app != name and really(app))
    (error,) = checks.check_apps()
    assert error.id == "quiz_blocks.E001"
    assert f'"{name}"' in error.hint


@pytest.mark.parametrize("path_", checks.REQUIRED_MIDDLEWARE)
def test_check_middleware__names_each_missing_middleware(path_, settings):
    settings.MIDDLEWARE = [given for given in settings.MIDDLEWARE if given != path_]
    (error,) = checks.check_middleware()
    assert error.id == "quiz_blocks.E003"
    assert path_ in error.hint


def test_check_receipt_time__says_where_it_stands(settings):
    settings.MIDDLEWARE = [given for given in settings.MIDDLEWARE if "ReceiptTime" not in given]
    (error,) = checks.check_receipt_time()
    assert error.id == "quiz_blocks.E005"
    assert f'"{checks.RECEIPT_MIDDLEWARE}" first' in error.hint


def test_check_middleware__subclass_will_do(settings):
    settings.MIDDLEWARE = [
        f"{__name__}.OwnSessions" if "SessionMiddleware" in given else given
        for given in settings.MIDDLEWARE
    ]
    assert checks.check_middleware() == []


class OwnSessions(SessionMiddleware):
    pass


def test_check_addresses__tells_what_to_include(settings):
    settings.ROOT_URLCONF = __name__
    clear_url_caches()
    (error,) = checks.check_addresses()
    assert error.id == "quiz_blocks.E002"
    assert 'path("", include("quiz_blocks.urls"))' in error.hint


@pytest.mark.parametrize("block", [QuizBlock, CommentFormBlock])
@pytest.mark.parametrize(
    "around",
    [
        lambda block: blocks.ListBlock(block),
        lambda block: blocks.StructBlock([("inner", block)]),
        lambda block: blocks.StreamBlock([("inner", block)]),
        lambda block: blocks.StructBlock([("deep", blocks.ListBlock(block))]),
    ],
)
def test_nested_blocks__finds_it_however_deep(block, around):
    body = blocks.StreamBlock([("outer", around(block()))])
    assert any(isinstance(found, block) for found in checks.nested_blocks(body))
    flat = blocks.StreamBlock([("quiz", block())])
    assert not any(isinstance(found, block) for found in checks.nested_blocks(flat))


def test_check_nesting__names_the_field(monkeypatch):
    from tests.testapp.models import HostPage

    body = blocks.StreamBlock([("list", blocks.ListBlock(QuizBlock()))])
    field = HostPage._meta.get_field("body")
    monkeypatch.setitem(field.__dict__, "stream_block", body)
    errors = checks.check_nesting()
    assert "quiz_blocks.E004" in ids(errors)
    assert "testapp.HostPage.body" in [error.obj for error in errors]
