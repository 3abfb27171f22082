"""Programmes, for everybody."""

from django.urls import path

from ..programmes.views import public

app_name = "programmes"
urlpatterns = [
    path("", public.list_programmes, name="list"),
    path("<slug:code>/", public.programme, name="programme"),
]
