"""Verbs of conferences that hold a row while they decide."""

from functools import partial

from django.db.models import Q
from django.urls import resolve
from django.utils import timezone

from casework.moves import Moves
from conferences.enums import TeamRole
from conferences.events import holding, parts
from conferences.library import taking
from conferences.meetings import booking
from conferences.messages import releasing as event_messages
from conferences.models import ProgrammeVersion
from conferences.programme import claiming, sheets
from conferences.programme import parts as programme_parts
from conferences.programme import releasing as programmes
from conferences.proposals import co_speakers
from conferences.proposals import deciding as proposals
from conferences.registrations import cancelling, changing, questions
from conferences.registrations import places as quotas
from conferences.registrations.forms.parts import QuotaForm
from conferences.reports import releasing as reports
from conferences.sign_ups import places as sign_ups
from conferences.sign_ups.following import follow_release
from conferences.visas import letters as visas
from tests.factories.events import (
    CoSpeakerFactory,
    DelegateFactory,
    EventFactory,
    EventMessageFactory,
    MeetingHostFactory,
    MeetingSlotFactory,
    ProposalFactory,
    QuotaFactory,
    SessionPlacesFactory,
    SpeakerFactory,
    TeamMemberFactory,
    VisaLetterFactory,
)
from tests.factories.people import UserFactory

from .locking_money import Case


def moved_version(places) -> ProgrammeVersion:
    """A version that moved the session of `places`."""
    first = programmes.release_programme(event=places.event, by=None)
    return ProgrammeVersion(event=places.event, changes=[{"kind": "moved", "key": first.content[0]["key"]}])


def cases_of_events() -> list[Case]:
    event, delegate, letter = EventFactory(), DelegateFactory(), VisaLetterFactory()
    team, asked = TeamMemberFactory(user=UserFactory(), role=TeamRole.PROGRAMME), CoSpeakerFactory()
    proposal = ProposalFactory(event=team.event, decision="accepted", decided_by=team.user)
    release = partial(proposals.release_decisions, event=team.event, by=team.user, seen=proposals.print_of([proposal]))
    said, host, slot, session = (
        EventMessageFactory(),
        MeetingHostFactory(),
        MeetingSlotFactory(),
        SessionPlacesFactory(),
    )
    speaker, claimed, now = SpeakerFactory(), SpeakerFactory(user=UserFactory()), timezone.now()
    link = resolve(claiming.path_of(speaker)).kwargs
    comes, offered = DelegateFactory(registration__state="confirmed"), MeetingSlotFactory(host=host)
    quota = QuotaFactory()
    quota_part = parts.EventPart("", QuotaForm, "", "", ())
    return [
        (programmes.release_programme, event, partial(programmes.release_programme, event=event, by=None)),
        (
            cancelling.cancel_delegate,
            delegate.registration,
            partial(cancelling.cancel_delegate, delegate=delegate),
        ),
        (
            changing.name_delegate,
            delegate.registration,
            partial(changing.name_delegate, delegate=delegate, name="Asha Mrema"),
        ),
        (changing._held, delegate.registration, partial(changing.ask_for_change, delegate=delegate, name="Neema")),
        (
            questions.answer,
            delegate.registration,
            partial(questions.answer, delegate=delegate, texts={}, documents={}),
        ),
        (
            visas.ask_for_letter,
            delegate.registration,
            partial(visas.ask_for_letter, delegate=delegate, passport={}),
        ),
        (claiming.send_link, speaker, partial(claiming.send_link, speaker=speaker, by=None)),
        (claiming.claim, speaker, partial(claiming.claim, **link, by=UserFactory())),
        (claiming.disconnect, claimed, partial(claiming.disconnect, speaker=claimed, by=None)),
        (booking.offer_hours, host, partial(booking.offer_hours, host=host, first=now, last=now, minutes=20)),
        (booking.withdraw, slot, partial(booking.withdraw, slot=slot)),
        (sign_ups.hold, delegate, partial(sign_ups.hold, delegate)),
        (sign_ups._locked, session, partial(sign_ups.leave, delegate=delegate, session=session.session_id)),
        (follow_release, session, partial(follow_release, moved_version(session))),
        (booking.book, host, partial(booking.book, delegate=comes, slot=offered, topic="")),
        (taking._held, session.session, partial(taking.leave_out, session=session.session, by=None)),
        (quotas.recount, quota, partial(quotas.recount, quota.pk)),
        (programme_parts._kept, session, partial(programme_parts._kept, session.session)),
        (holding.hold_event, quota.event, partial(parts.hold_row, quota_part, quota.event, quota.pk)),
        (parts.hold_row, quota, partial(parts.hold_row, quota_part, quota.event, quota.pk)),
        (holding.close_to_dependants, quota, partial(holding.close_to_dependants, quota)),
        (parts._meeting_in, host, partial(parts._meeting_in, Q(pk=host.pk))),
        (sheets.take_over, event, partial(sheets.take_over, event=event, rows=[], seen="")),
        (
            event_messages.release_message,
            said,
            partial(event_messages.release_message, message=said, by=None, seen=""),
        ),
        (
            reports.release_report,
            event,
            partial(reports.release_report, event=event, by=None, seen=""),
        ),
        (visas._locked, letter, partial(visas.issue, letter=letter, by=None)),
        (Moves._held, proposal, release),
        (Moves._held, asked.proposal, partial(co_speakers.remove_co_speaker, co_speaker=asked)),
    ]
