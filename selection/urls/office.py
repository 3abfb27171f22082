"""The programme office: applications from the first look to the decision."""

from django.urls import path

from ..decisions.views import office as decisions
from ..screening.views import office as screening

urlpatterns = [
    path("assignments/<slug:reference>/board/", screening.board, name="board"),
    path("applications/", screening.list_applications, name="applications"),
    path("applications/<int:pk>/", screening.application, name="application"),
    path("applications/<int:pk>/decision/", screening.decision, name="decision"),
    path("applications/<int:pk>/prepare/", screening.prepare, name="prepare"),
    path("decisions/", decisions.list_prepared, name="prepared"),
    path("decisions/<int:pk>/drop/", decisions.drop, name="drop_decision"),
]
