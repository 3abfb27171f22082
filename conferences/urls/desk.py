"""What the team of an event works with."""

from django.urls import path

from ..check_in.views import gate_links, gates
from ..events.views import desk, parts
from ..feedback.views import desk as feedback
from ..meetings.views import desk as meetings
from ..messages.views import desk as messages
from ..programme.views import plan, sheets, speakers
from ..proposals.views import desk as proposals
from ..registrations.views import changes, guests, refunds
from ..registrations.views import desk as registrations
from ..reports.views import desk as reports
from ..sign_ups.views import desk as sign_ups
from ..stands.views import stands
from ..visas.views import team as visas

app_name = "event_desk"
urlpatterns = [
    path("", desk.events, name="events"),
    path("add/", desk.add, name="add"),
    path("<slug:slug>/", desk.event, name="event"),
    path("<slug:slug>/edit/", desk.edit, name="edit"),
    path("<slug:slug>/move/<slug:to>/", desk.move, name="move"),
    path("<slug:slug>/cancel/", desk.cancel, name="cancel"),
    path("<slug:slug>/plan/", plan.plan, name="plan"),
    path("<slug:slug>/plan.xlsx", sheets.workbook, name="plan_workbook"),
    path("<slug:slug>/plan/upload/", sheets.upload, name="upload_plan"),
    path("<slug:slug>/plan/store/", sheets.store, name="store_plan"),
    path("<slug:slug>/meetings/", meetings.hosts, name="meeting_hosts"),
    path("<slug:slug>/meetings/<int:pk>/", meetings.host, name="meetings_of_host"),
    path("<slug:slug>/meetings/<int:pk>/<int:slot>/remove/", meetings.take_back, name="take_meeting_back"),
    path("<slug:slug>/sign-ups/", sign_ups.sessions, name="sign_ups"),
    path("<slug:slug>/sign-ups/<int:pk>/", sign_ups.signed_up, name="signed_up"),
    path("<slug:slug>/speakers/", speakers.speakers, name="speakers"),
    path("<slug:slug>/speakers/<int:pk>/send/", speakers.answer, {"action": "send"}, name="send_speaker_link"),
    path("<slug:slug>/speakers/<int:pk>/off/", speakers.answer, {"action": "off"}, name="disconnect_speaker"),
    path("<slug:slug>/messages/", messages.listed, name="messages"),
    path("<slug:slug>/messages/add/", messages.add, name="add_message"),
    path("<slug:slug>/messages/<int:pk>/", messages.message, name="message"),
    path("<slug:slug>/messages/<int:pk>/edit/", messages.edit, name="edit_message"),
    path("<slug:slug>/refunds/", refunds.refunds, name="refunds"),
    path("<slug:slug>/release/", plan.release, name="release"),
    path("<slug:slug>/proposals/", proposals.proposals, name="proposals"),
    path("<slug:slug>/proposals/release/", proposals.release, name="release_decisions"),
    path("<slug:slug>/proposals/<int:pk>/", proposals.proposal, name="proposal"),
    path("<slug:slug>/registrations/", registrations.registrations, name="registrations"),
    path("<slug:slug>/registrations/<int:pk>/", registrations.registration, name="registration"),
    path("<slug:slug>/registrations/<int:pk>/refuse/", registrations.refuse, name="refuse_registration"),
    path("<slug:slug>/registrations/<int:pk>/<slug:action>/", registrations.decide, name="decide_registration"),
    path("<slug:slug>/guests/", guests.guests, name="guests"),
    path("<slug:slug>/changes/", changes.changes, name="changes"),
    path("<slug:slug>/changes/<int:pk>/make/", changes.make, name="make_change"),
    path("<slug:slug>/changes/<int:pk>/refuse/", changes.refuse, name="refuse_change"),
    path("<slug:slug>/delegates/documents/<int:pk>/", registrations.document, name="delegate_document"),
    path("<slug:slug>/delegates/<int:pk>/name/", registrations.rename, name="rename_delegate"),
    path("<slug:slug>/feedback/", feedback.feedback, name="feedback"),
    path("<slug:slug>/report/", reports.report, name="report"),
    path("<slug:slug>/report/release/", reports.release, name="release_report"),
    path("<slug:slug>/stands/", stands.links, name="stands"),
    path("<slug:slug>/visas/", visas.letters, name="visas"),
    path("<slug:slug>/visas/<int:pk>/", visas.letter, name="visa"),
    path("<slug:slug>/visas/<int:pk>/send-back/", visas.send_letter_back, name="send_visa_back"),
    path("<slug:slug>/check-in/", gates.gates, name="gates"),
    path("<slug:slug>/check-in/badges/", gates.badges, name="badges"),
    path("<slug:slug>/check-in/conflicts/", gate_links.conflicts, name="scan_conflicts"),
    path("<slug:slug>/check-in/<int:pk>/", gates.gate, name="gate"),
    path("<slug:slug>/check-in/<int:pk>/links/add/", gate_links.add, name="add_gate_link"),
    path("<slug:slug>/check-in/<int:pk>/links/<int:link>/", gate_links.link, name="gate_link"),
    path("<slug:slug>/check-in/<int:pk>/links/<int:link>/end/", gate_links.end, name="end_gate_link"),
    path("<slug:slug>/check-in/<int:pk>/<int:delegate>/", gates.let_in, name="let_in"),
    path("<slug:slug>/check-in/<int:pk>/<int:delegate>/undo/", gates.undo, name="undo_check_in"),
    path("<slug:slug>/parts/<slug:name>/", parts.part, name="part"),
    path("<slug:slug>/parts/<slug:name>/add/", parts.add_row, name="add_row"),
    path("<slug:slug>/parts/<slug:name>/<int:pk>/", parts.edit_row, name="edit_row"),
    path("<slug:slug>/parts/<slug:name>/<int:pk>/remove/", parts.remove, name="remove_row"),
]
