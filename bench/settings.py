"""The site's own settings with the bare page added; everything lies in the bench's VAR_DIR."""

from settings.base import *  # noqa: F403
from settings.base import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]
