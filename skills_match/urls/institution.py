"""A host's assignments and applicants."""

from django.urls import path

from ..assignments.views import attachments, institution, step_choices, steps
from ..commitments.views import heads
from ..commitments.views import institution as commitments
from ..from_text import views as text_suggestions
from ..invitations.views import institution as host_invitations
from ..invitations.views import people as people_matches

urlpatterns = [
    path("assignments/", institution.list_assignments, name="list"),
    path("assignments/new/", institution.create, name="create"),
    path("assignments/<slug:reference>/", institution.edit, name="edit"),
    path("assignments/<slug:reference>/preview/", institution.preview, name="preview"),
    path("assignments/<slug:reference>/submit/", institution.submit, name="submit"),
    path("assignments/<slug:reference>/withdraw/", institution.withdraw, name="withdraw"),
    path("assignments/<slug:reference>/cancel/", institution.cancel, name="cancel"),
    path("assignments/<slug:reference>/copy/", institution.copy, name="copy"),
    path("assignments/<slug:reference>/step/<slug:step>/", steps.step, name="step"),
    path("assignments/<slug:reference>/skills/from-text/", text_suggestions.for_assignment, name="skills_from_text"),
    path("assignments/<slug:reference>/skills/<int:pk>/remove/", step_choices.remove_skill, name="remove_skill"),
    path(
        "assignments/<slug:reference>/languages/<int:pk>/remove/",
        step_choices.remove_language,
        name="remove_language",
    ),
    path(
        "assignments/<slug:reference>/documents/<int:pk>/remove/",
        attachments.remove_attachment,
        name="remove_attachment",
    ),
    path("below/", commitments.below, name="below"),
    path("below/<slug:reference>/", commitments.endorse, name="endorse"),
    path("assignments/<slug:reference>/head/", heads.ask, name="ask_head"),
    path("assignments/<slug:reference>/file-reference/", heads.own_reference, name="file_reference"),
    path("assignments/<slug:reference>/letter/", commitments.letter, name="letter"),
    path("assignments/<slug:reference>/letter/remove/", commitments.remove_letter, name="remove_letter"),
    path("assignments/<slug:reference>/name/", commitments.name_somebody, name="name_person"),
    path("assignments/<slug:reference>/again/<int:pk>/", commitments.ask_the_same, name="ask_again"),
    path("assignments/<slug:reference>/brief/", commitments.brief, name="brief"),
    path("assignments/<slug:reference>/people/", people_matches.for_host, name="people"),
    path("assignments/<slug:reference>/people/compare/", people_matches.compare_for_host, name="compare_people"),
    path("assignments/<slug:reference>/people/<slug:handle>/invite/", host_invitations.invite, name="invite_person"),
    path("assignments/<slug:reference>/invitations/<int:pk>/", host_invitations.invited, name="invited"),
    path(
        "assignments/<slug:reference>/invitations/<int:pk>/withdraw/",
        host_invitations.withdraw,
        name="withdraw_invitation",
    ),
]
