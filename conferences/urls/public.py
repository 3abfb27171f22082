"""Events for everybody."""

from django.urls import path

from ..attendance.views import certificates
from ..check_in.views import gates, telephones
from ..feedback.views import delegates as feedback
from ..meetings.views import delegates as meetings
from ..meetings.views import hosts
from ..programme.views import calendars, mine, public, speakers
from ..proposals.views import public as proposals
from ..registrations.views import delegates as places
from ..registrations.views import public as registering
from ..registrations.views import tickets
from ..reports.views import public as reports
from ..sign_ups.views import delegates as sign_ups
from ..stands.views import delegates as stand_answers
from ..stands.views import stands
from ..visas.views import delegates as visas

app_name = "events"
urlpatterns = [
    path("<slug:slug>/", public.event, name="event"),
    path("<slug:slug>/programme/", public.programme, name="programme"),
    path("<slug:slug>/programme.pdf", public.printed, name="programme_pdf"),
    path("<slug:slug>/programme/now/", public.now, name="now"),
    path("<slug:slug>/programme/changes/", public.changes, name="changes"),
    path("<slug:slug>/programme/mine/", mine.mine, name="mine"),
    path("<slug:slug>/programme/mine/save/", mine.save, name="save_mine"),
    path("<slug:slug>/programme/mine/calendar.ics", mine.calendar, name="my_calendar"),
    path("<slug:slug>/programme/mine/<str:token>/calendar.ics", mine.calendar_of_account, name="calendar_of_account"),
    path("<slug:slug>/programme/<uuid:key>/", public.session, name="session"),
    path("<slug:slug>/programme/<uuid:key>/calendar.ics", calendars.session, name="session_calendar"),
    path("<slug:slug>/speaker/", speakers.own_profile, name="own_speaker"),
    path("<slug:slug>/speaker/<str:token>/", speakers.claim_profile, name="claim_speaker"),
    path("<slug:slug>/ticket/<str:code>/", gates.ticket, name="ticket"),
    path("<slug:slug>/gate/<str:token>/", telephones.gate, name="gate"),
    path("<slug:slug>/gate/<str:token>/list/", telephones.tickets, name="gate_list"),
    path("<slug:slug>/gate/<str:token>/scans/", telephones.scans, name="gate_scans"),
    path("<slug:slug>/gate/<str:token>/worker.js", telephones.worker, name="gate_worker"),
    path("<slug:slug>/register/", registering.choose, name="register"),
    path("<slug:slug>/register/<str:choice>/", registering.details, name="details"),
    path("<slug:slug>/registration/<uuid:key>/", registering.registration, name="registration"),
    path("<slug:slug>/registration/<uuid:key>/accept/", registering.accept, name="accept"),
    path("<slug:slug>/registration/<uuid:key>/cancel/", registering.cancel, name="cancel_registration"),
    path("<slug:slug>/registration/<uuid:key>/tickets/", tickets.tickets, name="tickets"),
    path("<slug:slug>/registration/<uuid:key>/tickets.pdf", tickets.tickets_pdf, name="tickets_pdf"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/", places.name, name="name"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/category/", places.category, name="other_category"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/keep/", places.keep_as_it_is, name="keep_as_it_is"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/answers/", places.answers, name="answers"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/answers/<int:file>/", places.document, name="answer_document"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/visa/", visas.letter, name="visa"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/visa/delete/", visas.delete, name="delete_visa"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/visa/letter.pdf", visas.document, name="visa_letter"),
    path("<slug:slug>/letters/<int:number>/<slug:code>/", visas.check, name="check_letter"),
    path("<slug:slug>/registration/<uuid:key>/<int:pk>/cancel/", places.cancel_one, name="cancel_one"),
    path("<slug:slug>/call/<int:pk>/", proposals.call, name="call"),
    path("<slug:slug>/proposal/<uuid:key>/", proposals.proposal, name="proposal"),
    path("<slug:slug>/proposal/<uuid:key>/co-speakers/", proposals.ask, name="ask_co_speaker"),
    path("<slug:slug>/proposal/<uuid:key>/co-speakers/<int:pk>/", proposals.remove, name="remove_co_speaker"),
    path("<slug:slug>/proposal/<uuid:key>/confirm/", proposals.answer, {"action": "confirm"}, name="confirm_proposal"),
    path(
        "<slug:slug>/proposal/<uuid:key>/withdraw/", proposals.answer, {"action": "withdraw"}, name="withdraw_proposal"
    ),
    path("<slug:slug>/co-speaker/<uuid:key>/", proposals.co_speaker, name="co_speaker"),
    path("<slug:slug>/co-speaker/<uuid:key>/decline/", proposals.decline, name="decline_co_speaker"),
    path("<slug:slug>/after/<str:token>/", feedback.after, name="after"),
    path("<slug:slug>/after/<str:token>/certificate.pdf", certificates.certificate, name="certificate"),
    path("<slug:slug>/after/<str:token>/<uuid:key>/", feedback.feedback, name="give_feedback"),
    path(
        "<slug:slug>/after/<str:token>/stands/<int:pk>/yes/", stand_answers.answer, {"says": "yes"}, name="meet_stand"
    ),
    path(
        "<slug:slug>/after/<str:token>/stands/<int:pk>/no/", stand_answers.answer, {"says": "no"}, name="decline_stand"
    ),
    path("<slug:slug>/delegate/<str:token>/sessions/", sign_ups.my_sessions, name="my_sessions"),
    path(
        "<slug:slug>/delegate/<str:token>/sessions/<int:pk>/join/",
        sign_ups.answer,
        {"action": "join"},
        name="join_session",
    ),
    path(
        "<slug:slug>/delegate/<str:token>/sessions/<int:pk>/leave/",
        sign_ups.answer,
        {"action": "leave"},
        name="leave_session",
    ),
    path("<slug:slug>/delegate/<str:token>/ticket/", tickets.own_ticket, name="own_ticket"),
    path("<slug:slug>/delegate/<str:token>/ticket.pdf", tickets.own_ticket_pdf, name="own_ticket_pdf"),
    path("<slug:slug>/delegate/<str:token>/calendar.ics", meetings.calendar, name="calendar_of_delegate"),
    path("<slug:slug>/delegate/<str:token>/meetings/", meetings.meetings, name="meetings"),
    path("<slug:slug>/delegate/<str:token>/meetings/<int:pk>/", meetings.book_meeting, name="book_meeting"),
    path(
        "<slug:slug>/delegate/<str:token>/meetings/<int:pk>/off/", meetings.give_meeting_back, name="give_meeting_back"
    ),
    path("<slug:slug>/host/<str:token>/", hosts.meeting_list, name="meeting_list"),
    path("<slug:slug>/stand/<str:token>/", stands.stand, name="stand"),
    path("<slug:slug>/certificates/<slug:number>/", certificates.check, name="check_certificate"),
    path("<slug:slug>/report/", reports.report, name="report"),
    path("<slug:slug>/report.pdf", reports.printed, name="report_pdf"),
    path("<slug:slug>/report.xlsx", reports.workbook, name="report_workbook"),
    path("<slug:slug>/calendar.ics", calendars.whole_event, name="event_calendar"),
    path("<slug:slug>/programme.ics", calendars.whole_programme, name="programme_calendar"),
]
