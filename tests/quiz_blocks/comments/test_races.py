"""Many at the same moment, in real threads, on the database that the suite runs on."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.services import transition
from tests.quiz_blocks.comments.factories import NOW, make_comment, make_moderator, make_page
from tests.quiz_blocks.comments.test_views import GOOD, SAME, answer_for, form_url
from tests.quiz_blocks.guard.factories import solve_for
from tests.races import all_at_once, database_for_threads

pytestmark = pytest.mark.django_db(transaction=True)
JSON = SAME | {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def threads(tmp_path, settings, db):
    settings.QUIZ_BLOCKS = {"PROOF_ROUNDS": 1, "PROOF_MAX_COUNTER": 2}
    with database_for_threads(tmp_path):
        yield


def post(page, data):
    return Client().post(form_url(page), GOOD | data, headers=JSON).status_code


def test_the_same_proof_twelve_times_is_one_comment():
    page = make_page()
    proof = solve_for(page)
    codes = all_at_once(12, lambda number: post(page, {"proof": proof}))
    assert codes == [201] * 12
    assert ReaderComment.objects.count() == 1


def test_the_same_proof_for_twelve_texts_is_one_comment():
    page = make_page()
    proof = solve_for(page)
    codes = all_at_once(12, lambda n: post(page, {"proof": proof, "title": f"Ý {n}"}))
    assert sorted(codes) == [201] + [403] * 11
    assert ReaderComment.objects.count() == 1


def test_the_same_answer_twelve_times_is_one_comment():
    page = make_page()
    answer = answer_for(Client().get(form_url(page)))
    codes = all_at_once(12, lambda n: post(page, answer | {"title": f"Ý {n}"}))
    assert sorted(codes) == [201] + [422] * 11
    assert ReaderComment.objects.count() == 1


def test_a_limit_of_three_lets_exactly_three_of_twelve_in():
    page = make_page()
    proofs = [solve_for(page) for _ in range(12)]
    codes = all_at_once(12, lambda n: post(page, {"proof": proofs[n], "title": f"Ý {n}"}))
    assert sorted(codes) == [201] * 3 + [429] * 9
    assert ReaderComment.objects.count() == 3


def test_two_moderators_one_wins_and_one_is_told():
    comment = make_comment(make_page(), status="pending")
    moderators = [make_moderator("lan"), make_moderator("minh")]
    targets = ["approved", "rejected"]

    def decide(number):
        return transition(
            [comment.pk],
            targets[number],
            user=User.objects.get(pk=moderators[number].pk),
            now=NOW,
            expected_versions={comment.pk: 1},
        )

    outcomes = all_at_once(2, decide)
    winner = next(n for n, outcome in enumerate(outcomes) if outcome.changed)
    loser = outcomes[1 - winner]
    comment.refresh_from_db()
    assert (comment.status, comment.version) == (targets[winner], 2)
    assert loser.changed == []
    assert loser.conflicts[0].comment.decided_by == moderators[winner]
