import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.quizzes.statistics import Finished, distribution, percent_of, share, summarise


def finished(score, of=10, taker="a", passed=None, **verdicts):
    credits = {"right": 1, "partly": Decimal("0.5")}
    return Finished(
        taker,
        Decimal(score),
        Decimal(of),
        passed,
        verdicts,
        {key: Decimal(credits.get(verdict, 0)) for key, verdict in verdicts.items()},
    )


@pytest.mark.parametrize(
    ("percents", "counts"),
    [
        ([], [0] * 10),
        ([0], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        (["9.99", 10], [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
        ([90, "99.5", 100], [0, 0, 0, 0, 0, 0, 0, 0, 0, 3]),
    ],
)
def test_distribution(percents, counts):
    assert distribution(map(Decimal, percents)) == counts


@pytest.mark.parametrize(
    ("score", "of", "percent"), [(1, 3, "33.33"), (2, 3, "66.67"), (0, 0, "0"), (3, 3, "100")]
)
def test_percent_of(score, of, percent):
    assert percent_of(Decimal(score), Decimal(of)) == Decimal(percent)


def test_share__of_nothing_is_nothing():
    assert share(0, 0) is None
    assert share(1, 4) == 25


def test_summarise():
    figures = summarise(
        [
            finished(10, taker="a", passed=True, q1="right", q2="right"),
            finished(5, taker="a", passed=True, q1="right", q2="partly"),
            finished(0, taker="b", passed=False, q1="wrong", q2="blank"),
        ]
    )
    assert (figures["attempts"], figures["takers"]) == (3, 2)
    assert (figures["passed"], figures["judged"]) == (2, 3)
    assert (figures["mean"], figures["median"], figures["deviation"]) == ("50.00", "50.00", "40.82")
    assert figures["questions"]["q2"] == {
        "asked": 3,
        "right": 1,
        "partly": 1,
        "wrong": 0,
        "blank": 1,
        "credit": "0.5000",
    }


def test_summarise__of_nothing():
    figures = summarise([])
    assert figures["attempts"] == 0
    assert figures["mean"] is None
    assert figures["questions"] == {}


attempts = st.lists(
    st.builds(
        finished,
        st.decimals(0, 10, places=4),
        taker=st.sampled_from("abc"),
        passed=st.sampled_from([True, False, None]),
        q1=st.sampled_from(["right", "partly", "wrong", "blank"]),
    )
)


@given(attempts, st.randoms())
def test_summarise__does_not_care_for_the_order(attempts, random):
    mixed = attempts[:]
    random.shuffle(mixed)
    assert json.dumps(summarise(attempts)) == json.dumps(summarise(mixed))


@given(attempts)
def test_summarise__loses_nobody(attempts):
    figures = summarise(attempts)
    assert sum(figures["distribution"]) == len(attempts)
    for question in figures["questions"].values():
        told = question["right"] + question["partly"] + question["wrong"] + question["blank"]
        assert told == question["asked"]
