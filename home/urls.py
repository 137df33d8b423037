"""Addresses of the site itself."""

from django.urls import URLPattern, URLResolver, path

from home import views

app_name = "home"
urlpatterns: list[URLPattern | URLResolver] = [
    path("thanh-bien-tap/", views.staff_bar, name="staff_bar"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("mau-giao-dien/", views.pattern_page, name="pattern_page"),
]
