"""What a site may set of the comments, in its ``QUIZ_BLOCKS`` dict."""

from quiz_blocks.conf import BlockSettings

conf = BlockSettings(
    {
        # How many approved comments the page itself shows, and each page of older ones.
        "COMMENTS_PER_PAGE": 20,
        # Longest name, title and text, in characters.
        "COMMENT_NAME_CHARS": 80,
        "COMMENT_TITLE_CHARS": 150,
        "COMMENT_BODY_CHARS": 5_000,
        # Fewest letters and digits of a name, a title and a text.
        "COMMENT_NAME_LETTERS": 2,
        "COMMENT_TITLE_LETTERS": 2,
        "COMMENT_BODY_LETTERS": 5,
        # (times, seconds) for one network, in each lane; a network is a /24 or /48.
        "COMMENT_LIMITS_FAST": [(3, 10 * 60), (20, 24 * 60 * 60)],
        "COMMENT_LIMITS_SLOW": [(2, 60 * 60)],
        # Comments on one page of the moderators' queue.
        "COMMENT_QUEUE_PER_PAGE": 50,
    }
)
