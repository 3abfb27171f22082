"""Placements in every stage, made by the verbs of the portal on days that have passed."""

import datetime

from django.utils import timezone

from diaspora.models import Institution, Profile, Region, Sector
from placements.deliverables.working import report_deliverable
from placements.enums import PLACEMENT_BROKEN_OFF, HowItGoes, PlacementState, ReportStage, Side, Wave
from placements.evaluations.asking import plan_before
from placements.life import moving
from placements.life.making import make_placement
from placements.models import Placement
from placements.people.handing_over import correct_supervisor
from placements.reports.telling import send_report
from placements.teaching.keeping import keep_session
from placements.visits.planning import confirm_arrival, confirm_departure
from placements.week_notes.writing import write_note
from selection.models import Offer
from skills_match.applications.applying import withdraw_application
from skills_match.applications.snapshot import take_snapshot
from skills_match.assignments.references import next_reference
from skills_match.enums import ApplicationState, AssignmentState, ConceptKind
from skills_match.models import Application, Assignment, Concept, Programme
from skills_match.models.querysets import today_in_closing_zone

from ..matching import ApplicationFactory, AssignmentFactory, AssignmentSkillFactory
from .advances import build_advance
from .answers import answer_all
from .clock import days_ago
from .missions import mission_assignment, take_seat
from .returns import build_return
from .stories import build_stories
from .year_later import build_year_later, came_before

_P = PlacementState
#: Days between the confirmation and the first day.
BEFORE = 30


def build_placements(told: list[dict], institutions, people, programmes, accounts) -> list[Placement]:
    return [
        build_placement(
            each, institutions[each["host"]], people[each["person"]], programmes.get(each["sector"]), accounts
        )
        for each in told
    ]


def build_placement(
    told: dict, institution: Institution, profile: Profile, programme: Programme | None, accounts
) -> Placement:
    host = institution.memberships.filter(role="manager").first().user
    came_before([profile.user, host, accounts["office"], accounts["editor"]], told["begun"] + 2 * BEFORE + 1)
    with days_ago(told["begun"] + BEFORE):
        application = confirmed(told, institution, profile)
        if "mission" in told:
            take_seat(told, application)
        if programme:
            offer_allowances(application, programme)
        placement = make_placement(application=application)
    if told.get("state") == _P.CANCELLED:
        with days_ago(told["begun"] + BEFORE // 2):
            withdraw_application(application=placement.application, by=profile.user)
        placement.refresh_from_db()
        return placement
    name, position, email = told["supervisor"]
    correct_supervisor(placement=placement, by=host, name=name, position=position, email=email)
    if "advance" in told:
        build_advance(told["advance"], told["begun"], placement, accounts)
    with days_ago(told["begun"]):
        for visit in placement.visits.all()[:1]:
            confirm_arrival(visit=visit, by=host, came_on=visit.starts_on)
        plan_before()
        answer_all(placement, Wave.BEFORE, told.get("before", {}), accounts["office"])
    placement.refresh_from_db()
    do_the_work(placement, told)
    tell_on_the_way(placement, told, host)
    end(placement, told, host, accounts["office"])
    placement.refresh_from_db()
    build_year_later(told, placement, host, accounts["office"])
    build_stories(told, placement, host, accounts["editor"])
    return placement


def confirmed(told: dict, institution: Institution, profile: Profile) -> Application:
    """The application as it stood on the day of the confirmation."""
    assignment = mission_assignment(told)
    if assignment is None:
        assignment = finished_assignment(told, institution)
        for held in profile.skills.order_by("-level", "pk")[:2]:
            AssignmentSkillFactory(assignment=assignment, skill=held.skill, level=held.level)
    application = ApplicationFactory(
        assignment=assignment,
        profile=profile,
        state=ApplicationState.CONFIRMED,
        motivation="",
        snapshot=take_snapshot(profile=profile, cv=None),
        submitted_at=timezone.now() - datetime.timedelta(days=BEFORE),
    )
    first = today_in_closing_zone() + datetime.timedelta(days=BEFORE)
    last = first + datetime.timedelta(days=told["days"] - 1)
    Offer.objects.create(
        application=application, answer_by=first, released_at=timezone.now(), starts_on=first, ends_on=last
    )
    return application


def offer_allowances(application: Application, programme: Programme) -> None:
    """By the rates of the programme to which the assignment belongs."""
    application.assignment.programme = programme
    application.assignment.save(update_fields=["programme"])
    for rate in programme.rates.all():
        application.offer.lines.create(
            kind=rate.kind, unit=rate.unit, amount_minor=rate.amount_minor, currency=rate.currency, source=rate.source
        )


def finished_assignment(told: dict, institution: Institution) -> Assignment:
    (title_en, title_sw), (name, position, _email) = told["title"], told["supervisor"]
    language = told.get("language", "en")
    plan = "\n".join(f"- {each}" for each in told["deliverables"])
    now = timezone.now()
    return AssignmentFactory(
        institution=institution,
        author=institution.memberships.filter(role="manager").first().user,
        state=AssignmentState.FILLED,
        reference=next_reference(),
        title_en=title_en,
        title_sw=title_sw,
        background_en="",
        background_sw="",
        objective_en="",
        tasks_en="",
        **{"deliverables_en": "", f"deliverables_{language}": plan},
        unit_en="",
        supervisor_name=name,
        **{"supervisor_position_en": "", f"supervisor_position_{language}": position},
        counterparts="\n".join(told["counterparts"]),
        lasting_evidence="",
        sector=Sector.objects.get(code=told["sector"]),
        occupation=Concept.objects.get(kind=ConceptKind.OCCUPATION, code=told["occupation"]),
        mode=told["mode"],
        region=Region.objects.get(name_en=told["region"]),
        posts=told.get("seats", 1),
        starts_from=now.date() + datetime.timedelta(days=BEFORE),
        length_days=told["days"],
        closing_on=now.date() - datetime.timedelta(days=BEFORE // 2),
        published_at=now - datetime.timedelta(days=BEFORE),
    )


def do_the_work(placement: Placement, told: dict) -> None:
    """What was left by the expert, a little before the end."""
    day = min(placement.ends_on, today_in_closing_zone()) - datetime.timedelta(days=1)
    for row in placement.deliverables.filter(
        text__in=[told["deliverables"][number] for number in told.get("done", [])]
    ):
        report_deliverable(
            deliverable=row, by=placement.expert, text=row.text, due_on=row.due_on, done_on=day, note=told["done_note"]
        )


def end(placement: Placement, told: dict, host, officer) -> None:
    state = _P(told.get("state", _P.DEPLOYED))
    if state in PLACEMENT_BROKEN_OFF:
        side = Side(told["side"])
        with days_ago(told["ended"]):
            moving.break_off(
                placement=placement,
                to=state,
                by=placement.expert if side == Side.EXPERT else host,
                reason=told["reason"],
                text=told["words"],
                side=side,
            )
    elif state != _P.DEPLOYED:
        with days_ago((today_in_closing_zone() - placement.ends_on).days):
            leave(placement, host)
            moving.complete_placement(placement=placement, by=officer, ended_on=placement.ends_on)
        if state == _P.EVALUATED:
            with days_ago((today_in_closing_zone() - placement.ends_on).days - 20):
                look_back(placement, told, host, officer)
                build_return(told, placement, host, officer)


def tell_on_the_way(placement: Placement, told: dict, host) -> None:
    """Notes, sessions and first reports, each on its day."""
    since = (today_in_closing_zone() - placement.began_on).days
    for week, done, next_step in told.get("notes", []):
        with days_ago(since - 7 * week - 4):
            day = today_in_closing_zone()
            write_note(placement=placement, by=placement.expert, week_on=day, done=done, next=next_step)
    for day, kind, topic, minutes, learners, *checks in told.get("lessons", []):
        before, after = checks or (None, None)
        keep_session(
            placement=placement,
            by=placement.expert,
            held_on=placement.began_on + datetime.timedelta(days=day),
            kind=kind,
            topic=topic,
            minutes=minutes,
            learners=learners,
            before=before,
            after=after,
        )
    for stage, (how, *texts) in told.get("reports", {}).items():
        with days_ago(since - 8):
            report(placement, stage, HowItGoes(how), texts, host)


def report(placement: Placement, stage: str, how: HowItGoes, texts: list[str], host) -> None:
    """Of the expert, then of the host; what is empty is late."""
    for side, by, text in zip((Side.EXPERT, Side.HOST), (placement.expert, host), texts, strict=True):
        if text:
            send_report(report=placement.reports.get(side=side, stage=stage), by=by, how=how, text=text)


def look_back(placement: Placement, told: dict, host, officer) -> None:
    """Both sides report for the last time, which brings the certificate, and answer what has stayed."""
    report(placement, ReportStage.END, HowItGoes.WELL, told["last"], host)
    answer_all(placement, Wave.AFTER, told["answers"], officer)


def leave(placement: Placement, host) -> None:
    for visit in placement.visits.all():
        if visit.came_on is None:
            confirm_arrival(visit=visit, by=host, came_on=visit.starts_on)
        confirm_departure(visit=visit, by=host, left_on=visit.ends_on)
