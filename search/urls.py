"""The public address of the site's search."""

from django.urls import path

from search.views import search

app_name = "search"
urlpatterns = [path("tim-kiem/", search, name="search")]
