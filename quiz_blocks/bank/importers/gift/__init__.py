"""Moodle's GIFT format: https://docs.moodle.org/en/GIFT_format."""

from .parser import parse

__all__ = ["parse"]
