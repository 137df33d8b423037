"""How much one file may hold; the same in every format."""

MAX_ITEMS = 5_000
MAX_REMARKS = 500
MAX_CATEGORY, MAX_TAG, MAX_TITLE = 255, 100, 255
MAX_TEXT = 20_000
MAX_ANSWERS = 100
