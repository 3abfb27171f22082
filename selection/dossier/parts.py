"""What an auditor reads about one application, part by part, in the reader's language."""

from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from casework.money import written
from diaspora.models import User
from office.history import history_of
from skills_match.applications.sent import profile_sections, words_sections
from skills_match.models import Application

from ..models import Agreement, Condition
from ..rules import may_read_evidence

#: A label and what stands behind it.
Row = tuple[str, Any]


def sent(application: Application) -> Iterator[Row]:
    """What the person sent, as it was frozen then."""
    yield _("Assignment"), application.assignment
    yield _("Reference"), application.assignment.reference
    yield _("Institution"), application.assignment.institution.name
    yield _("State"), application.get_state_display()
    yield _("Sent"), _moment(application.submitted_at)
    for section in words_sections(application) + profile_sections(application.snapshot, is_for_office=True):
        for row in section["rows"]:
            yield str(row["key"]), row["value"]
    yield _("Question to the applicant"), application.requested_info
    yield _("Answer"), application.supplied_info
    yield _("The reason"), application.reason


def history(application: Application) -> Iterator[Row]:
    """Every move, with who made it and what was said, the first one first."""
    for event in reversed(history_of(application)):
        yield _moment(event.at), " – ".join(part for part in (event.title, event.by, event.text) if part)


def recommendations(application: Application) -> Iterator[Row]:
    for opinion in application.opinions.select_related("member"):
        said = _("Recommended") if opinion.recommends else _("Not recommended")
        yield str(opinion.member), f"{said}. {opinion.text}"


def decisions(application: Application) -> Iterator[Row]:
    """What was prepared and released, by whom and when."""
    for decision in application.decisions.select_related("prepared_by", "released_by"):
        yield _("Decision"), decision.get_to_display()
        yield _("Reason"), decision.reason
        yield _("Prepared"), f"{_moment(decision.prepared_at)}, {decision.prepared_by or _('Deleted account')}"
        if decision.released_at:
            yield (
                _("Released and told"),
                f"{_moment(decision.released_at)}, {decision.released_by or _('Deleted account')}",
            )


def offer(application: Application) -> Iterator[Row]:
    made = getattr(application, "offer", None)
    if made is None:
        return
    yield _("Answer by (Dar es Salaam time)"), _day(made.answer_by)
    yield _("First day of the assignment"), _day(made.starts_on)
    yield _("Last day of the assignment"), _day(made.ends_on)
    yield _("Terms of the offer"), made.terms
    for line in made.lines.all():
        amount = f"{written(line.amount_minor, line.currency)}, {line.get_unit_display()}"
        yield str(line.get_kind_display()), f"{amount}. {line.source}"
    yield _("Why the offer was declined"), made.get_decline_reason_display()


def conditions(application: Application, reader: User) -> Iterator[Row]:
    """What was handed in is for officers who may open it."""
    may_read = may_read_evidence(reader)
    for condition in Condition.objects.filter(application=application):
        told = [condition.get_state_display(), condition.reason, condition.note if may_read else ""]
        yield str(condition), ". ".join(str(part) for part in told if part)


def signatures(application: Application) -> Iterator[Row]:
    """Who signed which version, and the fingerprint of what they signed."""
    for agreement in Agreement.objects.filter(application=application).order_by("number"):
        yield _("Version"), agreement.number
        yield "SHA-256", agreement.sha256
        for signature in agreement.signatures.all():
            yield str(signature.get_side_display()), f"{signature.name}, {_moment(signature.signed_at)}"


def _moment(at: Any) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT") if at else ""


def _day(day: Any) -> str:
    return date_format(day) if day else ""
