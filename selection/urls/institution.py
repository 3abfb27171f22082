"""A host: its applicants."""

from django.urls import path

from ..agreements.views import institution as agreements
from ..conditions.views import institution as conditions
from ..opinions.views import institution as opinions

urlpatterns = [
    path("assignments/<slug:reference>/applicants/", opinions.applicants, name="applicants"),
    path("assignments/<slug:reference>/applicants/<int:pk>/", opinions.application, name="application"),
    path("assignments/<slug:reference>/applicants/<int:pk>/conditions/", conditions.conditions, name="conditions"),
    path("assignments/<slug:reference>/conditions/<int:pk>/", conditions.condition, name="condition"),
    path("assignments/<slug:reference>/applicants/<int:pk>/agreement/", agreements.agreement, name="agreement"),
    path("assignments/<slug:reference>/applicants/<int:pk>/opinion/", opinions.opinion, name="opinion"),
]
