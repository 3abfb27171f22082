"""The steps in which a host writes an assignment, and what is missing before it may be sent."""

import re
from dataclasses import dataclass

from django.db.models import Sum, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from casework.languages import written_in_every_language

from ..enums import Importance, Mode, RuleKind
from ..models import Assignment
from ..models.querysets import today_in_closing_zone

_GAP = re.compile(r"(^|\s)…")
#: Texts that may be written in either language; at least one is needed.
TEXTS = ("title", "background", "objective", "tasks", "deliverables")
#: All that may be written in either language, also what may stay empty.
WRITTEN = (*TEXTS, "unit", "supervisor_position", "learners", "lasting_evidence", "licence_needed")


@dataclass(frozen=True)
class Step:
    """One page of the task list; `fields` are the names that comments of the office may point at."""

    slug: str
    title: str | Promise
    fields: tuple[str, ...]
    is_optional: bool = False


STEPS = {
    step.slug: step
    for step in (
        Step("work", gettext_lazy("The work"), TEXTS),
        Step(
            "people",
            gettext_lazy("People and learning"),
            (
                "unit",
                "supervisor_name",
                "supervisor_position",
                "counterparts",
                "learners",
                "learner_count",
                "lasting_evidence",
            ),
        ),
        Step("skills", gettext_lazy("Skills"), ("skills",)),
        Step(
            "profile",
            gettext_lazy("Occupation, experience and languages"),
            ("sector", "occupation", "minimum_experience_years", "minimum_education", "licence_needed", "languages"),
        ),
        Step(
            "place",
            gettext_lazy("Where and when"),
            (
                "mode",
                "region",
                "district",
                "starts_from",
                "starts_until",
                "length_days",
                "visits",
                "posts",
                "closing_on",
            ),
        ),
        Step("sites", gettext_lazy("Posts at each site"), ("sites",), is_optional=True),
        Step("allowances", gettext_lazy("Allowances"), ("allowances",), is_optional=True),
        Step("costs", gettext_lazy("Who bears which cost"), ("cost_shares",), is_optional=True),
        Step("readiness", gettext_lazy("What is ready"), ("readiness",), is_optional=True),
        Step("criteria", gettext_lazy("Selection criteria"), ("criteria",)),
        Step("questions", gettext_lazy("Questions for applicants"), ("questions",), is_optional=True),
        Step(
            "goals",
            gettext_lazy("Programme and development goals"),
            ("programme", "plan", "development_goal", "national_plan"),
            is_optional=True,
        ),
        Step("attachments", gettext_lazy("Attached documents"), ("attachments",), is_optional=True),
    )
}


def name_of(field: str) -> str:
    """What a field of Assignment is called in a sentence."""
    return str(next(column.verbose_name for column in Assignment._meta.fields if column.name == field))


def label_of(field: str) -> str:
    """What a part of an assignment is called as a heading; the whole assignment for the empty name."""
    if not field:
        return _("The whole assignment")
    lines = {
        "skills": _("Skills"),
        "languages": _("Languages"),
        "allowances": _("Allowances"),
        "cost_shares": _("Who bears which cost"),
        "sites": _("Posts at each site"),
        "criteria": _("Selection criteria"),
        "questions": _("Questions for applicants"),
        "attachments": _("Attached documents"),
    }
    label = lines.get(field) or name_of(field)
    return label[:1].upper() + label[1:]


@dataclass(frozen=True)
class Missing:
    """Something to write before sending: where, and what, in a sentence. `is_wrong`: what is written contradicts
    itself, and its writer hears it at once."""

    step: str
    field: str
    text: str
    is_wrong: bool = False


def missing_parts(assignment: Assignment) -> list[Missing]:
    """Everything that keeps `assignment` from being sent, in the order of the steps."""
    return [
        *_missing_texts(assignment),
        *_missing_people(assignment),
        *_missing_requirements(assignment),
        *_missing_place(assignment),
        *_missing_posts(assignment),
        *_missing_criteria(assignment),
    ]


def contradictions(assignment: Assignment, step: str) -> list[str]:
    """What is written in a step and cannot be sent so, or says less than its programme, in sentences."""
    found = {"place": _missing_place, "criteria": _missing_criteria}.get(step)
    wrong = [part.text for part in found(assignment) if part.is_wrong] if found else []
    return [*wrong, *_against_programme(assignment)] if step in ("profile", "goals") else wrong


def _against_programme(assignment: Assignment) -> list[str]:
    """Where the programme asks people for more than the assignment does: nothing is refused, and both are read."""
    rule = assignment.programme.rules.filter(kind=RuleKind.EXPERIENCE).order_by("-number").first()
    years = rule.number or 0 if rule else 0
    if not 0 < assignment.minimum_experience_years < years:
        return []
    text = ngettext(
        "Its programme asks people for at least %(years)s year of experience, you ask for fewer. Readers see both.",
        "Its programme asks people for at least %(years)s years of experience, you ask for fewer. Readers see both.",
        years,
    )
    return [text % {"years": years}]


def _missing_texts(assignment):
    asked = {
        "title": _("Write a title in English or Kiswahili."),
        "background": _("Write the background in English or Kiswahili."),
        "objective": _("Write the objective in English or Kiswahili."),
        "tasks": _("Write the tasks in English or Kiswahili."),
        "deliverables": _("Write the deliverables in English or Kiswahili."),
    }
    for name, text in asked.items():
        if not getattr(assignment, name):
            yield Missing("work", name, text)
        elif _has_gap(assignment, name):
            gap = _("Fill in the places marked “…”, or remove them: %(field)s.")
            yield Missing("work", name, gap % {"field": name_of(name)})


def _has_gap(assignment, name):
    """A template's “…” is still alone; one that ends a word is an author's own."""
    return any(_GAP.search(text) for text in written_in_every_language(assignment, name).values())


def _missing_people(assignment):
    asked = {
        "unit": _("Name the unit or department."),
        "supervisor_name": _("Name the supervisor."),
        "counterparts": _("Name at least one counterpart who will learn."),
        "learner_count": _("Say how many people will learn."),
        "lasting_evidence": _("Say what stays behind."),
    }
    for name, text in asked.items():
        if not getattr(assignment, name):
            yield Missing("people", name, text)


def _missing_requirements(assignment):
    if not assignment.skills.filter(importance=Importance.MUST).exists():
        yield Missing("skills", "skills", _("Choose at least one required skill."))
    if assignment.sector_id is None:
        yield Missing("profile", "sector", _("Choose the sector."))
    if assignment.occupation_id is None:
        yield Missing("profile", "occupation", _("Choose the occupation."))


def _missing_place(assignment):
    if not assignment.mode:
        yield Missing("place", "mode", _("Choose how the work is done: on site, online or both."))
    elif assignment.mode != Mode.ONLINE and assignment.region_id is None:
        yield Missing("place", "region", _("Choose the region."))
    if assignment.starts_from is None:
        yield Missing("place", "starts_from", _("Say when the work can start."))
    if assignment.length_days is None:
        yield Missing("place", "length_days", _("Say how many days it takes."))
    if assignment.closing_on is None:
        yield Missing("place", "closing_on", _("Choose the closing day."))
    elif assignment.closing_on <= today_in_closing_zone():
        yield Missing("place", "closing_on", _("Choose a closing day in the future."), is_wrong=True)
    elif assignment.starts_from and assignment.starts_from <= assignment.closing_on:
        yield Missing("place", "starts_from", _("The work must start after the closing day."), is_wrong=True)


def _missing_posts(assignment):
    total = assignment.sites.aggregate(total=Sum("posts"))["total"]
    if total is not None and total != assignment.posts:
        text = _("The posts at the sites add up to %(total)s; the assignment has %(posts)s.")
        yield Missing("sites", "sites", text % {"total": total, "posts": assignment.posts})


def _missing_criteria(assignment):
    total = assignment.criteria.aggregate(total=Sum("weight"))["total"]
    if total is None:
        yield Missing("criteria", "criteria", _("Write at least one selection criterion."))
    elif total != 100:
        yield Missing(
            "criteria",
            "criteria",
            _("The weights of the selection criteria add up to %(total)s; they must add up to 100.") % {"total": total},
            is_wrong=True,
        )


class StepState(TextChoices):
    """How far a step is, in the words of the task list."""

    DONE = "done", gettext_lazy("Done")
    BEGUN = "begun", gettext_lazy("In progress")
    OPEN = "open", gettext_lazy("Not started")
    OPTIONAL = "optional", gettext_lazy("Optional")
    COMMENTED = "commented", gettext_lazy("Please change")


#: Fields that hold something from the beginning: they do not tell whether a step was begun.
_DEFAULTS = {"programme", "visits", "posts", "minimum_experience_years"}


def step_states(assignment: Assignment, missing: list[Missing]) -> dict[str, StepState]:
    """How far each step is. Takes an assignment of `for_terms()` with its comments prefetched."""
    commented = {comment.field for comment in assignment.comments.all() if comment.resolved_at is None}
    wanting = {part.step for part in missing}
    return {slug: _state(step, assignment, slug in wanting, commented) for slug, step in STEPS.items()}


def _state(step: Step, assignment: Assignment, is_wanting: bool, commented: set[str]) -> StepState:
    if commented & set(step.fields):
        return StepState.COMMENTED
    begun = any(_holds(assignment, field) for field in step.fields if field not in _DEFAULTS)
    if is_wanting:
        return StepState.BEGUN if begun else StepState.OPEN
    return StepState.OPTIONAL if step.is_optional and not begun else StepState.DONE


def _holds(assignment: Assignment, field: str) -> bool:
    value = getattr(assignment, field)
    return bool(value.all() if hasattr(value, "all") else value)


def step_of(field: str) -> str:
    """The step on which `field` is written; empty for the whole assignment."""
    return next((slug for slug, step in STEPS.items() if field in step.fields), "")
