"""What a site may listen to."""

from django.dispatch import Signal

#: Sent once for each attempt that is handed in, after it is durable; ``attempt`` is the Attempt.
#: A listener that fails is logged and hinders nobody.
attempt_handed_in = Signal()
