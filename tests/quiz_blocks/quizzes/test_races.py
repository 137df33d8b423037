"""Many hands at once, with real threads, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from quiz_blocks.quizzes import exceptions, services
from quiz_blocks.quizzes.models import Attempt
from quiz_blocks.quizzes.paper import canonical

from .factories import make_quiz, make_taker, now
from .test_services import response

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("shared_database"),
]
HANDS = 8


def at_once(*actions):
    """Run the actions at the same moment, each in its thread; return results and refusals."""
    barrier = Barrier(len(actions))

    def run(action):
        try:
            barrier.wait()
            return action()
        except exceptions.Refused as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as pool:
        return list(pool.map(run, actions))


def start(quiz, taker="Một máy"):
    return services.start(quiz, make_taker(taker), now=now())


def fresh(attempt):
    return Attempt.objects.get(pk=attempt.pk)


def test_start__many_times_at_once_is_one_attempt():
    quiz = make_quiz(attempts_allowed=1)
    started = at_once(*[lambda: start(quiz)] * HANDS)
    assert {attempt.pk for attempt in started} == {Attempt.objects.get().pk}


def test_start__the_last_attempt_is_given_once():
    quiz = make_quiz(attempts_allowed=2)
    services.submit(start(quiz), {}, now=now())

    def start_and_hand_in():
        return services.submit(start(quiz), {}, now=now())

    at_once(*[start_and_hand_in] * HANDS)
    numbers = Attempt.objects.order_by("attempt_no").values_list("attempt_no", flat=True)
    assert list(numbers) == [1, 2]


def test_start__takers_do_not_hinder_each_other():
    quiz = make_quiz(attempts_allowed=1)
    at_once(*[lambda n=n: start(quiz, f"máy {n}") for n in range(HANDS)])
    assert Attempt.objects.count() == HANDS


def test_submit__many_times_at_once_is_one_receipt():
    attempt = start(make_quiz())
    given = [response(attempt, 1, text) for text in ["đúng 1", "sai 1"] * (HANDS // 2)]
    handed_in = at_once(*[lambda g=g: services.submit(fresh(attempt), g, now=now()) for g in given])
    assert {(a.receipt, a.score, a.submitted_at) for a in handed_in} == {
        (fresh(attempt).receipt, fresh(attempt).score, fresh(attempt).submitted_at)
    }


def test_save__racing_the_handing_in_changes_nothing_after_it():
    attempt = start(make_quiz())
    services.save(attempt, response(attempt, 2, "đúng 2"), now=now())
    saves = [
        lambda n=n: services.save(fresh(attempt), response(attempt, 1, "sai 1"), now=now(), seq=n)
        for n in range(2, HANDS)
    ]
    results = at_once(
        lambda: services.submit(fresh(attempt), response(attempt, 1, "đúng 1"), now=now()), *saves
    )
    stored = fresh(attempt)
    assert stored.state == "marked"
    assert stored.score == 2
    assert results[0].receipt == stored.receipt
    assert stored.responses == response(attempt, 1, "đúng 1") | response(attempt, 2, "đúng 2")


def test_save__at_once_loses_no_question():
    attempt = start(make_quiz())
    saves = [
        lambda n=n: services.save(fresh(attempt), response(attempt, n, f"đúng {n}"), now=now())
        for n in (1, 2, 3)
    ]
    at_once(*saves)
    assert len(fresh(attempt).responses) == 3
    assert fresh(attempt).seq == 3


def test_save__the_highest_number_wins():
    attempt = start(make_quiz())
    texts = ["sai 1", "đúng 1"]
    saves = [
        lambda n=n: services.save(
            fresh(attempt), response(attempt, 1, texts[n % 2]), now=now(), seq=n
        )
        for n in range(1, HANDS)
    ]
    at_once(*saves)
    assert fresh(attempt).seq == HANDS - 1
    assert fresh(attempt).responses == response(attempt, 1, texts[(HANDS - 1) % 2])


def test_answer__the_same_question_at_once_is_marked_once():
    attempt = start(make_quiz(feedback="at_once"))
    key = attempt.questions[0]["key"]
    answers = [
        lambda t=t: services.answer(fresh(attempt), key, response(attempt, 1, t), now=now())
        for t in ["đúng 1", "sai 1"] * (HANDS // 2)
    ]
    told = {canonical_mark(a, key) for a in at_once(*answers)}
    assert told == {canonical_mark(fresh(attempt), key)}


def canonical_mark(attempt, key):
    return canonical(attempt.outcome["marks"][key]), canonical(attempt.responses[key])
