"""The public addresses of the quizzes; all of them uncached."""

from django.urls import path
from django.views.generic import RedirectView

from . import views

app_name = "quiz_blocks_quizzes"

urlpatterns = [
    # The root has no page of its own: it is what the taker's cookie is sent to.
    path("", RedirectView.as_view(url="/"), name="root"),
    path("<int:page_id>/<str:block_id>/", views.front, name="front"),
    path("<int:page_id>/<str:block_id>/bat-dau/", views.start, name="start"),
    path("bai-lam/<uuid:uuid>/", views.attempt, name="attempt"),
    path("bai-lam/<uuid:uuid>/luu/", views.save, name="save"),
    path("bai-lam/<uuid:uuid>/tra-loi/", views.answer, name="answer"),
    path("bai-lam/<uuid:uuid>/nop/", views.submit, name="submit"),
    path("bai-lam/<uuid:uuid>/ket-qua/", views.result, name="result"),
]
