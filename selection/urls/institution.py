"""A host: its applicants."""

from django.urls import path

from ..agreements.views import institution as agreements
from ..agreements.views import outside
from ..conditions.views import institution as conditions
from ..interviews.views import institution as interviews
from ..messages.views import institution as messages
from ..opinions.views import institution as opinions

urlpatterns = [
    path("assignments/<slug:reference>/interviews/", interviews.slots, name="interviews"),
    path("assignments/<slug:reference>/interviews/<int:pk>/", interviews.outcome, name="interview"),
    path("assignments/<slug:reference>/interviews/hours/<int:pk>/", interviews.withdraw, name="withdraw_slot"),
    path("assignments/<slug:reference>/applicants/<int:pk>/messages/", messages.thread, name="messages"),
    path("assignments/<slug:reference>/applicants/", opinions.applicants, name="applicants"),
    path("assignments/<slug:reference>/applicants/<int:pk>/", opinions.application, name="application"),
    path("assignments/<slug:reference>/applicants/<int:pk>/conditions/", conditions.conditions, name="conditions"),
    path("assignments/<slug:reference>/conditions/<int:pk>/", conditions.condition, name="condition"),
    path(
        "assignments/<slug:reference>/applicants/<int:pk>/agreement/<int:number>/<slug:language>/",
        agreements.document,
        name="agreement_pdf",
    ),
    path("assignments/<slug:reference>/applicants/<int:pk>/agreement/", agreements.agreement, name="agreement"),
    path(
        "assignments/<slug:reference>/applicants/<int:pk>/agreement/paper/", outside.host_paper, name="agreement_paper"
    ),
    path("assignments/<slug:reference>/applicants/<int:pk>/agreement/head/", outside.host_head, name="agreement_head"),
    path("assignments/<slug:reference>/applicants/<int:pk>/opinion/", opinions.opinion, name="opinion"),
]
