"""Named officers with their cases; the office with the numbers that help."""

from django.urls import path

from ..cases.views import desk
from ..help.views import office as contacts

app_name = "safeguarding_desk"
urlpatterns = [
    path("", desk.cases, name="cases"),
    path("numbers/", contacts.contacts, name="contacts"),
    path("numbers/add/", contacts.add, name="add_contact"),
    path("numbers/<int:pk>/", contacts.contact, name="contact"),
    path("numbers/<int:pk>/remove/", contacts.remove, name="remove_contact"),
    path("kept/<int:programme>/", desk.retention, name="retention"),
    path("<int:pk>/", desk.case, name="case"),
    path("<int:pk>/write/", desk.write, name="write"),
    path("<int:pk>/keep-out/", desk.leave_out, name="keep_out"),
    path("<int:pk>/<slug:to>/", desk.move, name="move"),
]
