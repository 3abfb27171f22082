"""The terms of an assignment as the office reviews them: every field, in every language, with the comments at it."""

from dataclasses import dataclass, field

from django import template
from django.conf import settings
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..assignments.forms.decisions import FieldCommentForm
from ..assignments.queue import is_late
from ..assignments.steps import STEPS, WRITTEN, label_of
from ..last_days import last_day
from ..models import Assignment, FieldComment
from .assignment_terms import document_facts, document_url, money, ready_items

register = template.Library()


@dataclass(frozen=True)
class Written:
    """A text, with its language where it has one, and the address of a document."""

    text: str
    language: str = ""
    language_name: str = ""
    url: str = ""


@dataclass(frozen=True)
class ReviewRow:
    name: str
    label: str
    texts: list[Written]
    comments: list[FieldComment] = field(default_factory=list)


@dataclass(frozen=True)
class ReviewSection:
    slug: str
    title: str
    rows: list[ReviewRow]


@register.filter
def review(assignment: Assignment) -> list[ReviewSection]:
    """The steps of `assignment` with all their fields. Takes it from `for_terms()` with comments prefetched."""
    return [
        ReviewSection(slug, str(step.title), [_row(assignment, name) for name in step.fields])
        for slug, step in STEPS.items()
    ]


def _row(assignment: Assignment, name: str) -> ReviewRow:
    comments = [comment for comment in assignment.comments.all() if comment.field == name]
    return ReviewRow(name, label_of(name), [text for text in _texts(assignment, name) if text.text], comments)


register.filter("field_label", label_of)


def _texts(assignment: Assignment, name: str) -> list[Written]:
    if name in WRITTEN:
        return [
            Written(getattr(assignment, f"{name}_{code}") or "", code, _(lang))
            for code, lang in settings.FULL_LANGUAGES
        ]
    if name in ("criteria", "questions"):
        return [text for row in getattr(assignment, name).all() for text in _line_texts(row)]
    if name == "attachments":
        return [
            Written(
                attachment.title, attachment.language, document_facts(attachment), document_url(assignment, attachment)
            )
            for attachment in assignment.attachments.all()
        ]
    return [Written(_plain(assignment, name))]


def _line_texts(row) -> list[Written]:
    weight = f" ({row.weight}%)" if hasattr(row, "weight") else ""
    return [
        Written(f"{text}{weight}", code, _(lang))
        for code, lang in settings.FULL_LANGUAGES
        if (text := getattr(row, f"text_{code}"))
    ]


def _plain(assignment: Assignment, name: str) -> str:
    if name == "skills":
        return "\n".join(
            f"{capfirst(row.skill.label)} – {row.get_importance_display()}, {row.level_word}"
            for row in assignment.skills.all()
        )
    if name == "languages":
        return "\n".join(f"{row.language}: {row.get_level_display()}" for row in assignment.languages.all())
    if name == "allowances":
        return "\n".join(
            f"{line.get_kind_display()}: {money(line)} {line.get_unit_display()}"
            + (f" ({line.source})" if line.source else "")
            for line in assignment.allowances.all()
        )
    if name == "cost_shares":
        return "\n".join(
            f"{cost.get_item_display()}: {cost.get_bearer_display()}, {cost.amount_in_words}"
            for cost in assignment.cost_shares.all()
        )
    if name == "sites":
        return "\n".join(f"{row.site}, {row.site.where}: {row.posts}" for row in assignment.sites.all())
    if name == "readiness":
        return "\n".join(ready_items(assignment))
    value = getattr(assignment, name)
    if value is None:
        return ""
    if name == "closing_on":
        return last_day(value)
    if hasattr(value, "isoformat"):
        return date_format(value)
    display = getattr(assignment, f"get_{name}_display", None)
    return capfirst(str(display() if display else value))


@register.simple_tag(takes_context=True)
def comment_form(context, name: str) -> FieldCommentForm:
    """The form for a comment at the field `name`: the one that was filled in wrongly, or an empty one."""
    faulty = context.get("comment_form")
    return faulty if faulty is not None and faulty.at == name else FieldCommentForm(at=name)


@register.filter
def waits_too_long(assignment: Assignment) -> bool:
    return is_late(assignment)
