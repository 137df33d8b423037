import altcha
from django.utils import timezone

from quiz_blocks.comments.places import scope_of
from quiz_blocks.guard.proofs import issue_challenge
from tests.quiz_blocks.comments.factories import BLOCK_ID


def solve(challenge):
    """Solve a challenge as the reader's browser does, and return what it would post."""
    challenge = altcha.Challenge.from_dict(challenge)
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def solve_for(page, block_id=BLOCK_ID):
    return solve(issue_challenge(scope_of(page.pk, block_id), timezone.now()))
