"""Importing a file in the admin: choose it, look at every question, correct, import."""
