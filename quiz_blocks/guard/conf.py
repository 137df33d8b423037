"""What a site may set of the guard, in its ``QUIZ_BLOCKS`` dict."""

from quiz_blocks.conf import BlockSettings

conf = BlockSettings(
    {
        # Bytes of a request's body that a public form may send; more is answered 413.
        "MAX_BODY_BYTES": 256 * 1024,
        # Networks (CIDR) of the proxies in front: only their X-Forwarded-For and
        # X-Request-Start are believed.
        "TRUSTED_PROXIES": [],
        # PBKDF2 rounds for one guess, and how many guesses the longest search takes.
        # 5,000 x up to 1,000 costs a desk about a second, a cheap phone some five,
        # and a sender of spam as much for every single post.
        "PROOF_ROUNDS": 5_000,
        "PROOF_MAX_COUNTER": 1_000,
        # Seconds for which a proof, and an answer to the question without script, may be used.
        "PROOF_SECONDS": 30 * 60,
        "QUESTION_SECONDS": 2 * 60 * 60,
    }
)
