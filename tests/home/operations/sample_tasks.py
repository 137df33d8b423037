"""Tasks for the worker's tests; a worker imports tasks by their path."""

from django_tasks import task

DONE = []


@task()
def note(word):
    DONE.append(word)


@task()
def fail():
    raise ValueError("không được")
