"""The demo, loaded once for all tests of this file, with small pictures."""

import json
import re
import stat

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import transaction
from django.test import Client, override_settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site, WorkflowState

from home.demo.loader import load
from home.demo.people import accounts_file
from home.models import SiteProfile
from propaganda_cms.models import NewsPage, ResolutionPage
from quiz_blocks.bank.models import Item, ItemRevision
from quiz_blocks.comments.enums import CommentStatus
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.quizzes.models import Attempt, Quiz

MODELS = (
    Page, Item, ItemRevision, Quiz, Attempt, ReaderComment, Redirect, get_image_model(),
    get_document_model(), get_user_model(), SiteProfile,
)  # fmt: skip

DUMMY = "django_tasks.backends.dummy.DummyBackend"


@pytest.fixture(scope="module")
def var_dir(tmp_path_factory):
    """A folder of our own for what the demo leaves behind."""
    from django.conf import settings

    kept, settings.VAR_DIR = settings.VAR_DIR, tmp_path_factory.mktemp("var")
    yield settings.VAR_DIR
    settings.VAR_DIR = kept


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker, var_dir):
    """The loaded demo, undone after the last test; returns the accounts.

    What runs in the background (search, renditions) never does: no test here looks at it.
    """
    no_tasks = override_settings(TASKS={"default": {"BACKEND": DUMMY}})
    with no_tasks, django_db_blocker.unblock(), transaction.atomic():
        loaded, accounts = load(width=320)
        assert loaded
        yield accounts
        transaction.set_rollback(True)


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def live_pages():
    home = Site.objects.get(is_default_site=True).root_page
    return Page.objects.descendant_of(home, inclusive=True).live().order_by("path")


def test_load__twice_the_same(demo, db):
    before = counts()
    loaded, accounts = load(width=320)
    assert not loaded
    assert counts() == before
    assert accounts == demo


def test_load__keeps_what_editors_did(demo, db):
    page = Page.objects.get(slug="lien-he").specific
    page.title = "Gặp chúng tôi"
    page.save_revision().publish()
    Page.objects.get(slug="gioi-thieu").delete()
    load(width=320)
    assert Page.objects.get(slug="lien-he").title == "Gặp chúng tôi"
    assert not Page.objects.filter(slug="gioi-thieu").exists()


def test_accounts__random_and_for_their_owner_only(demo, db):
    stored = json.loads(accounts_file().read_text("utf-8"))["accounts"]
    assert stored == demo
    assert stat.S_IMODE(accounts_file().stat().st_mode) == 0o600
    passwords = [account["password"] for account in demo]
    assert len(set(passwords)) == 5
    assert all(len(password) >= 16 for password in passwords)


def test_accounts__lost_file_makes_new_passwords(demo, db, rf):
    kept = accounts_file().read_text("utf-8")
    accounts_file().unlink()
    try:
        _loaded, accounts = load(width=320)
        assert {a["username"] for a in accounts} == {a["username"] for a in demo}
        assert not {a["password"] for a in accounts} & {a["password"] for a in demo}
        one = accounts[0]
        request = rf.post("/admin/login/")
        assert authenticate(request, username=one["username"], password=one["password"])
    finally:
        accounts_file().write_text(kept, "utf-8")


def test_accounts__have_their_roles(demo, db):
    users = {user.username: user for user in get_user_model().objects.all()}
    assert [name for name, user in users.items() if user.is_superuser] == ["quantri"]
    assert users["kiemduyet"].has_perm("quiz_blocks_comments.moderate_readercomment")
    for name in ("phongvien", "bientap", "duyet", "kiemduyet"):
        assert users[name].has_perm("wagtailadmin.access_admin"), name
    assert {u.wagtail_userprofile.preferred_language for u in users.values()} == {"vi"}


def test_pages__all_answer_in_vietnamese(demo, db):
    client = Client()
    broken = {}
    for page in live_pages():
        response = client.get(page.get_url())
        body = response.content.decode()
        problems = [
            f"status {response.status_code}" if response.status_code != 200 else "",
            "lorem ipsum" if re.search("lorem|ipsum", body, re.I) else "",
            "img without alt" if re.search(r"<img(?![^>]*\balt=)[^>]*>", body) else "",
        ]
        if found := [problem for problem in problems if problem]:
            broken[page.slug] = found
    assert not broken


def test_pages__dates_over_several_years(demo, db):
    news = Page.objects.get(slug="tin-tuc").get_children().live()
    assert {page.first_published_at.year for page in news} == {2023, 2024, 2025, 2026}
    assert all(page.last_published_at >= page.first_published_at for page in news)
    assert all(page.last_published_at.year >= 2023 for page in news)


def test_pages__states(demo, db):
    page = Page.objects.get(slug="bon-nghi-quyet-ba-nam-nhin-lai")
    assert not page.live
    assert page.get_latest_revision().approved_go_live_at
    withdrawn = Page.objects.get(slug="lich-phat-song-thang-7")
    assert not withdrawn.live
    assert Client().get(f"/tin-tuc/{withdrawn.slug}/").status_code == 410
    assert not Page.objects.get(slug="tap-huan-ky-nang-viet-tin-cho-cong-tac-vien").live


def test_workflow__a_page_in_each_state(demo, db):
    sent = Page.objects.get(slug="doi-van-nghe-thon-tap-kich-ngan-ve-chuyen-doi-so")
    assert sent.current_workflow_task_state.task.name == "Duyệt"
    returned = Page.objects.get(slug="tap-huan-ky-nang-viet-tin-cho-cong-tac-vien")
    assert returned.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "ngày khai mạc" in returned.current_workflow_state.current_task_state.comment


def test_workflow__no_page_loses_its_text_on_the_way(demo, db):
    empty = [page.slug for page in NewsPage.objects.live() if not page.body]
    assert empty == []


def test_workflow__approved_page_tells_its_way(demo, db):
    page = Page.objects.get(slug="mo-dot-thi-truc-tuyen-tim-hieu-bon-nghi-quyet")
    state = WorkflowState.objects.get(object_id=str(page.pk))
    steps = state.task_states.order_by("pk").values_list("status", "finished_by__username")
    assert list(steps) == [
        ("rejected", "bientap"),
        ("approved", "bientap"),
        ("approved", "duyet"),
    ]
    assert page.live
    assert page.first_published_at.year == 2026


def test_corrected_page__says_what_was_wrong(demo, db):
    page = Page.objects.get(slug="tu-sach-luu-dong-qua-chin-diem-truong").specific
    assert page.pc_corrections.count() == 1
    assert "680 cuốn" in str(page.body)
    assert "800 cuốn" not in str(page.body)
    first = page.revisions.order_by("created_at").first().as_object()
    assert "800 cuốn" in str(first.body)


def test_questions__each_linked_to_a_passage(demo, db):
    items = Item.objects.all()
    assert items.count() >= 20
    assert all(item.passage_page_id and item.passage_anchor for item in items)
    assert all(item.delivery.revision.payload["passage"] for item in items)


def test_quizzes__open_closed_and_to_come(demo, db):
    from django.utils import timezone

    now = timezone.now()
    assert {quiz.opening_at(now).value for quiz in Quiz.objects.all()} == {
        "open", "closed", "not_yet",
    }  # fmt: skip
    assert {quiz.feedback for quiz in Quiz.objects.all()} == {"at_once", "at_end"}


def test_attempts__marked_and_spread(demo, db):
    attempts = Attempt.objects.all()
    assert attempts.count() >= 50
    assert {attempt.state for attempt in attempts} == {"marked"}
    assert len({attempt.score / attempt.max_score for attempt in attempts}) > 5


def test_comments__every_state(demo, db):
    states = set(ReaderComment.objects.values_list("status", flat=True))
    assert states == set(CommentStatus.values)
    assert all(comment.page_id for comment in ReaderComment.objects.all())


def test_front__menu_footer_and_notice(demo, db):
    profile = SiteProfile.objects.get()
    assert not profile.empty_facts
    assert "minh họa" in profile.managing_body
    assert profile.notice_is_on()
    assert len(profile.menu) >= 4


def test_old_addresses__lead_on(demo, db):
    response = Client().get("/van-ban/")
    assert response.status_code == 301
    assert response.headers["Location"].endswith("/nghi-quyet/")


def test_pictures__all_described(demo, db):
    assert all(image.description for image in get_image_model().objects.all())


def test_digests__as_pdf_and_for_word_and_say_what_they_are(demo, db):
    for page in ResolutionPage.objects.all():
        files = [attachment.document for attachment in page.pc_attachments.all()]
        assert [file.file_extension for file in files] == ["pdf", "docx"]
        html = Client().get(page.get_url()).content.decode()
        assert re.search(r"<h2[^>]*>Bản tóm tắt</h2>", html)
        assert "không phải toàn văn" in html


def test_embeds__a_video_elsewhere_and_a_sound_of_our_own(demo, db):
    client = Client()
    clip = client.get("/tin-tuc/lam-tin-hinh-am-thanh-cho-nguoi-it-thoi-gian/").content.decode()
    assert "data-pc-embed=" in clip and "<iframe" not in clip
    assert "không phải clip của trang" in clip
    news = client.get("/tin-tuc/ban-tin-sau-phut-cua-dai-truyen-thanh-xa/").content.decode()
    assert re.search(r'<audio[^>]* src="/documents/\d+/nhac-hieu\S*\.mp3"', news)
