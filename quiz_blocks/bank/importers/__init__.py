"""Readers of question files, one module a format. Pure: no Django, no database.

Each format's module has ``FORMAT``, and ``formats`` lists them. A reader takes the bytes of a
file and gives an ``ImportResult``, or raises ``FileRefused`` where it cannot be read at all.
"""
