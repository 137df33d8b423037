"""The signed token that lets a device go on with its attempt even where cookies are refused."""

from uuid import UUID

from django.core import signing

SALT = "quiz_blocks.quizzes.attempt"


def make_token(attempt_uuid: UUID) -> str:
    """Return the token of an attempt. Whoever holds it may go on with the attempt."""
    return signing.Signer(salt=SALT).sign(str(attempt_uuid)).split(":", 1)[1]


def is_token_of(token: str, attempt_uuid: UUID) -> bool:
    """Say whether ``token`` was made for the attempt."""
    try:
        signing.Signer(salt=SALT).unsign(f"{attempt_uuid}:{token}")
    except signing.BadSignature:
        return False
    return True
