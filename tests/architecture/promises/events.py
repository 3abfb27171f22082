"""Promises of events."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from conferences.models import (
    CheckIn,
    EventAnswer,
    Pick,
    ProgrammePrint,
    ProgrammeVersion,
    ProposalAnswer,
    SessionProject,
    SessionSpeaker,
)
from tests.factories.events import (
    CallQuestionFactory,
    CategoryFactory,
    CheckInListFactory,
    CodeFactory,
    CoSpeakerFactory,
    DelegateChangeFactory,
    DelegateFactory,
    EventAnswerFileFactory,
    EventFactory,
    EventMessageFactory,
    FeedbackFactory,
    MeetingSlotFactory,
    ProposalFactory,
    QuestionFactory,
    QuotaFactory,
    RegistrationFactory,
    ScanFactory,
    SessionFactory,
    SessionPlacesFactory,
    SignUpFactory,
    SpeakerFactory,
    StandRequestFactory,
    TeamMemberFactory,
    TrainedGroupFactory,
    VisaLetterFactory,
)
from tests.factories.pages import ConferencePageFactory
from tests.factories.people import UserFactory

from .rows import Maker


def check_in() -> CheckIn:
    delegate = DelegateFactory()
    return CheckIn.objects.create(list=CheckInListFactory(event=delegate.event), delegate=delegate)


def event_answer() -> EventAnswer:
    delegate = DelegateFactory()
    return EventAnswer.objects.create(delegate=delegate, question=QuestionFactory(event=delegate.event), text="No fish")


def session_speaker() -> SessionSpeaker:
    event = EventFactory()
    return SessionSpeaker.objects.create(session=SessionFactory(event=event), speaker=SpeakerFactory(event=event))


def programme_print() -> ProgrammePrint:
    return ProgrammePrint.objects.create(event=EventFactory(), language="en", fingerprint="a")


#: A second row like the first one, except for this, is refused. What is unique besides is made different.
ONLY_ONE: dict[str, tuple[Maker, dict[str, Any]]] = {
    "a_version_of_a_programme_is_released_only_once": (
        lambda: ProgrammeVersion.objects.create(event=EventFactory(), number=1, content=[], changes=[]),
        {},
    ),
    "a_programme_is_printed_only_once_a_language": (programme_print, {}),
    "a_delegate_signs_up_only_once_a_session": (SignUpFactory, {}),
    "a_host_offers_an_hour_only_once": (MeetingSlotFactory, {}),
    "a_delegate_meets_a_host_only_once": (
        lambda: MeetingSlotFactory(delegate=DelegateFactory()),
        {"starts_at": timezone.now},
    ),
    "a_speaker_is_in_a_session_only_once": (session_speaker, {}),
    "a_project_is_in_a_session_only_once": (
        lambda: SessionProject.objects.create(session=SessionFactory(), project_key=uuid.uuid4()),
        {},
    ),
    "a_session_is_picked_only_once": (
        lambda: Pick.objects.create(user=UserFactory(), session=SessionFactory()),
        {},
    ),
    "an_account_speaks_as_only_one_person_at_an_event": (lambda: SpeakerFactory(user=UserFactory()), {}),
    "a_role_at_an_event_is_given_only_once": (lambda: TeamMemberFactory(user=UserFactory()), {}),
    "a_co_speaker_is_asked_only_once_a_proposal": (CoSpeakerFactory, {"key": uuid.uuid4}),
    "a_call_asks_a_question_only_once_a_proposal": (
        lambda: ProposalAnswer.objects.create(proposal=ProposalFactory(), question=CallQuestionFactory(), text="a"),
        {},
    ),
    "a_delegate_judges_a_session_only_once": (FeedbackFactory, {}),
    "a_stand_asks_a_delegate_only_once": (StandRequestFactory, {}),
    "a_scan_of_a_gate_counts_only_once": (ScanFactory, {}),
    "a_delegate_comes_in_only_once_a_list": (check_in, {}),
    "a_code_of_an_event_exists_only_once": (CodeFactory, {}),
    "a_ticket_code_of_an_event_exists_only_once": (DelegateFactory, {}),
    "a_question_is_answered_only_once_a_delegate": (event_answer, {}),
    "a_document_answers_a_question_only_once": (EventAnswerFileFactory, {"path": "aa/bb/cc"}),
    "a_person_waits_only_once_for_an_event": (
        lambda: RegistrationFactory(state="waiting", waiting_since=timezone.now()),
        {"key": uuid.uuid4, "payment_id": None},
    ),
}


#: A sound row cannot be changed into this.
NEVER: dict[str, tuple[Maker, dict[str, Any]]] = {
    "no_proposal_is_rejected_without_a_reason": (ProposalFactory, {"decision": "rejected"}),
    "what_is_handed_in_always_has_a_title_and_a_text": (ProposalFactory, {"abstract": ""}),
    "a_conference_never_ends_before_it_starts": (ConferencePageFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "an_event_never_ends_before_it_starts": (EventFactory, {"ends_on": datetime.date(2000, 1, 1)}),
    "nobody_gets_more_back_than_they_paid": (EventFactory, {"refund_percent": 101}),
    "a_change_that_waits_always_changes_something": (DelegateChangeFactory, {"name": ""}),
    "a_price_is_never_negative": (CategoryFactory, {"price_minor": -1}),
    "an_early_price_is_never_higher_or_without_its_day": (CategoryFactory, {"early_price_minor": 1}),
    "a_session_is_never_overfilled": (SessionPlacesFactory, {"taken": 3}),
    "meetings_of_five_minutes_to_four_hours": (MeetingSlotFactory, {"minutes": 4}),
    "a_quota_is_never_oversold": (QuotaFactory, {"taken": 51}),
    "a_code_is_never_used_more_often_than_allowed": (CodeFactory, {"used": 11}),
    "a_discount_is_never_more_than_all": (CodeFactory, {"percent": 101}),
    "a_registration_never_costs_less_than_nothing": (RegistrationFactory, {"amount_minor": -1}),
    "who_waits_always_has_a_place_in_the_line": (RegistrationFactory, {"state": "waiting"}),
    "nobody_confirms_and_declines_a_request": (
        lambda: StandRequestFactory(confirmed_at=timezone.now()),
        {"declined_at": timezone.now},
    ),
    "nothing_is_sent_before_it_is_released": (EventMessageFactory, {"sent_to": 1}),
    "usefulness_is_one_to_five": (FeedbackFactory, {"usefulness": 6}),
    "no_more_stay_than_were_sent": (TrainedGroupFactory, {"stayed": 13}),
    "a_check_is_never_passed_by_more_than_all": (TrainedGroupFactory, {"after": 101}),
    "a_print_that_is_made_never_lacks_its_content": (programme_print, {"made_at": timezone.now()}),
    "a_session_never_ends_when_it_begins": (SessionFactory, {"minutes": 0}),
    "nobody_leaves_before_arriving": (
        VisaLetterFactory,
        {"leaves_on": lambda: timezone.localdate() - datetime.timedelta(days=900)},
    ),
    "a_speaker_is_never_away_before_being_there": (
        lambda: SpeakerFactory(available_from=timezone.now()),
        {"available_until": lambda: timezone.now() - datetime.timedelta(days=1)},
    ),
}
