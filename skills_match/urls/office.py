"""The programme office: queues, people, assignments, vocabulary."""

from django.urls import path

from ..assignments.views import decisions as office_decisions
from ..assignments.views import inquiries as office_inquiries
from ..assignments.views import office as office_assignments
from ..commitments.views import heads
from ..entered.views import assignments as entered_assignments
from ..entered.views import office as entered
from ..invitations.views import office as invitations
from ..matching.views import comparison as people_comparison
from ..matching.views import people as people_matches
from ..matching.views import runs as office_match_runs
from ..outreach.views import office as outreach
from ..people.views import office as office_people
from ..programmes.views import office as office_programmes
from ..programmes.views import rights as programme_rights
from ..questions.views import public_answers
from ..vocabulary.views import labels as office_words
from ..vocabulary.views import merges as office_merges
from ..vocabulary.views import suggestions as office_suggestions

urlpatterns = [
    path("people/", office_people.people, name="people"),
    path("people/<int:pk>/", office_people.person, name="person"),
    path("questions/", office_inquiries.inquiries, name="inquiries"),
    path("questions/<int:pk>/", office_inquiries.inquiry, name="inquiry"),
    path("assignments/<slug:reference>/for-everybody/", public_answers.public_answers, name="public_answers"),
    path("assignments/<slug:reference>/for-everybody/<int:pk>/", public_answers.public_answer, name="public_answer"),
    path(
        "assignments/<slug:reference>/for-everybody/<int:pk>/remove/",
        public_answers.remove_public_answer,
        name="remove_public_answer",
    ),
    path("suggestions/", office_suggestions.suggestions, name="suggestions"),
    path("suggestions/<int:pk>/", office_suggestions.suggestion, name="suggestion"),
    path("merges/", office_merges.merges, name="merges"),
    path("merges/<int:pk>/<int:into>/", office_merges.merge, name="merge"),
    path("words/", office_words.labels, name="labels"),
    path("lists/", office_match_runs.match_runs, name="match_runs"),
    path("lists/<int:pk>/", office_match_runs.match_run, name="match_run"),
    path("lists/<int:pk>/file/", office_match_runs.match_run_file, name="match_run_file"),
    path("programmes/", office_programmes.programmes, name="programmes"),
    path("programmes/new/", office_programmes.new_programme, name="new_programme"),
    path("programmes/<slug:code>/", office_programmes.programme, name="programme"),
    path("programmes/<slug:code>/edit/", office_programmes.edit_programme, name="edit_programme"),
    path("programmes/<slug:code>/rights/", programme_rights.programme_rights, name="programme_rights"),
    path("programmes/<slug:code>/rights/propose/", programme_rights.propose, name="propose_right"),
    path("programmes/<slug:code>/rights/<int:pk>/confirm/", programme_rights.confirm, name="confirm_right"),
    path("programmes/<slug:code>/rights/<int:pk>/end/", programme_rights.end, name="end_right"),
    path("programmes/<slug:code>/<slug:name>/", office_programmes.programme_part, name="programme_part"),
    path("programmes/<slug:code>/<slug:name>/add/", office_programmes.add_to_programme, name="add_to_programme"),
    path(
        "programmes/<slug:code>/<slug:name>/<int:pk>/",
        office_programmes.change_in_programme,
        name="change_in_programme",
    ),
    path(
        "programmes/<slug:code>/<slug:name>/<int:pk>/remove/",
        office_programmes.remove_from_programme,
        name="remove_from_programme",
    ),
    path("outreach/", outreach.list_campaigns, name="campaigns"),
    path("outreach/links/", outreach.links, name="outreach_links"),
    path("outreach/links/<int:pk>/end/", outreach.end, name="end_link"),
    path("outreach/<int:pk>/", outreach.one, name="campaign"),
    path("outreach/<int:pk>/<slug:deed>/", outreach.act, name="campaign_act"),
    path("assignments/<slug:reference>/write/", outreach.new, name="new_campaign"),
    path("assignments/<slug:reference>/people/<slug:handle>/invite/", invitations.invite, name="invite_person"),
    path("entered/assignments/", entered_assignments.list_typed, name="entered_assignments"),
    path("entered/assignments/<slug:reference>/", entered_assignments.one, name="entered_assignment"),
    path("entered/assignments/<slug:reference>/discard/", entered_assignments.discard, name="discard_assignment"),
    path("entered/", entered.list_entered, name="entered"),
    path("entered/<int:pk>/", entered.one, name="entered_one"),
    path("entered/<int:pk>/change/", entered.change, name="change_entered"),
    path("entered/<int:pk>/ask/", entered.ask, name="ask_entered"),
    path("entered/<int:pk>/discard/", entered.discard, name="discard_entered"),
    path("assignments/<slug:reference>/enter/", entered.enter, name="enter_application"),
    path("assignments/<slug:reference>/file-reference/", heads.office_reference, name="file_reference"),
    path("assignments/", office_assignments.assignments, name="assignments"),
    path("assignments/<slug:reference>/", office_assignments.assignment, name="assignment"),
    path("assignments/<slug:reference>/comments/on/<slug:field>/", office_assignments.comment, name="comment"),
    path("assignments/<slug:reference>/comments/<int:pk>/", office_assignments.drop_comment, name="drop_comment"),
    path("assignments/<slug:reference>/decide/<slug:decision>/", office_decisions.decide, name="decide"),
    path("assignments/<slug:reference>/people/", people_matches.for_office, name="match_people"),
    path("assignments/<slug:reference>/people/compare/", people_comparison.for_office, name="compare_people"),
    path("assignments/<slug:reference>/people/skills/", office_match_runs.skill_gap, name="skill_gap"),
]
