"""What a host site may listen to; both are sent after the transaction is committed.

``comment_submitted(sender=ReaderComment, comment=...)`` when a reader's comment was stored;
``comments_decided(sender=ReaderComment, comments=[...], to=..., user=...)`` after a decision.
"""

from django.dispatch import Signal

comment_submitted = Signal()
comments_decided = Signal()
