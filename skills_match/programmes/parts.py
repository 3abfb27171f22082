"""The lists that a programme is made of, each kept in the same way: a row is added, changed and removed in a form."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from casework.money import written

from ..models import AllowanceRate, Programme, ProgrammeBudgetLine
from .errors import KeptAlready, RowInUse
from .words import for_long_stays, sentence


@dataclass(frozen=True)
class ProgrammePart:
    """One list. `rows` are those of a programme; `title` and `told` say what a list shows of a row."""

    name: str
    label: str | Promise
    add: str | Promise
    rows: Callable[[Programme], QuerySet]
    title: Callable[[Any], str]
    told: Callable[[Any], str]


def _rate(row: AllowanceRate) -> str:
    place = str(row.region) if row.region else _("everywhere")
    told = [place, _("from %(day)s") % {"day": date_format(row.valid_from)}, for_long_stays(row), row.source]
    return " · ".join(filter(None, told))


def _amount(row: ProgrammeBudgetLine) -> str:
    kinds = ", ".join(str(paid.get_kind_display()) for paid in row.pays.all())
    paid_from_it = _("for %(kinds)s") % {"kinds": kinds} if kinds else ""
    return " · ".join(text for text in (written(row.amount_minor, row.currency), paid_from_it) if text)


PARTS = {
    part.name: part
    for part in (
        ProgrammePart(
            "rules",
            gettext_lazy("Rules"),
            gettext_lazy("Add a rule"),
            lambda programme: programme.rules.all(),
            sentence,
            lambda row: row.get_kind_display(),
        ),
        ProgrammePart(
            "rates",
            gettext_lazy("Allowance rates"),
            gettext_lazy("Add a rate"),
            lambda programme: programme.rates.select_related("region"),
            str,
            _rate,
        ),
        ProgrammePart(
            "budget",
            gettext_lazy("Budget lines"),
            gettext_lazy("Add a budget line"),
            lambda programme: programme.budget_lines.prefetch_related("pays"),
            str,
            _amount,
        ),
    )
}


#: Where the form of a row of each list lies: forms can be made when the fields of every language are there.
FORMS = {
    "rules": "skills_match.programmes.forms.programme.RuleForm",
    "rates": "skills_match.programmes.forms.programme.RateForm",
    "budget": "skills_match.programmes.forms.programme.BudgetLineForm",
}


#: What apps above know about rows of a list, by its name: from a programme to a text for each row, by number.
MORE: dict[str, list[Callable[[Programme], dict[int, str]]]] = defaultdict(list)


def lines_of(part: ProgrammePart, programme: Programme, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Each of `rows` as a list shows it."""
    more = [tells(programme) for tells in MORE[part.name]]
    return [
        {
            "row": row,
            "title": part.title(row),
            "told": " · ".join(text for text in (part.told(row), *(each.get(row.pk) for each in more)) if text),
        }
        for row in rows
    ]


def add_part(part: ProgrammePart, *, form: str) -> None:
    """A list that an app above keeps in programmes: its rows have a foreign key `programme`, and `form` says where
    their ProgrammePartForm lies."""
    PARTS[part.name] = part
    FORMS[part.name] = form


def form_of(part: ProgrammePart) -> Any:
    return import_string(FORMS[part.name])


@transaction.atomic
def keep_row(*, form: Any, by: Any) -> Any:
    """Store the row of a form that is valid, and log that its programme changed. Raises KeptAlready."""
    try:
        with transaction.atomic():
            row = form.save()
    except IntegrityError as error:  # a colleague stored the same since the form looked
        raise KeptAlready from error
    log(instance=row.programme, action="programme.part_changed", user=by)
    return row


@transaction.atomic
def remove_row(*, row: Any, by: Any) -> None:
    """Raises RowInUse where applicants have said something about a rule."""
    try:
        row.delete()
    except ProtectedError as error:
        raise RowInUse from error
    log(instance=row.programme, action="programme.part_changed", user=by)
