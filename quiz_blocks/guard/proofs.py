"""Proof of work: a little computing that the reader's browser does by itself.

The challenge is ALTCHA's second version (PBKDF2), made and checked by the ``altcha`` library. It is
bound to a scope (say, one comment form) and to an end by the library's own HMAC over both.
That a proof serves once is kept by ``services.spend_token``, in the transaction of what it pays
for.
"""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from altcha import Payload, create_challenge, verify_solution
from django.utils.crypto import salted_hmac

from quiz_blocks.guard.conf import conf
from quiz_blocks.guard.services import Token

ALGORITHM = "PBKDF2/SHA-256"
MAX_PAYLOAD_CHARS = 4_096


class BadProof(Exception):
    """The proof is missing, false, for another form or too old; ``reason`` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def issue_challenge(scope: str, now: datetime) -> dict[str, Any]:
    """Return a new challenge for ``scope`` as JSON-ready data.

    The browser looks for the counter whose derived key has the given prefix: at most
    ``PROOF_MAX_COUNTER`` guesses. Costs the server one derivation, and the check later none.
    """
    challenge = create_challenge(
        ALGORITHM,
        conf.PROOF_ROUNDS,
        counter=secrets.randbelow(conf.PROOF_MAX_COUNTER),
        expires_at=now + timedelta(seconds=conf.PROOF_SECONDS),
        data={"scope": scope},
        hmac_secret=_secret("challenge"),
        hmac_key_secret=_secret("key"),
    )
    return challenge.to_dict()


def read_proof(text: str, scope: str) -> Token:
    """Return the token that a solved challenge is worth, or raise ``BadProof``."""
    payload = _parse(text)
    if not isinstance(payload.challenge.signature, str):
        raise BadProof("malformed")
    _verify(payload)
    parameters = payload.challenge.parameters
    if parameters.data != {"scope": scope}:
        raise BadProof("other form")
    digest = sha256(payload.challenge.signature.encode()).hexdigest()
    return Token(digest, datetime.fromtimestamp(float(parameters.expires_at or 0), UTC))


def _parse(text: str) -> Payload:
    if not text:
        raise BadProof("missing")
    try:
        if len(text) > MAX_PAYLOAD_CHARS:
            raise ValueError("too long")
        return Payload.from_base64(text)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadProof("malformed") from error


def _verify(payload: Payload) -> None:
    """Ask the library; a field of a wrong type may make it raise, which is no proof either."""
    try:
        result = verify_solution(payload, _secret("challenge"), hmac_key_secret=_secret("key"))
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise BadProof("malformed") from error
    if not result.verified:
        raise BadProof("expired" if result.expired else "false")


def _secret(purpose: str) -> bytes:
    return salted_hmac(f"quiz_blocks.guard.proof.{purpose}", "1", algorithm="sha256").digest()
