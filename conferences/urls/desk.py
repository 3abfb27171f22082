"""What the team of an event works with."""

from django.urls import path

from ..events.views import desk, parts
from ..programme.views import plan

app_name = "event_desk"
urlpatterns = [
    path("", desk.events, name="events"),
    path("add/", desk.add, name="add"),
    path("<slug:slug>/", desk.event, name="event"),
    path("<slug:slug>/edit/", desk.edit, name="edit"),
    path("<slug:slug>/move/<slug:to>/", desk.move, name="move"),
    path("<slug:slug>/cancel/", desk.cancel, name="cancel"),
    path("<slug:slug>/plan/", plan.plan, name="plan"),
    path("<slug:slug>/release/", plan.release, name="release"),
    path("<slug:slug>/parts/<slug:name>/", parts.part, name="part"),
    path("<slug:slug>/parts/<slug:name>/add/", parts.add_row, name="add_row"),
    path("<slug:slug>/parts/<slug:name>/<int:pk>/", parts.edit_row, name="edit_row"),
    path("<slug:slug>/parts/<slug:name>/<int:pk>/remove/", parts.remove, name="remove_row"),
]
