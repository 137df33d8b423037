"""The blocks' public addresses; a site includes them at its root."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("trac-nghiem/", include("quiz_blocks.quizzes.urls")),
    path("", include("quiz_blocks.comments.urls")),
]
