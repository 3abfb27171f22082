"""Two who edit the same thing are told: a form knows what its page showed, and writes nothing over something newer.

A version is a digest of the values with which a form begins, so it changes exactly when something changes that the form
would write. A form that is behind is refused; each of its fields then says what is stored now, and the version of the
page is the present one: whoever sends it once more has decided to keep what was typed. A field, or a row, in which
nothing was typed is no decision: it shows what is stored now, and nothing of it goes back to an older state. So a
version is followed by a mark of each field, or row.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseForm, BaseModelFormSet, CharField, Field, HiddenInput, model_to_dict
from django.forms.formsets import BaseFormSet, ManagementForm
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .line_ends import with_one_line_end

FIELD = "version"
#: Of what is not stored yet.
NEW = "new"
CHANGED = _(
    "This was changed while your page was open, by somebody else or by you in another window. Nothing was saved. "
    "What you left alone shows what is saved now; next to what you typed, you read what is saved now. To keep what "
    "you typed instead, send it once more."
)


#: Signs of a digest, and of the mark of a field or row.
_DIGEST, _MARK = 24, 8


def digest(values: Any) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()[:_DIGEST]


def _mark(value: Any) -> str:
    return digest(_comparable(value))[:_MARK]


def _row_mark(form: BaseForm, values: Mapping[str, Any]) -> str:
    """Of a row, by the fields of its form."""
    return _mark([_mark(values.get(name)) for name in form.fields])


def _marks_in(version: str) -> list[str]:
    marks = version[_DIGEST:]
    return [marks[start : start + _MARK] for start in range(0, len(marks), _MARK)]


def _comparable(value: Any) -> Any:
    """A value as a form sees it: nothing and an empty text are one, and the order of several does not count."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list | tuple | set | QuerySet):
        return sorted(_comparable(each) for each in value)
    return with_one_line_end(str(value))


def _hidden() -> Field:
    return CharField(required=False, widget=HiddenInput)


class Versioned(BaseForm):
    """For a form that changes what is stored. It comes before the form in the list of bases.

    What is stored has to be in `initial`, as it is in a form of a model.
    """

    #: Whether its own page, asked for again, shows what is stored.
    has_page = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.is_behind = False
        #: Fields in which nothing was typed, of a form that is behind: they show what is stored.
        self.left_alone: set[str] = set()
        self.fields[FIELD] = _hidden()

    @property
    def version(self) -> str:
        """Of what is stored now. Something that is new has no older state."""
        instance = getattr(self, "instance", None)
        if instance is not None and instance._state.adding:
            return NEW
        stored = {name: self.initial.get(name) for name in self.fields if name != FIELD}
        return "".join(
            [digest({name: _comparable(value) for name, value in stored.items()}), *map(_mark, stored.values())]
        )

    def catch_up(self, request: HttpRequest) -> None:
        """What was typed is stored by now, and its page is shown once more for another reason, such as a file that was
        refused: it begins with what is stored, also where it is given back later."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix(FIELD)] = self.version
        self.data = data
        request.POST = data  # type: ignore[assignment]  # what is kept of it carries the present version too

    def get_initial_for_field(self, field: Field, field_name: str) -> Any:
        return self.version if field_name == FIELD else super().get_initial_for_field(field, field_name)

    def full_clean(self) -> None:
        super().full_clean()
        typed = getattr(self, "cleaned_data", {})
        shown = typed.pop(FIELD, "")
        if shown and shown != self.version:
            self.is_behind = True
            fields = zip([name for name in self.fields if name != FIELD], _marks_in(shown), strict=False)
            self.left_alone = {name for name, mark in fields if name in typed and _mark(typed[name]) == mark}
            data = cast(QueryDict, self.data).copy()
            data[self.add_prefix(FIELD)] = self.version
            self.data = data
            self.add_error(None, ValidationError(CHANGED, code="behind"))


class VersionedFormSet(BaseModelFormSet):
    """The same for a list of rows of a model: its management form carries the version of all rows."""

    default_error_messages = BaseModelFormSet.default_error_messages | {
        "missing_management_form": _("This page did not arrive whole. Open it again; what you typed is not stored.")
    }

    @property
    def version(self) -> str:
        rows = self.get_queryset()
        forms = [self.form(instance=row, **self.form_kwargs) for row in rows]
        whole = digest([{"pk": row.pk, **model_to_dict(row)} for row in rows])
        return "".join([whole, *(_row_mark(form, form.initial) for form in forms)])

    @cached_property
    def management_form(self) -> ManagementForm:
        form = super().management_form
        form.fields[FIELD] = _hidden()
        form.initial[FIELD] = self.version
        return form

    @cached_property
    def is_behind(self) -> bool:
        """Whether the rows are others than those that the page showed."""
        shown = self.data.get(f"{self.prefix}-{FIELD}", "") if self.is_bound else ""
        return bool(shown) and shown != self.version

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        #: Keys of rows in which nothing was typed, of a list that is behind: they show what is stored.
        self._left_alone: set[str] = set()
        if self.is_behind:
            self.data = self._caught_up()

    def _caught_up(self):
        """What was typed, as a page would send it that shows the present rows: a row that is gone is a new one."""
        data = cast(QueryDict, self.data).copy()
        total = min(super().management_form.cleaned_data.get("TOTAL_FORMS") or 0, self.absolute_max or 0)
        present = {str(row.pk) for row in self.get_queryset()}
        prefixes = [self.add_prefix(number) for number in range(total)]
        lines = [
            {name.removeprefix(f"{prefix}-"): data.getlist(name) for name in data if name.startswith(f"{prefix}-")}
            for prefix in prefixes
        ]
        shown = _marks_in(self.data.get(f"{self.prefix}-{FIELD}", ""))
        for prefix, line, mark in zip(prefixes, lines, shown, strict=False):
            if self._is_as_shown(prefix, mark):
                self._left_alone |= set(line.get("id", []))
        kept = [line for line in lines if line.get("id", [""])[0] in present]
        gone = [line for line in lines if line not in kept and line.get("id", [""])[0] not in self._left_alone]
        new = [{**line, "id": [""]} for line in gone]
        caught_up = [*kept, *new, *({} for _dropped in range(len(lines) - len(kept) - len(new)))]
        for prefix, line in zip(prefixes, caught_up, strict=True):
            for name in [name for name in data if name.startswith(f"{prefix}-")]:
                del data[name]
            for name, values in line.items():
                data.setlist(f"{prefix}-{name}", values)
        data[f"{self.prefix}-INITIAL_FORMS"] = str(len(kept))
        data[f"{self.prefix}-{FIELD}"] = self.version
        self.__dict__.pop("management_form", None)
        return data

    def _is_as_shown(self, prefix: str, mark: str) -> bool:
        """Whether nobody typed anything into a row: not into one of its fields, and not the wish to remove it."""
        form = self.form(data=self.data, prefix=prefix, **self.form_kwargs)
        return f"{prefix}-DELETE" not in self.data and form.is_valid() and _row_mark(form, form.cleaned_data) == mark

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_behind:
            self.non_form_errors().append(ValidationError(CHANGED, code="behind"))
            for form in self.forms:
                form.is_behind = bool(form.instance.pk)  # type: ignore[attr-defined]
                if str(form.instance.pk) in self._left_alone:
                    form.left_alone = set(form.fields)  # type: ignore[attr-defined]


def is_behind(source: BaseForm | BaseFormSet | Iterable | None) -> bool:
    """Whether a form, or one of several, was shown before what is stored changed."""
    if source is None or isinstance(source, BaseForm | BaseFormSet):
        return bool(getattr(source, "is_behind", False) and getattr(source, "has_page", True))
    return any(is_behind(each) for each in source)
