"""What a host institution keeps about itself: registration, members."""

from django.urls import path

from ..institutions.views import institution, members, plans

app_name = "institution"
urlpatterns = [
    path("", institution.home, name="home"),
    path("register/", institution.register, name="register"),
    path("details/", institution.details, name="details"),
    path("details/confirm/", institution.send_address_link, name="send_address_link"),
    path("address/<str:token>/", institution.confirm_address, name="confirm_address"),
    path("answer/", institution.answer, name="answer"),
    path("name/", institution.rename, name="rename"),
    path("choose/<int:pk>/", institution.choose, name="choose"),
    path("sites/", plans.sites_and_plans, name="sites_and_plans"),
    path("sites/<slug:kind>/add/", plans.row, name="add_row"),
    path("sites/<slug:kind>/<int:pk>/", plans.row, name="change_row"),
    path("sites/<slug:kind>/<int:pk>/remove/", plans.remove_row, name="remove_row"),
    path("members/", members.list_members, name="members"),
    path("members/invite/", members.invite, name="invite"),
    path("members/leave/", members.leave, name="leave"),
    path("members/<int:pk>/role/", members.role, name="role"),
    path("members/<int:pk>/remove/", members.remove, name="remove"),
    path("invitations/<int:pk>/again/", members.invite_again, name="invite_again"),
    path("invitations/<int:pk>/revoke/", members.revoke, name="revoke"),
    path("invitation/<str:token>/", members.accept_invitation, name="accept_invitation"),
]
