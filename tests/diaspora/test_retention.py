"""What the register of personal data promises to keep for a time only is gone after it: a journey into the future."""

import datetime
import re

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from casework.clock import timetable
from casework.letters.stops import note_soft_bounce
from casework.models import Erasure, Press
from casework.typed.owner import FIELD as OWNER
from casework.typed.owner import sealed_mark
from conferences.models import CheckIn, EventAnswer, ProposalAnswer
from diaspora.enums import HourlyLimit, MemberRole
from diaspora.institutions.invitations import invite_member
from diaspora.models import DigestLetter, HourlyUse, Invitation, User
from diaspora.notices.written_emails import write_email
from diaspora.privacy.registry import holdings
from diaspora.privacy.retention import past
from home.contact.messages import receive_message
from home.site_search.unfound import note as note_unfound
from home.translation_desk.jobs import ask_for_translation
from newsletters.models import NewsletterLetter
from reviews.models import PanelPack
from safeguarding.models import MOST_DAYS
from skills_match.enums import Audience, Band
from skills_match.models import Alert, AlertMessage, Campaign, CampaignLetter, LinkArrival, MatchItem, MatchRun
from skills_match.outreach.links import make_link
from tests.factories.contributions import GiftFactory
from tests.factories.earlier import EarlierExpertFactory
from tests.factories.events import (
    CallQuestionFactory,
    CheckInListFactory,
    CodeFactory,
    CoSpeakerFactory,
    DelegateChangeFactory,
    DelegateFactory,
    EventAnswerFileFactory,
    FeedbackFactory,
    MeetingSlotFactory,
    QuestionFactory,
    ScanFactory,
    SignUpFactory,
    StandRequestFactory,
    VisaLetterFactory,
)
from tests.factories.matching import AssignmentFactory, EnteredApplicationFactory
from tests.factories.newsletters import NewsletterFactory, SubscriberFactory
from tests.factories.pages import PressContactFactory
from tests.factories.payments import BankLineFactory, PaymentFactory, SubscriptionFactory
from tests.factories.people import MembershipFactory, ProfileFactory, UserFactory
from tests.factories.placements import (
    AdvanceSettlementFactory,
    ClaimedDaysFactory,
    ClaimFactory,
    ClaimPaymentFactory,
    ClaimReceiptFactory,
    CounterpartFactory,
    EmergencyDetailFactory,
    LaterContactFactory,
    LineShareFactory,
    PayAccountFactory,
    PaymentFileRowFactory,
    PlacementFactory,
    ReminderFactory,
    SupervisorFactory,
    TravelLegFactory,
)
from tests.factories.reviews import RoundFactory
from tests.factories.safeguarding import (
    CaseEntryFactory,
    CaseFactory,
    CaseReadingFactory,
    KeptOutFactory,
    RetentionTermFactory,
)

pytestmark = pytest.mark.django_db
TIME = re.compile(r"\b(hour|day|week|month|year)s?\b")
DAY = datetime.timedelta(days=1)
LIMITED = [holding for holding in holdings() if holding.limit]


def keep_what_was_typed(user) -> None:
    """Somebody wrote while the session ended."""
    Client().post("/en/my/about/", {"about": "I teach.", OWNER: sealed_mark(user)})


def run_hourly() -> None:
    for work in timetable.each_hour:
        work()


def one_of_each() -> None:
    """A row of every kind that is kept for a time only."""
    user, profile, assignment = UserFactory(), ProfileFactory(), AssignmentFactory()
    Client().post("/en/accounts/login/", {"login": user.email, "password": "kanga-kitenge"})
    SessionStore().create()
    keep_what_was_typed(user)
    UserFactory(verified=False).emailaddress_set.create(email="never@example.org", verified=False)
    user.emailaddress_set.create(email="new@example.org", verified=False)
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        priority=0,
        task_path="a.b",
        queue_name="default",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback="",
        finished_at=timezone.now(),
    )
    HourlyUse.objects.create(person=user, limit=HourlyLimit.SKILLS, used_at=timezone.now())
    Erasure.objects.create(kind="account", key="1:2")
    Press.objects.create(mark="a")
    note_soft_bounce(address="a@example.org")
    SubscriberFactory(confirmed_at=None)
    newsletter = NewsletterFactory(part=False, state="sent", content={"en": {}}, started_at=timezone.now())
    NewsletterLetter.objects.create(newsletter=newsletter, subscriber=SubscriberFactory())
    write_email(to="a@example.org", subject="A link", body="It opens")
    manager = MembershipFactory()
    invite_member(
        institution=manager.institution, by=manager.user, email="b@example.org", role=MemberRole.AUTHOR, language="en"
    )
    receive_message(topic="other", name="A", email="c@example.org", text="Hello", language="en")
    PaymentFactory(payer=user, payer_name="Asha")
    SubscriptionFactory(payer=user, payer_name="Asha")
    BankLineFactory()
    EarlierExpertFactory(asked_at=timezone.now())
    GiftFactory(giver=user)
    ask_for_translation(
        record=assignment, from_language="en", to_language="sw", by=user, due_on=datetime.date(2026, 12, 24)
    )
    PressContactFactory()
    place = DelegateFactory()
    CodeFactory(event=place.event, guest="Neema Chuwa")
    CheckIn.objects.create(delegate=place, list=CheckInListFactory(event=place.event))
    ProposalAnswer.objects.create(
        proposal=CoSpeakerFactory(proposal__event=place.event).proposal,
        question=CallQuestionFactory(event=place.event),
        text="A projector",
    )
    ScanFactory(delegate=place, link__list__event=place.event)
    VisaLetterFactory(delegate=place)
    EventAnswerFileFactory(delegate=place)
    DelegateChangeFactory(delegate=place)
    StandRequestFactory(delegate=place)
    SignUpFactory(delegate=place)
    MeetingSlotFactory(host__event=place.event, delegate=place)
    FeedbackFactory(delegate=place)
    EventAnswer.objects.create(delegate=place, question=QuestionFactory(event=place.event), text="No fish")
    ended = PlacementFactory(state="completed")
    SupervisorFactory(placement=ended)
    CounterpartFactory(placement=ended)
    EmergencyDetailFactory(placement=ended)
    TravelLegFactory(placement=ended)
    LaterContactFactory(evaluation__placement=ended)
    RetentionTermFactory(days=MOST_DAYS)
    case = CaseFactory(state="closed", outcome="measures")
    for made_of_it in (CaseEntryFactory, CaseReadingFactory, KeptOutFactory):
        made_of_it(case=case)
    ReminderFactory()
    DigestLetter.objects.create(user=user, day=datetime.date(2026, 11, 20))
    PanelPack.objects.create(round=RoundFactory(), reader=user, language="en", fingerprint="a")
    ClaimedDaysFactory(line=ClaimReceiptFactory(line__claim__placement=ended, line__claim__state="paid").line)
    PayAccountFactory(replaced_at=timezone.now())
    PaymentFileRowFactory(claim=ClaimFactory(placement=ended, state="paid"))
    AdvanceSettlementFactory(advance__placement=ended)
    ClaimPaymentFactory(claim=LineShareFactory(line__claim__placement=ended, line__claim__state="paid").line.claim)
    assignment.named_people.create(name="Neema", email="neema@example.org", known_from="A congress", slot=1)
    EnteredApplicationFactory(assignment=assignment)
    texts = {"subject_en": "a", "subject_sw": "b", "text_en": "c", "text_sw": "d"}
    campaign = Campaign.objects.create(assignment=assignment, **texts)
    CampaignLetter.objects.create(campaign=campaign, profile=profile, band=Band.GOOD)
    LinkArrival.objects.create(link=make_link(by=user, name="A", kind="other"), user=user)
    note_unfound("zebra crossings", language="en")
    message = AlertMessage.objects.create(user=user, week=datetime.date(2026, 11, 16), number=1)
    Alert.objects.create(user=user, assignment=assignment, band=Band.GOOD, message=message)
    run = MatchRun.objects.create(assignment=assignment, audience=Audience.OFFICE, sequence=1)
    MatchItem.objects.create(run=run, profile=profile, rank=1, total=1, band=Band.GOOD, parts={})


@pytest.mark.parametrize("days", [400, 800])
def test_nothing_is_older_than_promised(days, time_machine):
    one_of_each()
    for holding in LIMITED:
        assert holding.limit.among(holding.model._base_manager.all()).exists(), f"Make one: {holding.label}"

    time_machine.move_to(timezone.now() + days * DAY)
    run_hourly()

    assert [holding.label for holding in LIMITED if past(holding).exists()] == []
    gone = [holding for holding in LIMITED if holding.limit.kept_for < days * DAY]
    assert [h.label for h in gone if h.limit.among(h.model._base_manager.all()).exists()] == []


def test_nothing_is_forgotten_before_its_time(time_machine, subtests):
    one_of_each()
    for holding in LIMITED:
        with subtests.test(holding.label), transaction.atomic():
            rows = holding.limit.among(holding.model._base_manager.all())
            if holding.model is Session:  # one that is nobody's device
                rows = rows.exclude(pk__in=UserSession.objects.values("session_key"))
            row = rows.first()

            time_machine.move_to(_counted_from(row, holding) + holding.limit.kept_for - datetime.timedelta(minutes=61))
            run_hourly()

            assert holding.model._base_manager.filter(pk=row.pk).exists()
            transaction.set_rollback(True)


def _counted_from(row, holding) -> datetime.datetime:
    value = row
    for step in holding.limit.counted_from.split("__"):
        value = getattr(value, step)
    if isinstance(value, datetime.datetime):
        return value
    return datetime.datetime.combine(value, datetime.time(), tzinfo=timezone.get_current_timezone())  # a whole day


def test_every_promise_of_a_time_has_a_job():
    with translation.override("en"):
        promised = {
            holding.label for holding in holdings() for kept in holding.kept if TIME.search(str(kept.until).lower())
        }

    assert promised == {holding.label for holding in LIMITED}


def test_an_account_that_was_never_confirmed_goes_and_a_confirmed_one_stays(time_machine):
    client = Client()
    client.post(
        "/en/accounts/signup/",
        {
            "first_name": "Asha",
            "email": "asha@example.org",
            "password1": "samaki-mbili-ziwani",
            "preferred_language": "sw",
        },
    )
    confirmed = UserFactory()
    without_address = UserFactory(verified=False)
    time_machine.move_to(timezone.now() + 8 * DAY)

    run_hourly()

    assert set(User.objects.all()) == {confirmed, without_address}
    assert not EmailAddress.objects.filter(email="asha@example.org").exists()


def test_a_new_address_waits_seven_days_from_the_moment_it_was_asked_for(time_machine):
    user = UserFactory()
    time_machine.move_to(timezone.now() + 20 * DAY)
    asked = timezone.now()
    client = Client()
    client.force_login(user)
    client.post("/en/accounts/login/", {"login": user.email, "password": "kanga-kitenge"})
    client.post("/en/accounts/reauthenticate/", {"password": "kanga-kitenge"})
    client.post("/en/accounts/email/", {"email": "new@example.org", "action_add": ""})

    left = []
    for days in (6, 8):
        time_machine.move_to(asked + days * DAY)
        run_hourly()
        left.append(set(user.emailaddress_set.values_list("email", flat=True)))

    assert left == [{user.email, "new@example.org"}, {user.email}]


def test_a_device_is_signed_out_after_fourteen_days_even_when_it_is_used(time_machine):
    user = UserFactory()
    client = Client()
    client.post("/en/accounts/login/", {"login": user.email, "password": "kanga-kitenge"})
    time_machine.move_to(timezone.now() + 13 * DAY)
    client.post("/en/my/notices/read/")  # which writes to the session, and so makes it live longer
    assert client.get("/en/my/notices/").status_code == 200

    time_machine.move_to(timezone.now() + 2 * DAY)
    run_hourly()

    assert client.get("/en/my/notices/").status_code == 302
    assert not UserSession.objects.exists()
    assert Session.objects.count() <= 1


def test_a_link_that_has_run_out_still_says_so_for_a_month(time_machine):
    manager = MembershipFactory()
    invite_member(
        institution=manager.institution, by=manager.user, email="b@example.org", role=MemberRole.AUTHOR, language="en"
    )
    time_machine.move_to(timezone.now() + 30 * DAY)
    run_hourly()
    assert Invitation.objects.exists()

    time_machine.move_to(timezone.now() + 8 * DAY)
    run_hourly()
    assert not Invitation.objects.exists()
