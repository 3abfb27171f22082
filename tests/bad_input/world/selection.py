"""Assignments, applications, invitations, interviews, rounds: a row in each state that a form is about."""

import datetime

from django.contrib.auth.models import Permission
from django.utils import timezone

from reviews.models import BlindCopy
from selection.agreements import outside
from selection.models import Formality, Interview
from selection.references import asking
from skills_match.commitments.heads import fingerprint_of, token_of
from skills_match.entered.entering import fingerprint_of as entered_fingerprint
from skills_match.enums import ApplicationState, AssignmentState
from skills_match.matching.people import handle_of
from skills_match.models import Application, AssignmentInvitation, Campaign, EnteredAssignment
from skills_match.teams.forming import start_team
from tests.factories.matching import (
    ApplicationFactory,
    AssignmentFactory,
    AssignmentLanguageFactory,
    AssignmentSkillFactory,
    AttachmentFactory,
    EnteredApplicationFactory,
    HeadSupportFactory,
    PersonSkillFactory,
)
from tests.factories.people import AvailabilityWindowFactory, InstitutionFactory, MembershipFactory, UserFactory
from tests.factories.programmes import ProgrammeRuleFactory
from tests.factories.reviews import RoundFactory, SheetFactory, SubjectFactory
from tests.factories.selection import OutsideSignatureFactory, ReferenceFactory
from tests.skills_match.assignments.conftest import complete


def endorsed(world) -> None:
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


def assignments(institution, manager) -> dict:
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


def applications(world) -> None:
    world.sent = ApplicationFactory(assignment__institution=world.institution, state=ApplicationState.SCREENING)
    world.entered = EnteredApplicationFactory()
    world.campaign = Campaign.objects.create(
        assignment=world.published, subject_en="a", subject_sw="b", text_en="c", text_sw="d"
    )
    world.typed = typed_assignment(world.institution, world.officer)
    world.typed_shown, world.entered_shown = fingerprint_of(world.typed), entered_fingerprint(world.entered)
    world.reserve = ApplicationFactory(state=ApplicationState.RESERVE)
    world.formality = Formality.objects.create(document_en="Permit", document_sw="Kibali", body_en="A", body_sw="B")
    world.shortlisted = ApplicationFactory(assignment=world.sent.assignment, state=ApplicationState.SHORTLISTED)
    world.asked = ApplicationFactory(
        profile=world.profile, state=ApplicationState.MORE_INFO, requested_info="Which ward?"
    )
    begun = ApplicationFactory(assignment=world.asked.assignment, state=ApplicationState.SCREENING)
    world.team = start_team(application=begun, by=begun.profile.user)
    world.offered = ApplicationFactory(profile=world.profile, state=ApplicationState.OFFERED)
    world.other_days = ApplicationFactory(state=ApplicationState.OFFERED).offer
    day = world.other_days.answer_by + datetime.timedelta(days=40)
    world.counter_offer = world.other_days.counter_offers.create(
        starts_on=day, ends_on=day, reason="My employer decides."
    )
    _interviewed(world)
    world.refused = ApplicationFactory(profile=world.profile, state=ApplicationState.NOT_SELECTED)
    world.complaint = ApplicationFactory(state=ApplicationState.NOT_SELECTED).follow_ups.create(
        kind="complaint", text="I taught for ten years."
    )
    _accepted(world)


def typed_assignment(institution, officer):
    """A complete request that an officer typed, which nobody has confirmed."""
    assignment = complete(institution, author=officer)
    EnteredAssignment.objects.create(assignment=assignment, came="paper", entered_by=officer)
    return assignment


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
    heads(world)
    references(world)


def heads(world) -> None:
    """A head who is asked to sign an agreement, and one who is asked to sign a request."""
    application = ApplicationFactory(state=ApplicationState.ACCEPTED)
    agreement = application.agreements.create(number=1, text_en="a", text_sw="b", sha256="c")
    agreement.signatures.create(side="expert", signer=application.profile.user, name="A B")
    world.head_token = outside.token_of(OutsideSignatureFactory(agreement=agreement))
    support = HeadSupportFactory()
    world.brief_token, world.brief_shown = token_of(support), fingerprint_of(support.assignment)


def references(world) -> None:
    """A referee who is asked, and one who can be."""
    world.reference_token = asking.token_of(ReferenceFactory())
    world.refereed = ApplicationFactory(state=ApplicationState.ACCEPTED)
    world.referee = world.refereed.profile.referees.create(name="Salma Khamis", email="salma@hospital.example.org")


def invitations(world) -> None:
    """One that waits for an answer, and a person who could be invited."""
    AssignmentSkillFactory(assignment=world.published, skill=world.skill)
    nurse = PersonSkillFactory(skill=world.skill).profile
    AvailabilityWindowFactory(profile=nurse)
    world.handle = handle_of(assignment=world.published, profile_id=nurse.pk)
    world.invitation = AssignmentInvitation.objects.create(
        assignment=world.offered.assignment, profile=world.profile, slot=1, answer_by=world.published.closing_on
    )


def reviews(world, officer) -> None:
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
