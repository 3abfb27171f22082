"""A host's assignments and applicants."""

from django.urls import path

from ..views import host_applications, hosting

app_name = "hosting"
urlpatterns = [
    path("assignments/", hosting.list_assignments, name="list"),
    path("assignments/<str:reference>/", hosting.edit, name="edit"),
    path(
        "assignments/<str:reference>/applicants/<int:pk>/",
        host_applications.application,
        name="application",
    ),
]
