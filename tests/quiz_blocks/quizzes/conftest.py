"""A database that several threads can write to at once."""

import sqlite3

import pytest
from django.db import connections


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """Real threads on the real thing: PostgreSQL as it is, SQLite in a file as on a site.

    The tests' own SQLite lies in memory, where threads share one cache and wait for nobody.
    """
    connection = connections["default"]
    if connection.vendor != "sqlite":
        yield
        return
    path = tmp_path / "race.sqlite3"
    copy = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(copy)
    copy.close()
    settings = connections.settings["default"]
    memory = settings["NAME"]
    settings["NAME"] = str(path)
    connections["default"] = connections.create_connection("default")
    yield
    connections["default"].close()
    settings["NAME"] = memory
    connections["default"] = connection
