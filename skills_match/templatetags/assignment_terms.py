"""How the terms of an assignment read. Takes prefetched rows only (`AssignmentQuerySet.for_terms`)."""

from django import template
from django.conf import settings
from django.template.defaultfilters import capfirst, filesizeformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casework.money import written
from casework.translated.spoken import spoken, with_language

from ..assignments.steps import WRITTEN
from ..assignments.written_lists import WrittenList, written_list
from ..enums import AssignmentState, ReadinessItem
from ..last_days import last_day
from ..models import AllowanceLine, Assignment, Attachment
from ..programmes.words import told_rules

register = template.Library()

_TONES = {
    AssignmentState.DRAFT: "neutral",
    AssignmentState.SUBMITTED: "info",
    AssignmentState.EDITS_REQUESTED: "wait",
    AssignmentState.APPROVED: "info",
    AssignmentState.PUBLISHED: "good",
    AssignmentState.CLOSED: "neutral",
    AssignmentState.FILLED: "good",
    AssignmentState.COMPLETED: "good",
    AssignmentState.REJECTED: "stop",
    AssignmentState.CANCELLED: "stop",
}


@register.filter
def other_languages(assignment: Assignment) -> list[str]:
    """Names of the languages that a reader meets here besides their own, because a text is missing in it."""
    read = [spoken(assignment, field) for field in WRITTEN]
    return sorted({text.language_name for text in read if text and text.is_other})


@register.filter
def as_list(text: str) -> WrittenList | None:
    """The lines of a text as a list; None where it is prose."""
    return written_list(text)


@register.filter
def rules_for_applicants(assignment: Assignment) -> list[str]:
    """What its programme asks of people, said to the reader."""
    return told_rules(assignment.programme.rules.all())["applicants"]


@register.filter
def money(line: AllowanceLine) -> str:
    return written(line.amount_minor, line.currency)


@register.filter
def state_tone(assignment: Assignment) -> str:
    return _TONES[AssignmentState(assignment.state)]


@register.filter
def ready_items(assignment: Assignment) -> list[str]:
    return [str(item.label) for item in ReadinessItem if item in assignment.readiness]


@register.filter
def facts(assignment: Assignment) -> list[dict[str, str]]:
    """Place, time and who is asked for, as rows of a summary list; what is not written yet is left out."""
    languages = [f"{row.language}: {row.get_level_display()}" for row in assignment.languages.all()]
    rows = [
        (_("Institution"), with_language(assignment.institution, "name")),
        (_("Programme"), "" if assignment.programme.is_default else assignment.programme.title),
        (_("Sector"), assignment.sector),
        (_("Way of working"), assignment.get_mode_display()),
        (_("Where"), where(assignment)),
        (_("Starts"), start(assignment)),
        (_("Length"), capfirst(length(assignment))),
        (_("Posts"), assignment.posts if assignment.posts > 1 else ""),
        (_("Occupation"), capfirst(assignment.occupation.label) if assignment.occupation else ""),
        (_("Experience"), experience(assignment)),
        (_("Education"), assignment.get_minimum_education_display()),
        (_("Languages"), "\n".join(languages)),
        (_("Licence"), with_language(assignment, "licence_needed") if assignment.licence_needed else ""),
        (_("Apply until the end of"), closing(assignment)),
    ]
    return [{"key": key, "value": str(value)} for key, value in rows if value]


def closing(assignment: Assignment) -> str:
    """Until when people may apply; nothing once they may not, whether its day has come or not."""
    return last_day(assignment.closing_on) if assignment.is_open or not assignment.is_public else ""


@register.filter
def where(assignment: Assignment) -> str:
    if assignment.region is None:
        return ""
    return f"{assignment.district}, {assignment.region}" if assignment.district else str(assignment.region)


@register.filter
def length(assignment: Assignment) -> str:
    """Days, and visits when there are several."""
    if assignment.length_days is None:
        return ""
    days = ngettext("%(count)s day", "%(count)s days", assignment.length_days) % {"count": assignment.length_days}
    if assignment.visits < 2:
        return days
    return _("%(days)s, in %(visits)s visits") % {"days": days, "visits": assignment.visits}


@register.filter
def start(assignment: Assignment) -> str:
    if assignment.starts_from is None:
        return ""
    first = date_format(assignment.starts_from)
    if assignment.starts_until is None or assignment.starts_until == assignment.starts_from:
        return _("From %(day)s") % {"day": first}
    return _("Between %(first)s and %(last)s") % {"first": first, "last": date_format(assignment.starts_until)}


@register.filter
def experience(assignment: Assignment) -> str:
    years = assignment.minimum_experience_years
    if not years:
        return ""
    return ngettext("At least %(count)s year", "At least %(count)s years", years) % {"count": years}


@register.filter
def about(comments, field: str) -> list:
    """The comments of the office at `field`; `title_en` and `title_sw` share those of `title`."""
    name = field[:-3] if field[-3:] in {f"_{code}" for code, _name in settings.FULL_LANGUAGES} else field
    return [comment for comment in comments if comment.field == name]


@register.filter
def document_facts(attachment: Attachment) -> str:
    """What a reader wants to know before a download: name, size and language of the document."""
    return _("%(name)s, %(size)s, in %(language)s") % {
        "name": attachment.original_name,
        "size": filesizeformat(attachment.size),
        "language": _(attachment.get_language_display()),
    }


@register.simple_tag
def document_url(assignment: Assignment, attachment: Attachment) -> str:
    return reverse("assignments:attachment", args=[assignment.reference, attachment.pk])
