from django.urls import path

from . import views

app_name = "operations"

urlpatterns = [
    path("suc-khoe/", views.HealthView.as_view(), name="health"),
    path("suc-khoe/song/", views.LivenessView.as_view(), name="liveness"),
]
