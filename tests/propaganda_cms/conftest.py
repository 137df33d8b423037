import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _nothing_kept():
    """Forget what the test before left in the caches: ids come again, and Wagtail caches by id."""
    for cache in caches.all():
        cache.clear()
