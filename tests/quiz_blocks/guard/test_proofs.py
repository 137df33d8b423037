import base64
import json
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from quiz_blocks.guard.proofs import BadProof, issue_challenge, read_proof
from tests.quiz_blocks.guard.factories import solve


@pytest.fixture(autouse=True)
def cheap(settings):
    settings.QUIZ_BLOCKS = {"PROOF_ROUNDS": 2, "PROOF_MAX_COUNTER": 5}


def solved(**changes):
    """A solved challenge with some of its parameters changed afterwards."""
    payload = json.loads(base64.b64decode(solve(issue_challenge("mau", timezone.now()))))
    for path, value in changes.items():
        place = payload
        *parents, last = path.split("__")
        for name in parents:
            place = place[name]
        place[last] = value
    return base64.b64encode(json.dumps(payload).encode()).decode()


def reason_of(text, scope="mau"):
    with pytest.raises(BadProof) as caught:
        read_proof(text, scope)
    return caught.value.reason


def test_read_proof__a_solved_challenge_is_worth_a_token():
    before = timezone.now()
    token = read_proof(solved(), "mau")
    assert len(token.digest) == 64
    minutes = (token.expires_at - before).total_seconds() / 60
    assert 29 < minutes <= 30


def test_read_proof__each_challenge_has_a_token_of_its_own():
    assert read_proof(solved(), "mau").digest != read_proof(solved(), "mau").digest


def test_read_proof__of_another_form():
    assert reason_of(solved(), scope="khac") == "other form"


def test_read_proof__too_late():
    old = solve(issue_challenge("mau", timezone.now() - timedelta(hours=1)))
    assert reason_of(old) == "expired"


@pytest.mark.parametrize(
    "change",
    [
        {"challenge__parameters__expiresAt": 4102444800},
        {"challenge__parameters__expiresAt": None},
        {"challenge__parameters__data": {"scope": "khac"}},
        {"challenge__parameters__cost": 1},
        {"challenge__parameters__keyPrefix": ""},
        {"challenge__parameters__keySignature": "00"},
        {"challenge__parameters__algorithm": "SHA-256"},
        {"challenge__signature": "0" * 64},
        {"solution__derivedKey": "00" * 32},
        {"solution__derivedKey": 5},
    ],
)
def test_read_proof__whatever_is_changed_is_seen(change):
    assert reason_of(solved(**change)) in {"false", "expired", "malformed"}


@pytest.mark.parametrize(
    "change",
    [
        {"challenge__signature": None},
        {"challenge__signature": ["x"]},
        {"challenge__parameters__data": [1]},
        {"challenge__parameters__nonce": 5},
        {"challenge__parameters__expiresAt": "mai"},
        {"challenge__parameters__cost": 1e400},
        {"challenge__parameters": None},
        {"challenge": []},
        {"solution": None},
        {"solution": {}},
    ],
)
def test_read_proof__wrong_types_are_no_proof(change):
    assert reason_of(solved(**change)) in {"malformed", "false"}


def test_read_proof__the_counter_does_not_matter_only_the_key():
    assert read_proof(solved(solution__counter="x"), "mau")


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda b: base64.b64encode(b).decode()))
def test_read_proof__no_text_breaks_it(text):
    assert reason_of(text) in {"missing", "malformed"}


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "challenge",
                        "solution",
                        "parameters",
                        "signature",
                        "counter",
                        "derivedKey",
                        "nonce",
                        "salt",
                        "cost",
                        "algorithm",
                        "data",
                    ]
                ),
                inner,
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
def test_read_proof__no_json_breaks_it(data):
    text = base64.b64encode(json.dumps(data).encode()).decode()
    assert reason_of(text) in {"malformed", "false"}
