"""What a site may set of the quizzes, in its ``QUIZ_BLOCKS`` dict."""

from quiz_blocks.conf import BlockSettings

conf = BlockSettings(
    {
        # Who takes a quiz: a class with the methods of ``takers.TakerProvider``.
        "TAKER_PROVIDER": "quiz_blocks.quizzes.takers.DeviceTakerProvider",
        # The cookie that tells one device from another, set when somebody starts a quiz.
        "TAKER_COOKIE": "qb_taker",
        "TAKER_COOKIE_SECONDS": 365 * 24 * 60 * 60,
        # Characters of a typed answer, and bytes of one form.
        "MAX_ANSWER_LENGTH": 500,
        "MAX_FORM_BYTES": 256 * 1024,
        # So many finished attempts are counted within a request; more go to the task worker.
        "STATISTICS_AT_ONCE": 2_000,
    }
)
