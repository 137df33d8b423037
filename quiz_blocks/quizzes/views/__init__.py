"""The public views: the front page of a quiz, the attempt, its result."""

from .attempts import answer, attempt, result, save, submit
from .front import front, start

__all__ = ["answer", "attempt", "front", "result", "save", "start", "submit"]
