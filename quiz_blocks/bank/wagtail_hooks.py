"""Registers, and nothing else."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .deletion import refuse_deleting_used_banks
from .viewsets import QuizBlocksGroup

register_snippet(QuizBlocksGroup)

hooks.register("before_delete_snippet", refuse_deleting_used_banks)
