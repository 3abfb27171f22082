"""The public list of assignments, and applying."""

from django.urls import path

from ..applications.views import applying, questions
from ..assignments.views import attachments
from ..assignments.views import public as assignments
from ..commitments.views import heads
from ..entered.views import public as entered

app_name = "assignments"
urlpatterns = [
    path("", assignments.list_assignments, name="list"),
    path("sign/<str:token>/", heads.sign, name="sign_brief"),
    path("confirm/<str:token>/", entered.confirm, name="confirm_entered"),
    path("<slug:reference>/", assignments.detail, name="detail"),
    path("<slug:reference>/save/", assignments.save, name="save"),
    path("<slug:reference>/ask/", assignments.ask, name="ask"),
    path("<slug:reference>/documents/<int:pk>/", attachments.attachment, name="attachment"),
    path("<slug:reference>/questions/", questions.questions, name="questions"),
    path("<slug:reference>/apply/", applying.apply, name="apply"),
    path("<slug:reference>/apply/check/", applying.apply_check, name="apply_check"),
]
