import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from quiz_blocks.comments.enums import CommentStatus, allowed_targets
from quiz_blocks.comments.services import transition
from quiz_blocks.comments.signals import comments_decided
from tests.quiz_blocks.comments.factories import NOW, make_comment, make_moderator, make_page

pytestmark = pytest.mark.django_db

MOVES = {
    "pending": {"approved", "rejected", "spam"},
    "approved": {"pending", "spam", "removed"},
    "rejected": {"pending", "approved", "spam"},
    "spam": {"pending", "approved"},
    "removed": {"pending", "approved", "spam"},
}


@pytest.mark.parametrize("before", CommentStatus.values)
@pytest.mark.parametrize("after", CommentStatus.values)
def test_transition__every_pair_of_states(before, after):
    comment = make_comment(make_page(), status=before)
    outcome = transition([comment.pk], after, user=make_moderator(), now=NOW)
    comment.refresh_from_db()
    if after in MOVES[before]:
        assert (comment.status, comment.version) == (after, 2)
        assert [c.pk for c in outcome.changed] == [comment.pk]
        assert ModelLogEntry.objects.get().data["from"] == before
    else:
        assert (comment.status, comment.version) == (before, 1)
        assert [c.comment.pk for c in outcome.conflicts] == [comment.pk]
        assert not ModelLogEntry.objects.exists()


def test_allowed_targets__is_what_transition_does():
    assert {before: set(allowed_targets(before)) for before in CommentStatus.values} == MOVES


def test_transition__without_the_right_changes_nothing():
    user = make_moderator()
    user.groups.clear()
    comment = make_comment(make_page(), status="pending")
    with pytest.raises(PermissionDenied):
        transition([comment.pk], "approved", user=user, now=NOW)
    comment.refresh_from_db()
    assert comment.status == "pending"


def test_transition__purges_the_page_and_tells_listeners(
    settings, django_capture_on_commit_callbacks
):
    settings.WAGTAILFRONTENDCACHE = {
        "test": {"BACKEND": "tests.quiz_blocks.comments.frontend_cache.RecordingBackend"}
    }
    from tests.quiz_blocks.comments.frontend_cache import PURGED

    heard = []

    def listen(comments, to, **kwargs):
        heard.append(([c.pk for c in comments], to))

    comments_decided.connect(listen)
    page = make_page()
    comment = make_comment(page, status="pending")
    PURGED.clear()
    with django_capture_on_commit_callbacks(execute=True):
        transition([comment.pk], "approved", user=make_moderator(), now=NOW)
    comments_decided.disconnect(listen)
    assert [page.full_url] == PURGED
    assert heard == [([comment.pk], "approved")]


@pytest.mark.parametrize("change", [{"status": "published"}, {"decided_at": None}])
def test_constraints__keep_nonsense_out(change):
    comment = make_comment(make_page(), status="approved")
    with pytest.raises(IntegrityError), transaction.atomic():
        type(comment).objects.filter(pk=comment.pk).update(**change)
