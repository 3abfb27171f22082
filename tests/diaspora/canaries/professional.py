"""A professional, who leaves the most."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.typed.owner import FIELD as OWNER
from casework.typed.owner import sealed_mark
from diaspora.accounts.closing import reinstate_account, suspend_account
from diaspora.enums import ConsentPurpose, FileKind, HourlyLimit, LookedAt
from diaspora.files.store import store_private_file
from diaspora.models import DigestChoice, DigestLetter, Experience, HourlyUse, User
from diaspora.notices.notify import notify
from diaspora.privacy.access_log import record_access
from diaspora.privacy.consents import give_consent
from diaspora.privacy.my_data import export_data
from diaspora.threads.reading import read_thread
from diaspora.threads.writing import write_message
from home.contact.messages import answer_message, receive_message
from office.notes import write_note
from selection.models import Amendment, Condition, Interview, Offer, PreparedDecision, ReserveSlot
from selection.opinions.giving import give_opinion
from skills_match.applications.applying import start_screening
from skills_match.assignments.inquiries import answer_inquiry, ask_question
from skills_match.enums import ApplicationState, Audience, Band
from skills_match.models import (
    Alert,
    AlertMessage,
    AlertSettings,
    AnswerFile,
    Campaign,
    CampaignLetter,
    LinkArrival,
    MatchItem,
    MatchRun,
    SavedAssignment,
    SavedSearch,
)
from skills_match.outreach.links import make_link
from skills_match.teams.forming import start_team
from skills_match.vocabulary.suggestions import decline_suggestion, suggest_concept
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentInvitationFactory,
    EnteredApplicationFactory,
    HeadSupportFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
)
from tests.factories.people import AvailabilityWindowFactory, ProfileFactory, ProfileLanguageFactory
from tests.factories.programmes import ProgrammeRuleFactory
from tests.factories.selection import OutsideSignatureFactory, ReferenceFactory

from .events_and_money import at_an_event, paid
from .judging import judged_by_others
from .placement import on_assignment
from .word import SENTENCE, qanary


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
    EnteredApplicationFactory(email=user.email, first_name="Qanary", motivation=SENTENCE)
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
    answer = application.answers.create(question=question, text=SENTENCE)
    AnswerFile.objects.create(answer=answer, file=file)
    application.declarations.create(rule=ProgrammeRuleFactory(kind="age", number=18), is_met=True)
    start_screening(application=application, by=officer)
    selected(application, user, officer)
    on_assignment(application, user)
    judged_by_others(application, officer)
    PreparedDecision.objects.create(application=application, to="reserve", seen="screening", reason=SENTENCE)
    give_opinion(application=application, by=host.user, recommends=True, text=f"I know {SENTENCE}")
    write_note(about=application, text=f"A note about {SENTENCE}", by=officer)
    write_note(about=profile, text=f"A note about {SENTENCE}", by=officer)
    write_note(about=user, text=f"A note about {SENTENCE}", by=officer)
    AssignmentInvitationFactory(profile=profile, message="Dear Qanary", assignment__institution=host.institution)
    alerted(user, assignment)
    answer_inquiry(
        inquiry=ask_question(assignment=assignment, by=user, text=SENTENCE), by=officer, text=f"Dear {SENTENCE}"
    )
    paid(user)
    at_an_event(user, officer)
    run = MatchRun.objects.create(assignment=assignment, audience=Audience.OFFICE, sequence=1)
    MatchItem.objects.create(run=run, profile=profile, rank=1, total=1, band=Band.GOOD, parts={})
    written_to(user, officer)
    record_access(subject=user, viewer=officer, what=LookedAt.PROFILE)
    list(sign_in(officer).get(reverse("office:export", args=["people", "csv"]), {"q": "Qanary"}).streaming_content)
    export_data(user=user).close()
    suspend_account(account=user, by=officer, reason=f"Because {SENTENCE}")
    reinstate_account(account=user, by=officer)
    notify(user=user, kind="account_suspended", values={"reason": SENTENCE})
    return user


def written_to(user, officer) -> None:
    """Suggests concepts and writes to the office, with and without the account."""
    suggest_concept(by=user, text=f"{SENTENCE} one", language="en", explanation=SENTENCE)
    declined = suggest_concept(by=user, text=f"{SENTENCE} two", language="en")
    decline_suggestion(suggestion=declined, by=officer, answer=f"No, {SENTENCE}")
    for sender in (user, None):
        letter = receive_message(
            topic="other", name="Qanary", email="Qanary@example.org", text=SENTENCE, language="en", sender=sender
        )
        answer_message(message=letter, by=officer, answer=f"Dear {SENTENCE}")


def alerted(user, assignment) -> None:
    """Saved a search and an assignment, and hears of them."""
    SavedAssignment.objects.create(user=user, assignment=assignment)
    search = SavedSearch.objects.create(user=user, slot=1, name=SENTENCE, text=SENTENCE)
    AlertSettings.objects.create(user=user)
    DigestChoice.objects.create(user=user, rhythm="weekly", next_on=datetime.date(2026, 11, 30))
    DigestLetter.objects.create(user=user, day=datetime.date(2026, 11, 23))
    message = AlertMessage.objects.create(user=user, week=datetime.date(2026, 11, 16), number=1)
    Alert.objects.create(user=user, assignment=assignment, band=Band.GOOD, saved_search=search, message=message)


def selected(application, user, officer) -> None:
    """From the offer to the agreement, with what was said meanwhile."""
    offer = Offer.objects.create(application=application)
    offer.lines.create(kind="travel", unit="once", amount_minor=1, currency="USD")
    offer.element_answers.create(element="terms", says="question", text=SENTENCE)
    offer.counter_offers.create(until=datetime.date(2026, 12, 1), reason=SENTENCE, answer=SENTENCE, state="granted")
    offer.former.create(number=1, answer_by=datetime.date(2026, 12, 1), terms=SENTENCE)
    ReserveSlot.objects.create(application=application, assignment=application.assignment, slot=1)
    Condition.objects.create(application=application, kind="visa", owner="person", note=SENTENCE)
    write_message(about=application, by=user, text=SENTENCE)
    write_message(about=application, by=officer, text=f"About {SENTENCE}", kept_from="host")
    read_thread(about=application, by=user)
    Interview.objects.create(
        application=application, starts_at=timezone.now(), minutes=30, zone="Europe/London", note=SENTENCE
    )
    application.follow_ups.create(kind="feedback", text=SENTENCE, answer=SENTENCE, answered_at=timezone.now())
    answered = {"says": "recommends", "answered_at": timezone.now()}
    ReferenceFactory(application=application, name="Qanary", relation=SENTENCE, text=SENTENCE, **answered)
    ReferenceFactory(name="Qanary", email=user.email)
    agreement = application.agreements.create(number=1, text_en=SENTENCE, text_sw=SENTENCE, sha256="a")
    agreement.documents.create(language="en", fingerprint="a", content=b"Qanary", made_at=timezone.now())
    day = datetime.date(2027, 1, 1)
    Amendment.objects.create(agreement=agreement, starts_on=day, ends_on=day, reason=SENTENCE)
    signature = agreement.signatures.create(side="expert", signer=user, name="Qanary")
    OutsideSignatureFactory(
        agreement=agreement, side="expert", how="paper", signature=signature, name="Qanary", position=SENTENCE, email=""
    )
    as_head = ApplicationFactory().agreements.create(number=1, text_en="a", text_sw="b", sha256="c")
    OutsideSignatureFactory(agreement=as_head, name="Qanary", email=user.email)
    start_team(application=ApplicationFactory(profile=application.profile), by=user)
    LinkArrival.objects.create(link=make_link(by=officer, name="A", kind="other"), user=user)
    campaign = Campaign.objects.create(
        assignment=application.assignment, subject_en="a", subject_sw="b", text_en="c", text_sw="d"
    )
    CampaignLetter.objects.create(campaign=campaign, profile=application.profile, band="good")
    HeadSupportFactory(name="Qanary", position=SENTENCE, email=user.email)
