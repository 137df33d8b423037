"""Real threads against a real database, for the tests of what must hold when many come at once."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from django.db import connections

ALIAS = "default"


def all_at_once(times, action):
    """Run ``action(number)`` in so many threads that start together; return results or errors."""
    barrier = threading.Barrier(times)

    def run(number):
        barrier.wait()
        try:
            return action(number)
        except Exception as error:  # noqa: BLE001  (the test looks at it)
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


@contextmanager
def database_for_threads(directory):
    """Give the threads a database that they can share.

    PostgreSQL is one already. SQLite's tests run in memory, where threads would lock each
    other out of whole tables: there the database is copied into a file, as a site has it (WAL).
    """
    main = connections[ALIAS]
    if main.vendor != "sqlite":
        yield
        return
    main.ensure_connection()
    path = directory / "race.sqlite3"
    with sqlite3.connect(path) as copy:
        main.connection.backup(copy)
    copy.close()
    settings = connections.settings[ALIAS]
    name = settings["NAME"]
    settings["NAME"] = str(path)
    connections[ALIAS] = connections.create_connection(ALIAS)
    try:
        yield
    finally:
        connections[ALIAS].close()
        settings["NAME"] = name
        connections[ALIAS] = main
