"""What an applicant fills in: the application itself, an answer to the office."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned

from ...enums import DECLARED
from ...models import Application, AssignmentQuestion, ProgrammeRule
from ...programmes.words import sentence
from ...questions.answers import field_for
from ..answer_files import attached_to


class ApplicationForm(Versioned, forms.Form):
    """Motivation, availability, one field for each question of the host and a box for each statement of the programme.

    With `is_complete` everything required must be there; without it ("Save and come back later") half a page is fine.
    """

    motivation = forms.CharField(
        label=_("Why you, and what would you leave behind?"),
        help_text=_(
            "What have you done that helps here, and what will the team be able to do when you have left? "
            "At most 4,000 characters."
        ),
        max_length=Application._meta.get_field("motivation").max_length,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write why you apply.")},
    )
    available_from = forms.DateField(
        label=_("From which day could you serve?"),
        help_text=_("For this assignment, including days online."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say from which day you could serve.")},
    )
    available_until = forms.DateField(
        label=_("Until which day could you serve?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Say until which day you could serve.")},
    )

    def __init__(
        self,
        *args,
        questions: list[AssignmentQuestion],
        rules: list[ProgrammeRule],
        application: Application | None,
        is_complete: bool,
        on_paper: bool = False,
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.is_complete = is_complete
        attached = attached_to(application) if application else {}
        for question in questions:
            field = self.fields[f"question_{question.pk}"] = field_for(question, on_paper=on_paper)
            if isinstance(field, forms.FileField) and (kept := attached.get(question.pk)):
                field.required = False
                field.help_text = _("There is a file: %(name)s. A new one takes its place.") % {
                    "name": kept.original_name
                }
        for rule in (rule for rule in rules if rule.kind in DECLARED):
            self.fields[f"rule_{rule.pk}"] = forms.BooleanField(label=sentence(rule), required=False)
        self.initial = self._stored_in(application) | self.initial

    def _stored_in(self, application: Application | None) -> dict[str, Any]:
        """With what each field begins."""
        stored: dict[str, Any] = {
            name: False if isinstance(field, forms.BooleanField) else ""
            for name, field in self.fields.items()
            if name.startswith(("question_", "rule_")) and not isinstance(field, forms.FileField)
        }
        if application:
            stored |= {name: getattr(application, name) for name in self.base_fields}
            said = {f"question_{answer.question_id}": answer.text for answer in application.answers.all()}
            said |= {f"rule_{row.rule_id}": row.is_met for row in application.declarations.all()}
            stored |= {name: value for name, value in said.items() if name in stored}
        return stored

    def is_stored(self, request: HttpRequest, application: Application) -> None:
        """All but a refused file: the next press begins from there."""
        self.initial |= self._stored_in(application)
        self.catch_up(request)

    def full_clean(self) -> None:
        if not self.is_complete:
            for field in self.fields.values():
                field.required = False
        super().full_clean()

    def clean(self) -> dict:
        data = super().clean()
        first, last = data.get("available_from"), data.get("available_until")
        if first and last and last < first:
            self.add_error("available_until", _("The last day cannot be before the first day."))
        return data

    @property
    def draft(self) -> dict:
        """What `save_draft` takes."""
        return {
            **{name: self.cleaned_data[name] for name in self.base_fields},
            "answers": {
                int(name.removeprefix("question_")): "" if answer is None else str(answer)
                for name, answer in self.cleaned_data.items()
                if name.startswith("question_") and not isinstance(self.fields[name], forms.FileField)
            },
            "declared": {
                int(name.removeprefix("rule_")): is_met
                for name, is_met in self.cleaned_data.items()
                if name.startswith("rule_")
            },
        }

    @property
    def attached(self) -> dict[int, UploadedFile]:
        """Files that were chosen, by the number of the question."""
        return {
            int(name.removeprefix("question_")): self.cleaned_data[name]
            for name, field in self.fields.items()
            if isinstance(field, forms.FileField) and self.cleaned_data.get(name)
        }


class InfoForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=Application._meta.get_field("supplied_info").max_length,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Write your answer.")},
    )
