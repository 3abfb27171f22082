"""A person's own pages: task list, skills, matches, applications."""

from django.urls import path

from ..alerts.views import saved_searches
from ..alerts.views import settings as alerts
from ..applications.views import my as my_applications
from ..from_text import views as text_suggestions
from ..invitations.views import my as my_invitations
from ..matching.views import my as my_matches
from ..people.views import occupation, skills
from ..teams.views import my as my_teams

urlpatterns = [
    path("skills/", skills.skills, name="skills"),
    path("skills/suggest/", skills.skill_suggest, name="skill_suggest"),
    path("skills/missing/", skills.missing_skill, name="missing_skill"),
    path("skills/from-text/", text_suggestions.for_profile, name="skills_from_text"),
    path("skills/<int:pk>/", skills.skill, name="skill"),
    path("skills/<int:pk>/remove/", skills.delete_skill, name="remove_skill"),
    path("occupation/", occupation.occupation, name="occupation"),
    path("occupation/missing/", occupation.missing_occupation, name="missing_occupation"),
    path("occupation/<int:pk>/", occupation.choose_occupation, name="choose_occupation"),
    path("occupation/<int:pk>/remove/", occupation.delete_occupation, name="remove_occupation"),
    path("matches/", my_matches.matches, name="matches"),
    path("matches/<slug:reference>/", my_matches.match, name="match"),
    path("saved/", my_matches.saved, name="saved"),
    path("new/", alerts.new, name="new"),
    path("new/settings/", alerts.alert_settings, name="alert_settings"),
    path("searches/", saved_searches.list_searches, name="searches"),
    path("searches/save/", saved_searches.save, name="save_search"),
    path("searches/<int:pk>/", saved_searches.search, name="search"),
    path("searches/<int:pk>/delete/", saved_searches.delete, name="delete_search"),
    path("invitations/", my_invitations.list_invitations, name="invitations"),
    path("invitations/<int:pk>/", my_invitations.invitation, name="invitation"),
    path("invitations/<int:pk>/take-back/", my_invitations.take_back, name="take_back_yes"),
    path("applications/", my_applications.list_applications, name="applications"),
    path("applications/<int:pk>/", my_applications.application, name="application"),
    path("applications/<int:pk>/team/", my_teams.team, name="team"),
    path("applications/<int:pk>/team/start/", my_teams.start, name="start_team"),
    path("applications/<int:pk>/team/leave/", my_teams.leave, name="leave_team"),
    path("applications/<int:pk>/answer/", my_applications.supply_info, name="supply_info"),
    path("applications/<int:pk>/send-again/", my_applications.reopen, name="reopen_application"),
    path("applications/<int:pk>/withdraw/", my_applications.withdraw, name="withdraw_application"),
    path("applications/<int:pk>/delete/", my_applications.discard, name="discard_draft"),
]
