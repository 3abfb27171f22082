"""The public list of assignments, and applying."""

from django.urls import path

from ..views import assignments

app_name = "assignments"
urlpatterns = [
    path("", assignments.list_assignments, name="list"),
    path("<str:reference>/", assignments.detail, name="detail"),
    path("<str:reference>/save/", assignments.save, name="save"),
    path("<str:reference>/ask/", assignments.ask, name="ask"),
]
