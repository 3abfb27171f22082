"""One world for the whole module: built once, and set back after each form that was sent."""

import datetime
from types import SimpleNamespace

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal.flows.signup import redirect_to_signup
from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import connection, transaction
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from django.utils import timezone, translation

from conferences.check_in.gate_links import token_of
from conferences.programme.releasing import release_programme
from conferences.registrations.registering import NewDelegate, Payer, register
from contributions.gifts.links import manage_path, path_to_all
from diaspora.models import Experience
from home.models import ContactMessage
from newsletters.subscribers.links import link_to
from payments.models import Difference
from placements.evaluations.asking import LINKS
from reviews.models import BlindCopy
from safeguarding.cases.views.public import OPENED
from selection.models import Formality, Interview
from skills_match.enums import ApplicationState, AssignmentState, ReviewState, Right
from skills_match.matching.people import handle_of
from skills_match.models import Application, AssignmentInvitation, ConceptSuggestion, SavedSearch, SkillGroup
from tests.conftest import forget_everything, sign_in
from tests.databases import written_once
from tests.factories.contributions import AppealFactory, GiftFactory
from tests.factories.events import (
    CallFactory,
    CallQuestionFactory,
    CategoryFactory,
    CheckInListFactory,
    CoSpeakerFactory,
    EventFactory,
    GateLinkFactory,
    ProposalFactory,
    QuestionFactory,
    QuotaFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    TrackFactory,
    VisaLetterFactory,
)
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    AttachmentFactory,
    InquiryFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.newsletters import SubscriberFactory
from tests.factories.pages import TopicFactory
from tests.factories.payments import BankLineFactory, PaymentFactory, RefundFactory
from tests.factories.people import (
    AvailabilityWindowFactory,
    InstitutionFactory,
    LanguageFactory,
    MembershipFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
    SectorFactory,
    UserFactory,
)
from tests.factories.placements import (
    CertificateFactory,
    ClaimFactory,
    ClaimLineFactory,
    DeliverableFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    PlacementFactory,
    ReportFactory,
    SupervisorFactory,
    TeachingSessionFactory,
    VisitFactory,
)
from tests.factories.programmes import (
    AllowanceRateFactory,
    ProgrammeBudgetLineFactory,
    ProgrammeFactory,
    ProgrammeRightFactory,
    ProgrammeRuleFactory,
)
from tests.factories.reviews import RoundFactory, SheetFactory, SubjectFactory
from tests.factories.safeguarding import CaseFactory, HelpContactFactory, safeguarding_officer

from .recorder import Recorder


@pytest.fixture(scope="module", autouse=True)
def google():
    """A provider with which one can sign in."""
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    values = {"provider_id": "google", "name": "Google", "client_id": "portal", "secret": "known to both"}
    registered = values | {"settings": {"server_url": "https://accounts.google.com", "sends_nonce": True}}
    with override_settings(SOCIALACCOUNT_PROVIDERS={"openid_connect": known | {"APPS": [registered]}}):
        yield


@pytest.fixture(scope="module")
def world(google, django_db_setup, django_db_blocker):
    """People, institutions and records for every form of the table; gone again after the module."""
    forget_everything()
    with translation.override("en"), written_once(_build, django_db_blocker) as world:
        yield world
    forget_everything()


@pytest.fixture(autouse=True)
def _empty_process_memory():
    """The rows of the one world keep their numbers, so what the process remembers of them stays true."""


@pytest.fixture
def db(world, django_db_blocker):
    """Instead of a world for each test: what a test changes in the one world is taken back."""
    cookies = {name: dict(client.cookies) for name, client in world.clients.items()}
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    for name, client in world.clients.items():
        client.cookies.clear()
        client.cookies.update(cookies[name])


@pytest.fixture
def recorder(db):
    """What this test asks of the database."""
    recorder = Recorder()
    with connection.execute_wrapper(recorder):
        yield recorder
    if recorder.written:
        forget_everything()


def _build() -> SimpleNamespace:
    institution = InstitutionFactory(open_question="Who signs?")
    manager = MembershipFactory(institution=institution).user
    officer = UserFactory()
    officer.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    profile = _profile()
    world = SimpleNamespace(
        officer=officer,
        institution=institution,
        pending=InstitutionFactory(state="pending"),
        colleague=MembershipFactory(institution=institution, role="author"),
        profile=profile,
        position=Experience.objects.get(profile=profile),
        licence=profile.licences.create(title="Nurse", body="A council"),
        region=RegionFactory(),
        sector=SectorFactory(),
        skill=SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto"),
        twin=SkillFactory(en="care of ill children", sw="kuhudumia watoto wagonjwa"),
        occupation=OccupationFactory(en="teacher of nurses", sw="mwalimu wa wauguzi"),
        group=SkillGroup.objects.create(code="health", name_en="Health", name_sw="Afya"),
        message=ContactMessage.objects.create(
            topic="other", name="A reader", email="reader@example.org", text="How do I begin?", language="en"
        ),
        **_assignments(institution, manager),
    )
    world.manager = manager
    world.site = institution.sites.create(name_en="Ward", name_sw="Wodi", region=world.region)
    _endorsed(world)
    world.question = world.published.questions.create(text_en="What did you teach?", text_sw="Ulifundisha nini?")
    world.word = world.skill.labels.get(language="sw")
    world.word.review_state = ReviewState.MACHINE
    world.word.save()
    world.suggestion = ConceptSuggestion.objects.create(text="kangaroo care", language="en", suggested_by=profile.user)
    world.inquiry = InquiryFactory(assignment=world.published, asked_by=profile.user, text="Is there a desk?")
    _applications(world)
    _invitations(world)
    world.newsletter_token = link_to("manage", SubscriberFactory()).rstrip("/").rpartition("/")[2]
    world.topic = TopicFactory()
    _placed(world)
    world.programme = ProgrammeFactory()
    world.rule = ProgrammeRuleFactory(programme=world.programme)
    world.right = ProgrammeRightFactory(programme=world.programme)
    _money(world)
    _reviews(world, officer)
    world.saved_search = SavedSearch.objects.create(user=profile.user, slot=1, name="Nurses", text="nurses")
    _events(world)
    world.clients = {
        "visitor": Client(),
        "professional": sign_in(profile.user),
        "manager": sign_in(manager),
        "ministry": sign_in(world.ministry),
        "officer": sign_in(officer),
        "finance": sign_in(_in_finance()),
        "organiser": sign_in(world.organiser),
        "visas": sign_in(world.visas),
        "administrator": sign_in(UserFactory(is_staff=True, is_superuser=True)),
    } | _unusual_clients(world)
    return world


def _endorsed(world) -> None:
    """A request that waits for the word of the ministry above its institution."""
    ministry = MembershipFactory()
    world.ministry = ministry.user
    below = InstitutionFactory(parent=ministry.institution)
    asks = ProgrammeRuleFactory(kind="endorsed", number=None).programme
    world.to_endorse = AssignmentFactory(
        institution=below, programme=asks, state=AssignmentState.SUBMITTED, submitted_at=timezone.now()
    )
    world.to_endorse_seen = world.to_endorse.submitted_at.isoformat()
    world.public_answer = world.published.public_answers.create(
        question_en="A desk?", question_sw="Meza?", answer_en="Yes.", answer_sw="Ndiyo."
    )


def _events(world) -> None:
    world.organiser = UserFactory()
    world.organiser.user_permissions.add(Permission.objects.get(codename="organise_events"))
    world.event = EventFactory()
    world.event_session = SessionFactory(event=world.event)
    world.venue = world.event_session.room.venue
    release_programme(event=world.event, by=None)
    SessionFactory(event=world.event)
    SpeakerFactory(event=world.event)
    _proposals(world)
    _registrations(world)


def _proposals(world) -> None:
    world.call = CallFactory(event=world.event)
    world.call_question = CallQuestionFactory(event=world.event)
    TrackFactory(event=world.event)
    world.drafted = ProposalFactory(event=world.event, call=world.call, state="draft")
    world.proposed = ProposalFactory(event=world.event, call=world.call)
    world.co_speaker = CoSpeakerFactory(proposal=world.proposed)


def _registrations(world) -> None:
    world.open_event = EventFactory(state="open")
    world.category = CategoryFactory(event=world.open_event, price_minor=0)
    world.event_question = QuestionFactory(event=world.open_event)
    asked = CategoryFactory(event=world.open_event, price_minor=0, needs_approval=True)
    QuotaFactory(event=world.event)
    world.check_in_list = CheckInListFactory(event=world.open_event)
    world.gate_token = token_of(GateLinkFactory(list=world.check_in_list))
    CategoryFactory(event=world.event)
    payer = Payer("Neema Mushi", "neema@example.org", "en")
    world.requested = register(event=world.open_event, payer=payer, delegates=[NewDelegate(asked, "Neema")])
    world.delegate = world.requested.delegates.get()
    world.guest = register(event=world.open_event, payer=payer, delegates=[NewDelegate(world.category)]).delegates.get()
    letter_for = register(event=world.open_event, payer=payer, delegates=[NewDelegate(world.category)]).delegates.get()
    world.visa_letter = VisaLetterFactory(delegate=letter_for)
    world.visas = TeamMemberFactory(event=world.open_event, user=UserFactory(), role="visas").user


def _in_finance():
    user = UserFactory()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["prepare_finance", "approve_finance"]))
    return user


def _profile():
    profile = ProfileFactory()
    ProfileLanguageFactory(profile=profile, language=LanguageFactory())
    AvailabilityWindowFactory(profile=profile)
    PersonSkillFactory(profile=profile)
    PersonOccupationFactory(profile=profile)
    Experience.objects.create(profile=profile, title="Nurse", organisation="A clinic", country="GB", from_year=2015)
    return profile


def _assignments(institution, manager) -> dict:
    made = {
        name: AssignmentFactory(institution=institution, author=manager, state=state)
        for name, state in {
            "draft": AssignmentState.DRAFT,
            "submitted": AssignmentState.SUBMITTED,
            "approved": AssignmentState.APPROVED,
            "published": AssignmentState.PUBLISHED,
            "closed": AssignmentState.CLOSED,
        }.items()
    }
    swahili = {"title_sw": "", "background_sw": "", "tasks_sw": ""}
    made["untranslated"] = AssignmentFactory(institution=institution, state=AssignmentState.PUBLISHED, **swahili)
    AssignmentLanguageFactory(assignment=made["draft"])
    AttachmentFactory(assignment=made["draft"])
    return made


def _applications(world) -> None:
    world.sent = ApplicationFactory(assignment__institution=world.institution, state=ApplicationState.SCREENING)
    world.reserve = ApplicationFactory(state=ApplicationState.RESERVE)
    world.formality = Formality.objects.create(document_en="Permit", document_sw="Kibali", body_en="A", body_sw="B")
    world.shortlisted = ApplicationFactory(assignment=world.sent.assignment, state=ApplicationState.SHORTLISTED)
    world.asked = ApplicationFactory(
        profile=world.profile, state=ApplicationState.MORE_INFO, requested_info="Which ward?"
    )
    world.offered = ApplicationFactory(profile=world.profile, state=ApplicationState.OFFERED)
    _interviewed(world)
    world.refused = ApplicationFactory(profile=world.profile, state=ApplicationState.NOT_SELECTED)
    world.complaint = ApplicationFactory(state=ApplicationState.NOT_SELECTED).follow_ups.create(
        kind="complaint", text="I taught for ten years."
    )
    _accepted(world)


def _interviewed(world) -> None:
    """An hour that is free, and one that is over, of which nobody has said what became."""
    own = {"profile": world.profile, "assignment__institution": world.institution}
    world.invited = ApplicationFactory(state=ApplicationState.INTERVIEW, **own)
    hours = world.invited.assignment.interview_slots
    at = timezone.now() + datetime.timedelta(days=9)
    world.hour = hours.create(starts_at=at, place="Room 4")
    past = hours.create(starts_at=timezone.now() - datetime.timedelta(days=1), place="Room 4")
    other = ApplicationFactory(state=ApplicationState.INTERVIEW, assignment=world.invited.assignment)
    facts = {"starts_at": past.starts_at, "minutes": 30, "zone": past.zone}
    world.interview = Interview.objects.create(application=other, slot=past, **facts)


def _accepted(world) -> None:
    """Three agreements, each of which waits for another side."""
    own = {"profile": world.profile, "assignment__institution": world.institution}
    world.accepted = ApplicationFactory(state=ApplicationState.ACCEPTED, **own)
    world.visa = world.accepted.conditions.create(kind="visa", owner="person")
    world.ready = world.accepted.conditions.create(kind="readiness", owner="host")
    others = ApplicationFactory.create_batch(
        2, state=ApplicationState.ACCEPTED, assignment__institution=world.institution
    )
    world.for_host, world.for_office = others
    for application, sides in [(world.accepted, []), (others[0], ["expert"]), (others[1], ["expert", "host"])]:
        agreement = application.agreements.create(number=1, text_en="a", text_sw="b", sha256="c")
        for side in sides:
            agreement.signatures.create(side=side, signer=UserFactory(), name="A B")


def _placed(world) -> None:
    """Somebody on assignment, whose second visit nobody has confirmed."""
    own = {"profile": world.profile, "assignment__institution": world.institution}
    world.placement = PlacementFactory(application=ApplicationFactory(state=ApplicationState.CONFIRMED, **own))
    world.stay = VisitFactory(placement=world.placement, came_on=world.placement.starts_on)
    world.visit = VisitFactory(placement=world.placement)
    world.deliverable = DeliverableFactory(placement=world.placement)
    SupervisorFactory(placement=world.placement)
    world.lesson = TeachingSessionFactory(placement=world.placement)
    world.own_questions = EvaluationFactory(placement=world.placement)
    world.questions = EvaluationFactory(placement=world.placement, asked="supervisor")
    world.questions_token = LINKS.token(world.questions.pk, key=str(world.questions.key))
    CertificateFactory(placement=world.placement)
    world.report = ReportFactory(placement=world.placement)
    world.host_report = ReportFactory(placement=world.placement, side="host")
    _claimed(world)
    _unsafe(world)


def _unsafe(world) -> None:
    """A report about safety that `officer` reads, one that was acknowledged, and a number that helps."""
    world.case = CaseFactory()
    world.known_case = CaseFactory(state="acknowledged")
    world.case_token = OPENED.token(world.case.pk)
    ProgrammeRightFactory(programme=world.case.programme, user=world.officer, right=Right.SAFEGUARDING)
    world.reader = safeguarding_officer()
    world.help_contact = HelpContactFactory()


def _claimed(world) -> None:
    """A claim that is being written, and one in each state in which finance decides on it; `officer` may do both."""
    programme = world.placement.assignment.programme
    for right in (Right.FINANCE_PREPARER, Right.FINANCE_APPROVER):
        ProgrammeRightFactory(programme=programme, user=world.officer, right=right)
    AllowanceRateFactory(programme=programme)
    world.budget_line = ProgrammeBudgetLineFactory(programme=programme)
    world.claim = ClaimFactory(placement=world.placement)
    ClaimLineFactory(claim=world.claim)
    for state in ("submitted", "checked", "with_finance"):
        claim = ClaimFactory(placement=world.placement, state=state)
        ClaimLineFactory(claim=claim)
        setattr(world, f"{state}_claim", claim)
    world.exchange_rate = ExchangeRateFactory(currency="EUR")


def _invitations(world) -> None:
    """One that waits for an answer, and a person who could be invited."""
    AssignmentSkillFactory(assignment=world.published, skill=world.skill)
    nurse = PersonSkillFactory(skill=world.skill).profile
    AvailabilityWindowFactory(profile=nurse)
    world.handle = handle_of(assignment=world.published, profile_id=nurse.pk)
    world.invitation = AssignmentInvitation.objects.create(
        assignment=world.offered.assignment, profile=world.profile, slot=1, answer_by=world.published.closing_on
    )


def _reviews(world, officer) -> None:
    """A round in which the officer judges, and one that can be ranked; who runs both may judge as well."""
    world.sheet = SheetFactory(user=officer)
    world.ranked_sheet = SheetFactory(user=officer, state="given")
    world.joining = UserFactory()
    world.joining.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    world.copy = BlindCopy.objects.create(subject=SubjectFactory(round__state="preparing"), key="motivation", text="I")
    world.copy.subject.round.phases.update(shows_names=False)
    Application.objects.filter(pk=world.copy.subject.record_id).update(motivation="I teach.")
    world.two_phases = RoundFactory()
    world.two_phases.phases.create(number=2)


def _money(world) -> None:
    """One payment in each state that a form of finance is about."""
    world.paid = PaymentFactory(state="paid", paid_at=timezone.now())
    world.invoice = PaymentFactory(way="invoice")
    world.came_back = RefundFactory(state="failed")
    world.reported = PaymentFactory(way="invoice", state="reported")
    world.bank_line = BankLineFactory()
    world.appeal = AppealFactory(assignment=world.published)
    world.large_gift = GiftFactory(appeal=world.appeal, state="waiting")
    small_gift = GiftFactory(appeal=world.appeal)
    world.gift_token = manage_path(small_gift).split("/")[-2]
    world.gifts_token = path_to_all(small_gift).split("/")[-2]
    world.difference = Difference.objects.create(kind="event", about="evt_1")


def _unusual_clients(world) -> dict[str, Client]:
    """Sessions in the middle of something: half signed in, behind the link of a reset, without a password."""
    with_app = world.person_with_app = UserFactory()
    TOTP.activate(with_app, generate_totp_secret())
    RecoveryCodes.activate(with_app)
    half_way = Client()
    half_way.post(reverse("account_login"), {"login": with_app.email, "password": "kanga-kitenge"})

    without_password = UserFactory(password=None)
    without_password.set_unusable_password()
    without_password.save()

    with_key = UserFactory()
    world.key = Authenticator.objects.create(
        user=with_key, type=Authenticator.Type.WEBAUTHN, data={"name": "My phone", "credential": {}}
    )

    forgetful = UserFactory()
    world.reset_uid = user_pk_to_url_str(forgetful)
    behind_the_link = Client()
    key = default_token_generator.make_token(forgetful)
    behind_the_link.get(reverse("account_reset_password_from_key", args=[world.reset_uid, key]))
    return {
        "from_elsewhere": _from_elsewhere(),
        "with_app": sign_in(with_app),
        "half_way": half_way,
        "without_password": sign_in(without_password),
        "with_key": sign_in(with_key),
        "forgetful": behind_the_link,
    }


def _from_elsewhere() -> Client:
    """Back from a provider that told nothing but a number, in the middle of signing up."""
    client = Client()
    client.get(reverse("account_login"))
    request = RequestFactory().get("/")
    request.session = client.session
    provider = get_adapter().get_provider(request, "google")
    redirect_to_signup(request, provider.sociallogin_from_response(request, {"sub": "person-1"}))
    request.session.save()
    client.cookies["sessionid"] = request.session.session_key
    return client
