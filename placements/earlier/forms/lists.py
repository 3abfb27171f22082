"""A list that is handed in, and each of its lines, checked as if it had been typed."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from casework.letters.stops import addresses_stopped
from casework.models import LetterKind
from casework.typed.days import Near
from diaspora.address_fields import AddressField
from diaspora.enums import InstitutionKind
from diaspora.files.sheets import Fault, Named, faults_of, lines_in
from diaspora.models import Region, Sector
from diaspora.name_fields import NameField, TitleField
from skills_match.enums import Mode
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ...enums import ListKind, PlacementState
from .. import known
from ..lines import COLUMNS, MOST_LINES, Line, ReadList

LARGEST = 2 * 1024 * 1024
_ENDED = (PlacementState.COMPLETED, PlacementState.ENDED_EARLY)


class ListFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("The list as an Excel workbook"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=gettext_lazy("Nothing is stored yet: you read first what is new and what is wrong."),
    )
    source = TitleField(
        label=gettext_lazy("Where does the list come from?"),
        max_length=200,
        help_text=gettext_lazy(
            "For instance: participants of the programme 2019 to 2024, kept by the ministry. Those in the list read it."
        ),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("This file is too large: a list has two megabytes at most."))
        return file


class KnownNames:
    """What the cells of a list may name, read once."""

    def __init__(self) -> None:
        unknown = _("“%(name)s” is not known here.")
        self.region = Named(_in_each_language(Region), where=unknown)
        self.sector = Named(_in_each_language(Sector), where=unknown)
        self.programme = Named(_in_each_language(Programme, "title"), where=unknown)
        self.country = Named(_countries(), where=unknown)
        first = _("No institution is called “%(name)s”. Take over the list of institutions first.")
        self.institution = Named(known.names_of_institutions(), where=first)


def _in_each_language(model: type, field: str = "name") -> Iterator[tuple[int, str]]:
    for pk, *names in model.objects.values_list("pk", "code", f"{field}_en", f"{field}_sw"):  # type: ignore[attr-defined]
        for name in names:
            yield pk, name or ""


def _countries() -> Iterator[tuple[str, str]]:
    for language, _name in settings.FULL_LANGUAGES:
        with translation.override(language):
            for code, name in countries:
                yield code, code
                yield code, str(name)


class NamingForm(forms.Form):
    """A line in which some cells name something of ours."""

    named: tuple[str, ...] = ()

    def __init__(self, *args: Any, names: KnownNames, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for column in self.named:
            if typed := cleaned.get(column):
                try:
                    cleaned[column] = getattr(self.names, column).key_of(typed)
                except forms.ValidationError as error:
                    self.add_error(column, error)
        return cleaned


class InstitutionLine(NamingForm):
    named = ("region",)
    name_en = NameField(max_length=200, required=False)
    name_sw = NameField(max_length=200, required=False)
    kind = forms.ChoiceField(choices=InstitutionKind)
    official_email = AddressField(max_length=254)
    region = forms.CharField()
    website = forms.URLField(required=False, assume_scheme="https", max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not (cleaned["name_en"] or cleaned["name_sw"]):
            self.add_error("name_sw", _("Write the name in English or in Kiswahili."))
        return cleaned


class ExpertLine(NamingForm):
    named = ("country",)
    first_name = NameField(max_length=150)
    last_name = NameField(max_length=150)
    email = AddressField(max_length=254)
    language = forms.ChoiceField(choices=settings.FULL_LANGUAGES)
    country = forms.CharField()
    headline = TitleField(max_length=120, required=False)


class AssignmentLine(NamingForm):
    named = ("programme", "institution", "sector", "region", "country")
    programme = forms.CharField()
    institution = forms.CharField()
    title = TitleField(max_length=150)
    sector = forms.CharField(required=False)
    region = forms.CharField(required=False)
    mode = forms.ChoiceField(choices=Mode)
    began_on = forms.DateField(validators=[Near(back=40, ahead=0)])
    ended_on = forms.DateField(validators=[Near(back=40, ahead=0)])
    how_it_ended = forms.ChoiceField(choices=[(str(state), state.label) for state in _ENDED])
    learners = forms.IntegerField(required=False, min_value=0, max_value=5000)
    country = forms.CharField(required=False)
    email = AddressField(max_length=254, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        begins, ends = cleaned.get("began_on"), cleaned.get("ended_on")
        if begins and ends and ends < begins:
            self.add_error("ended_on", _("The last day cannot be before the first day."))
        if ends and ends >= today_in_closing_zone():
            self.add_error("ended_on", _("An assignment that is not over is planned here, not taken over."))
        return cleaned


LINES: dict[str, type[NamingForm]] = {
    ListKind.INSTITUTIONS: InstitutionLine,
    ListKind.EXPERTS: ExpertLine,
    ListKind.ASSIGNMENTS: AssignmentLine,
}


def read_list(kind: ListKind, raw: bytes) -> ReadList:
    """Every line that is new, and every fault. Raises NotAsAsked."""
    read, names, lines = ReadList(), KnownNames(), []
    for number, cells in lines_in(raw, columns=COLUMNS[kind], most=MOST_LINES):
        form = LINES[kind](cells, names=names)
        if form.is_valid():
            lines.append((number, _plain(form.cleaned_data)))
        read.faults.extend(faults_of(number, form))
    new, found, faults = _JUDGED[kind](lines)
    read.faults.extend(faults)
    read.faults.sort(key=lambda fault: fault.line)
    return ReadList(new, found, read.faults)


def _plain(cleaned: dict[str, Any]) -> Line:
    """Days as texts, so that a page can carry the line."""
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in cleaned.items()}


def _institutions(lines: list[tuple[int, Line]]) -> tuple[list[Line], int, list[Fault]]:
    there, found = known.institutions_known(), 0
    new, seen, faults = [], {}, []
    for number, line in lines:
        keys = known.keys_of_institution(line)
        if twice := next((seen[key] for key in sorted(keys) if key in seen), None):
            faults.append(_twice(number, "official_email", twice))
        seen.update(dict.fromkeys(keys, number))
        if keys & there:
            found += 1
        else:
            new.append(line)
    return new, found, faults


def _experts(lines: list[tuple[int, Line]]) -> tuple[list[Line], int, list[Fault]]:
    addresses = [line["email"] for _number, line in lines]
    there, stopped = known.addresses_known(addresses), addresses_stopped(addresses, kind=LetterKind.OWED)
    new, seen, faults = [], {}, []
    for number, line in lines:
        email = line["email"]
        if email in seen:
            faults.append(_twice(number, "email", seen[email]))
        elif email in stopped and email not in there:
            faults.append(Fault(number, "email", _("Letters to this address come back: this person cannot be asked.")))
        seen[email] = number
        if email not in there:
            new.append(line)
    return new, len(lines) - len(new), faults


def _assignments(lines: list[tuple[int, Line]]) -> tuple[list[Line], int, list[Fault]]:
    people = {line["email"] for _number, line in lines if line["email"]}
    named, asked = known.addresses_known(people), known.addresses_asked(people)
    there = known.work_known(known.print_of_work(line) for _number, line in lines)
    new, seen, faults = [], {}, []
    for number, line in lines:
        mark = known.print_of_work(line)
        if mark in seen:
            faults.append(_twice(number, "title", seen[mark]))
        elif line["email"] and line["email"] not in named | asked and mark not in there:
            text = _("Nobody here has this address. Take over the list of experts first, or leave the cell empty.")
            faults.append(Fault(number, "email", text))
        seen[mark] = number
        if mark not in there:
            new.append(line)
    return new, len(lines) - len(new), faults


def _twice(number: int, column: str, before: int) -> Fault:
    return Fault(number, column, _("This is in line %(line)s already.") % {"line": before})


_JUDGED = {
    ListKind.INSTITUTIONS: _institutions,
    ListKind.EXPERTS: _experts,
    ListKind.ASSIGNMENTS: _assignments,
}


def choices_of(kind: ListKind) -> Iterable[tuple[str, str]]:
    """What may stand in a column that takes one of a few words."""
    for name, field in LINES[kind].base_fields.items():
        if isinstance(field, forms.ChoiceField):
            yield name, ", ".join(str(value) for value, _label in field.choices)
