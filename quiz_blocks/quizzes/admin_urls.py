"""The addresses of the attempts in the admin."""

from django.urls import path

from .reports import AttemptReportView, AttemptView, QuizResultsView

urlpatterns = [
    path("trac-nghiem/luot-lam/", AttemptReportView.as_view(), name="quiz_blocks_attempts"),
    path(
        "trac-nghiem/luot-lam/ket-qua/",
        AttemptReportView.as_view(results_only=True),
        name="quiz_blocks_attempts_results",
    ),
    path("trac-nghiem/luot-lam/<int:pk>/", AttemptView.as_view(), name="quiz_blocks_attempt"),
    path(
        "trac-nghiem/ket-qua/<uuid:quiz_key>/",
        QuizResultsView.as_view(),
        name="quiz_blocks_results",
    ),
]
