"""After an account is deleted nothing in any table, session, file, log or cache names the person.

Somebody called Qanary does everything that people of that kind do here, through the verbs; then each text that the
register of personal data declares about them is filled with the word as well, and after the deletion it is looked for
everywhere. A new kind of record about people must be made here too, or a test fails.
"""

import datetime
import logging

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from casework.typed.owner import FIELD as OWNER
from casework.typed.owner import sealed_mark
from conferences.models import CheckIn, EventAnswer, Pick, ProposalAnswer, SessionSpeaker
from conferences.programme.releasing import release_programme
from diaspora import tasks
from diaspora.accounts.closing import reinstate_account, suspend_account
from diaspora.accounts.second_factor import reset_second_factor
from diaspora.enums import ConsentPurpose, FileKind, HourlyLimit, LookedAt, MemberRole
from diaspora.files.store import store_private_file
from diaspora.institutions import invitations, members, registration
from diaspora.models import DigestChoice, DigestLetter, Experience, HourlyUse, OfficeNote, Profile, User
from diaspora.notices.notify import notify
from diaspora.privacy.access_log import record_access
from diaspora.privacy.consents import give_consent
from diaspora.privacy.erasure import delete_account
from diaspora.privacy.my_data import export_data
from diaspora.privacy.registry import holdings
from diaspora.threads.reading import read_thread
from diaspora.threads.writing import write_message
from home.contact.messages import answer_message, receive_message
from home.translation_desk.jobs import ask_for_translation, take
from office.exports import record_export
from office.notes import write_note
from office.officers import assign_officer
from reviews.models import Minutes, Subject
from selection.models import Condition, Interview, Offer, PreparedDecision, ReserveSlot
from selection.opinions.giving import give_opinion
from skills_match.applications.applying import start_screening
from skills_match.assignments.inquiries import answer_inquiry, ask_question
from skills_match.enums import ApplicationState, AssignmentState, Audience, Band
from skills_match.models import (
    Alert,
    AlertMessage,
    AlertSettings,
    MatchItem,
    MatchRun,
    SavedAssignment,
    SavedSearch,
)
from skills_match.vocabulary.suggestions import accept_as_new, decline_suggestion, suggest_concept
from tests.conftest import sign_in
from tests.factories.contributions import GiftFactory
from tests.factories.documents import text_pdf
from tests.factories.events import (
    CallQuestionFactory,
    CheckInListFactory,
    CoSpeakerFactory,
    DelegateFactory,
    EventFactory,
    ProposalFactory,
    QuestionFactory,
    ScanFactory,
    SessionFactory,
    SpeakerFactory,
    TeamMemberFactory,
    VisaLetterFactory,
)
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
)
from tests.factories.payments import ReceiptFactory, RefundFactory, SubscriptionFactory
from tests.factories.people import (
    AvailabilityWindowFactory,
    MembershipFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    UserFactory,
)
from tests.factories.placements import (
    CertificateFactory,
    ClaimedDaysFactory,
    ClaimLineFactory,
    ClaimReceiptFactory,
    ClosingTickFactory,
    DeliverableFactory,
    EmergencyDetailFactory,
    EvaluationFactory,
    ExchangeRateFactory,
    PlacementFactory,
    ReminderFactory,
    ReportFactory,
    SafetyAnswerFactory,
    TeachingSessionFactory,
    VisitFactory,
    WeekNoteFactory,
)
from tests.factories.programmes import ProgrammeRightFactory, ProgrammeRuleFactory
from tests.factories.reviews import SheetFactory, SubjectFactory
from tests.privacy_traces import traces

pytestmark = pytest.mark.django_db
WORD = "qanary"
SENTENCE = "Qanary wrote this"
#: Texts that the portal itself chooses: keys of templates, places of files, secrets.
NOT_TYPED = {
    "kind",
    "path",
    "sha256",
    "session_key",
    "content_type",
    "what",
    "fingerprint",
    "password",
    "secret",
    "browser",
    "owner",
    "page",
    "title",
    "reference",
    "side",
    "paid_reference",
    "currency",
}
#: Written by the verbs alone, which all ran.
BY_VERBS = {"wagtailcore.modellogentry"}
#: Nothing about one person in particular, or made only for a moment.
NOT_OF_A_PERSON = {"diaspora.writtenemail"}


def fill(user: User) -> None:
    """Put the word into every text about `user` that the register declares and somebody could have typed."""
    for holding in (holding for holding in holdings() if holding.label not in BY_VERBS):
        for row in holding.rows_of(user):
            texts = {}
            for name in {name for kept in holding.kept for name in kept.fields} - NOT_TYPED:
                field = holding.model._meta.get_field(name)
                if isinstance(field, models.EmailField):
                    texts[name] = "qanary@example.org"
                elif isinstance(field, models.JSONField):
                    texts[name] = {"said": [SENTENCE]}
                elif isinstance(field, models.CharField | models.TextField) and not field.choices:
                    texts[name] = SENTENCE[: getattr(field, "max_length", None) or 99]
            type(row)._base_manager.filter(pk=row.pk).update(**texts)


def qanary(**values) -> User:
    user = UserFactory(email="qanary@example.org", first_name="Qanary", last_name="Bird", **values)
    Client().post("/en/accounts/login/", {"login": user.email, "password": "kanga-kitenge"})
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Qanary's phone", "credential": {}})
    SocialAccount.objects.create(
        user=user, provider="google", uid=f"qanary {user.pk}", extra_data={"email": user.email}
    )
    UserProfile.get_for_user(user)
    log(instance=user, action="wagtail.edit", user=user, data={"name": SENTENCE})
    return user


def with_records(profile) -> None:
    """Education, licences, memberships, links and referees."""
    profile.support_needed = SENTENCE
    profile.save()
    profile.education.create(level=4, title=SENTENCE, school=SENTENCE)
    profile.licences.create(title=SENTENCE, body=SENTENCE, number="Qanary")
    profile.memberships.create(body=SENTENCE, role="Qanary")
    profile.links.create(title=SENTENCE, address="https://example.org/Qanary")
    profile.referees.create(name=SENTENCE, email="qanary@example.org", relation=SENTENCE)


def professional(officer, host) -> User:
    """Somebody with a profile, applications, questions and everything else that professionals have."""
    user = qanary()
    profile = ProfileFactory(user=user, headline=SENTENCE)
    session = Client()
    session.force_login(user)
    ProfileLanguageFactory(profile=profile)
    AvailabilityWindowFactory(profile=profile)
    PersonSkillFactory(profile=profile)
    PersonOccupationFactory(profile=profile)
    Experience.objects.create(profile=profile, title="x", organisation="x", country="GB", from_year=2015)
    with_records(profile)
    AssignmentFactory().named_people.create(name=SENTENCE, email=user.email, known_from=SENTENCE, slot=1)
    HourlyUse.objects.create(person=user, limit=HourlyLimit.SKILLS, used_at=timezone.now())
    give_consent(user=user, purpose=ConsentPurpose.ALERTS)
    Client().post("/en/my/about/", {"about": SENTENCE, OWNER: sealed_mark(user)})  # the session had ended
    cv = SimpleUploadedFile("Qanary.pdf", text_pdf("CV of Qanary", [SENTENCE]))
    file = store_private_file(owner=user, kind=FileKind.CV, upload=cv)
    assignment = AssignmentFactory(institution=host.institution)
    application = ApplicationFactory(
        profile=profile, assignment=assignment, state=ApplicationState.SUBMITTED, cv=file, snapshot={"name": "Qanary"}
    )
    question = assignment.questions.create(text="Why?")
    application.answers.create(question=question, text=SENTENCE)
    application.declarations.create(rule=ProgrammeRuleFactory(kind="age", number=18), is_met=True)
    start_screening(application=application, by=officer)
    offer = Offer.objects.create(application=application)
    offer.lines.create(kind="travel", unit="once", amount_minor=1, currency="USD")
    ReserveSlot.objects.create(application=application, assignment=assignment, slot=1)
    Condition.objects.create(application=application, kind="visa", owner="person", note=SENTENCE)
    write_message(about=application, by=user, text=SENTENCE)
    write_message(about=application, by=officer, text=f"About {SENTENCE}", kept_from="host")
    read_thread(about=application, by=user)
    Interview.objects.create(
        application=application, starts_at=timezone.now(), minutes=30, zone="Europe/London", note=SENTENCE
    )
    application.follow_ups.create(kind="feedback", text=SENTENCE, answer=SENTENCE, answered_at=timezone.now())
    agreement = application.agreements.create(number=1, text_en=SENTENCE, text_sw=SENTENCE, sha256="a")
    agreement.signatures.create(side="expert", signer=user, name="Qanary")
    placement = PlacementFactory(application=application)
    VisitFactory(placement=placement)
    DeliverableFactory(placement=placement)
    WeekNoteFactory(placement=placement)
    ReportFactory(placement=placement)
    ReminderFactory(user=user)
    TeachingSessionFactory(placement=placement)
    ClosingTickFactory(placement=placement, by=user)
    EvaluationFactory(placement=placement)
    CertificateFactory(placement=placement)
    EmergencyDetailFactory(placement=placement)
    SafetyAnswerFactory(placement=placement)
    judged_by_others(application, officer)
    ExchangeRateFactory(entered_by=user)
    for state in ("draft", "paid"):
        line = ClaimLineFactory(claim__placement=placement, claim__state=state, what=SENTENCE)
        ClaimedDaysFactory(line=line, allowance=1 if state == "paid" else 2)
        ClaimReceiptFactory(line=line, original_name=f"{SENTENCE}.pdf")
    PreparedDecision.objects.create(application=application, to="reserve", seen="screening", reason=SENTENCE)
    give_opinion(application=application, by=host.user, recommends=True, text=f"I know {SENTENCE}")
    write_note(about=application, text=f"A note about {SENTENCE}", by=officer)
    write_note(about=profile, text=f"A note about {SENTENCE}", by=officer)
    write_note(about=user, text=f"A note about {SENTENCE}", by=officer)
    AssignmentInvitationFactory(profile=profile, message="Dear Qanary", assignment__institution=host.institution)
    SavedAssignment.objects.create(user=user, assignment=assignment)
    search = SavedSearch.objects.create(user=user, slot=1, name=SENTENCE, text=SENTENCE)
    AlertSettings.objects.create(user=user)
    DigestChoice.objects.create(user=user, rhythm="weekly", next_on=datetime.date(2026, 11, 30))
    DigestLetter.objects.create(user=user, day=datetime.date(2026, 11, 23))
    message = AlertMessage.objects.create(user=user, week=datetime.date(2026, 11, 16), number=1)
    Alert.objects.create(user=user, assignment=assignment, band=Band.GOOD, saved_search=search, message=message)
    answer_inquiry(
        inquiry=ask_question(assignment=assignment, by=user, text=SENTENCE), by=officer, text=f"Dear {SENTENCE}"
    )
    refund = RefundFactory(payment__payer=user, payment__payer_name=SENTENCE, payment__payer_email=user.email)
    ReceiptFactory(payment=refund.payment)
    GiftFactory(giver=user, name=SENTENCE, email=user.email, homage_name=SENTENCE)
    SubscriptionFactory(payer=user, payer_name=SENTENCE, payer_email=user.email)
    talk = SessionFactory(event=EventFactory())
    SessionSpeaker.objects.create(session=talk, speaker=SpeakerFactory(event=talk.event, user=user, name=SENTENCE))
    Pick.objects.create(user=user, session=talk)
    place = DelegateFactory(registration__user=user, registration__event=talk.event, name=SENTENCE)
    CheckIn.objects.create(delegate=place, list=CheckInListFactory(event=talk.event), gate=SENTENCE[:40])
    proposed = ProposalFactory(event=talk.event, email=user.email, name=SENTENCE, title=SENTENCE, biography=SENTENCE)
    ProposalAnswer.objects.create(proposal=proposed, question=CallQuestionFactory(event=talk.event), text=SENTENCE)
    CoSpeakerFactory(proposal__event=talk.event, email=user.email, name=SENTENCE, biography=SENTENCE)
    ScanFactory(delegate=place, link__list__event=talk.event)
    EventAnswer.objects.create(delegate=place, question=QuestionFactory(event=talk.event), text=SENTENCE)
    VisaLetterFactory(delegate=place, full_name=SENTENCE)
    release_programme(event=talk.event, by=officer)
    run = MatchRun.objects.create(assignment=assignment, audience=Audience.OFFICE, sequence=1)
    MatchItem.objects.create(run=run, profile=profile, rank=1, total=1, band=Band.GOOD, parts={})
    suggest_concept(by=user, text=f"{SENTENCE} one", language="en", explanation=SENTENCE)
    declined = suggest_concept(by=user, text=f"{SENTENCE} two", language="en")
    decline_suggestion(suggestion=declined, by=officer, answer=f"No, {SENTENCE}")
    for sender in (user, None):
        letter = receive_message(
            topic="other", name="Qanary", email="Qanary@example.org", text=SENTENCE, language="en", sender=sender
        )
        answer_message(message=letter, by=officer, answer=f"Dear {SENTENCE}")
    record_access(subject=user, viewer=officer, what=LookedAt.PROFILE)
    list(sign_in(officer).get(reverse("office:export", args=["people", "csv"]), {"q": "Qanary"}).streaming_content)
    export_data(user=user).close()
    suspend_account(account=user, by=officer, reason=f"Because {SENTENCE}")
    reinstate_account(account=user, by=officer)
    notify(user=user, kind="account_suspended", values={"reason": SENTENCE})
    return user


def judged_by_others(application, officer) -> None:
    sheet = SheetFactory(subject__application=application, user=officer, state="given", comment=f"About {SENTENCE}")
    sheet.scores.create(criterion=sheet.round.criteria.get(), value=3)
    sheet.subject.copies.create(key="motivation", text=SENTENCE)
    sheet.round.packs.create(reader=officer, language="en", content=SENTENCE.encode(), made_at=timezone.now())
    Subject.objects.filter(pk=sheet.subject_id).update(rank=1, rank_reason=f"Because of {SENTENCE}")


def judge(user) -> None:
    """Judging others, sitting in their meeting and signing."""
    sheet = SheetFactory(user=user, state="given", comment=SENTENCE)
    sheet.round.packs.create(reader=user, language="en", content=SENTENCE.encode(), made_at=timezone.now())
    other = SubjectFactory(round=sheet.round, number=2)
    other.conflicts.create(user=user, kind="declared", text=SENTENCE)
    minutes = Minutes.objects.create(
        round=sheet.round, held_on=datetime.date(2026, 11, 27), text="Agreed.", written_by=user
    )
    minutes.seats.create(user=user, name="Qanary Bird", side="office")
    sheet.round.signatures.create(side="office", signed_by=user, name="Qanary Bird", fingerprint="f")


def member(officer, host) -> User:
    """Somebody who was invited, worked for two institutions and asked for a third."""
    user = qanary()
    invitation = invitations.invite_member(
        institution=host.institution, by=host.user, email=user.email, role=MemberRole.AUTHOR, language="en"
    )
    invitations.accept_invitation(token=invitations._token(invitation.nonce), user=user)
    membership = host.institution.memberships.get(user=user)
    members.change_role(membership=membership, role=MemberRole.MANAGER, by=host.user)
    colleague = invitations.invite_member(
        institution=host.institution, by=user, email="other@example.org", role=MemberRole.AUTHOR, language="en"
    )
    invitations.revoke_invitation(invitation=colleague, by=user)
    second = MembershipFactory()
    again = invitations.invite_member(
        institution=second.institution, by=second.user, email=user.email, role=MemberRole.AUTHOR, language="en"
    )
    invitations.revoke_invitation(invitation=again, by=again.invited_by)
    third = registration.register_institution(
        by=user,
        details={"kind": "ministry", "official_email": "m@example.org", "region": host.institution.region},
        names={"name_en": "A ministry", "name_sw": "Wizara"},
    )
    registration.approve_institution(institution=third, by=officer)
    MembershipFactory(institution=third)
    reset_second_factor(account=user, by=officer, reason=f"Telephone of {SENTENCE} lost")
    members.remove_member(membership=membership, by=host.user)
    MembershipFactory(institution=host.institution, user=user, role=MemberRole.REVIEWER)
    AssignmentFactory(institution=host.institution, author=user, state=AssignmentState.DRAFT)
    give_opinion(
        application=ApplicationFactory(assignment__institution=host.institution),
        by=user,
        recommends=True,
        text="Somebody knows this one",
    )
    return user


def colleague(officer, host) -> User:
    """An officer, who is put in charge and decides."""
    user = qanary()
    user.user_permissions.add(*Permission.objects.filter(codename__in=["work_in_office", "submit_translation"]))
    application = ApplicationFactory(state=ApplicationState.SUBMITTED)
    assign_officer(record=application, officer=user, by=officer)
    start_screening(application=application, by=user)
    assign_officer(record=host.institution, officer=user, by=user)
    write_note(about=host.institution, text="They answer late", by=user)
    suggestion = suggest_concept(by=UserFactory(), text="kangaroo care", language="en")
    accept_as_new(suggestion=suggestion, by=user, label_en="kangaroo care", label_sw="huduma ya kangaruu")
    judge(user)
    TeamMemberFactory(user=user)
    ProgrammeRightFactory(user=user)
    ProgrammeRightFactory(proposed_by=user)
    for by, note in [(user, SENTENCE), (officer, f"For {SENTENCE}")]:
        job = ask_for_translation(
            record=application.assignment if by == user else AssignmentFactory(),
            from_language="en",
            to_language="sw",
            by=by,
            translator=officer if by == user else None,
            due_on=datetime.date(2026, 12, 24),
            note=note,
        )
    take(job=job, by=user)
    record_export(rows=Profile.objects.all(), kind="people", file_format="csv", filters="", by=user)
    return user


KINDS = [professional, member, colleague]


@pytest.fixture(autouse=True)
def empty_folders(settings, tmp_path):
    """What other tests left behind in files says nothing about this person."""
    settings.MEDIA_ROOT, settings.PRIVATE_FILES_DIR = tmp_path / "media", tmp_path / "private"


@pytest.fixture
def host(db):
    return MembershipFactory()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_names_the_person_any_more(kind, officer, host, caplog, django_capture_on_commit_callbacks):
    caplog.set_level(logging.DEBUG)
    with django_capture_on_commit_callbacks(execute=True):
        user = kind(officer, host)
    fill(user)
    assert len(traces(WORD)) > 5
    caplog.clear()

    with django_capture_on_commit_callbacks(execute=True):
        delete_account(user=User.objects.get(pk=user.pk))
    tasks.send_written_emails()

    found = traces(WORD)
    assert found == [], "\n".join(found)
    assert WORD not in caplog.text.lower()


def test_every_kind_of_record_about_a_person_is_in_the_test(officer, host):
    for kind in KINDS:
        User.objects.filter(email="qanary@example.org").update(email=f"{kind.__name__}@example.org")
        EmailAddress.objects.filter(email="qanary@example.org").update(email=f"{kind.__name__}@example.org")
        kind(officer, host)
    people = User.objects.filter(first_name="Qanary")

    missing = {
        holding.label
        for holding in holdings()
        if holding.owner and not any(holding.rows_of(person).exists() for person in people)
    }

    assert missing - NOT_OF_A_PERSON == set()


def test_notes_about_others_stay(officer, host):
    user = colleague(officer, host)

    delete_account(user=User.objects.get(pk=user.pk))

    assert OfficeNote.objects.get().text == "They answer late"
