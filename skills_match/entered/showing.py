"""What was typed, as its person and the office read it before anything is sent."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_countries import countries

from casework.translated.spoken import with_language

from ..models import EnteredApplication, ProgrammeRule
from ..programmes.words import sentence
from ..questions.answers import in_words


def sections_of(entered: EnteredApplication) -> list[dict]:
    """Sections of a summary list, in the reader's language."""
    person = [
        (_("Name"), entered.name),
        (_("E-mail address"), entered.email),
        (_("Telephone"), entered.phone),
        (_("Country of residence"), countries.name(str(entered.country))),
    ]
    words = [
        (_("Why you, and what would you leave behind?"), entered.motivation),
        (_("Available from"), date_format(entered.available_from) if entered.available_from else ""),
        (_("Available until"), date_format(entered.available_until) if entered.available_until else ""),
        *_answers(entered),
    ]
    return [
        {"title": _("Applicant"), "rows": _rows(person)},
        {"title": _("For this assignment"), "rows": _rows(words)},
        *_declared(entered),
    ]


def _answers(entered: EnteredApplication) -> list[tuple[str, str]]:
    questions = entered.assignment.questions.all()
    return [(with_language(each, "text"), in_words(each, entered.answers.get(str(each.pk), ""))) for each in questions]


def _declared(entered: EnteredApplication) -> list[dict]:
    rules = ProgrammeRule.objects.filter(programme=entered.assignment.programme_id, pk__in=entered.declared)
    said = [(sentence(rule), _("Yes") if entered.declared[str(rule.pk)] else _("Not said")) for rule in rules]
    return [{"title": _("Rules of the programme"), "rows": _rows(said)}] if said else []


def _rows(pairs: list[tuple[str, str]]) -> list[dict]:
    return [{"key": label, "value": value or "–", "url": ""} for label, value in pairs]
