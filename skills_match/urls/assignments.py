"""The public list of assignments, and applying."""

from django.urls import path

from ..views import applying, assignments, attachments

app_name = "assignments"
urlpatterns = [
    path("", assignments.list_assignments, name="list"),
    path("<str:reference>/", assignments.detail, name="detail"),
    path("<str:reference>/save/", assignments.save, name="save"),
    path("<str:reference>/ask/", assignments.ask, name="ask"),
    path("<str:reference>/documents/<int:pk>/", attachments.attachment, name="attachment"),
    path("<str:reference>/apply/", applying.apply, name="apply"),
    path("<str:reference>/apply/check/", applying.apply_check, name="apply_check"),
]
