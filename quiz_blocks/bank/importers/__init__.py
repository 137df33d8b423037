"""Readers of question files, one module a format. Pure: no Django, no database.

Each format has ``parse(text) -> ImportResult``; ``files.read_text`` opens a file for all of them.
"""
