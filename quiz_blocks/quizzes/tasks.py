"""What is done in the background."""

from uuid import UUID

from django_tasks import task

from .results import count_results


@task()
def count_in_background(quiz_key: str) -> None:
    """Count the finished attempts of a quiz."""
    count_results(UUID(quiz_key))
