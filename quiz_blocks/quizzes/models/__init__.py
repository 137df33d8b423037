"""Quizzes as editors put them together, and the attempts that readers make at them."""

from .attempts import Attempt, AttemptQuerySet
from .quizzes import Quiz, QuizQuerySet, Slot
from .statistics import QuizStatistics

__all__ = ["Attempt", "AttemptQuerySet", "Quiz", "QuizQuerySet", "QuizStatistics", "Slot"]
