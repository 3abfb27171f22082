"""A host: its applicants."""

from django.urls import path

from ..opinions.views import institution as opinions

urlpatterns = [
    path("assignments/<slug:reference>/applicants/", opinions.applicants, name="applicants"),
    path("assignments/<slug:reference>/applicants/<int:pk>/", opinions.application, name="application"),
    path("assignments/<slug:reference>/applicants/<int:pk>/opinion/", opinions.opinion, name="opinion"),
]
