"""The steps of an assignment that are plain forms. Each checks only what was typed: a draft may have gaps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from casework.typed.versions import Versioned
from diaspora.enums import EducationLevel
from diaspora.models import District

from ...enums import DevelopmentGoal, Mode, ReadinessItem
from ...models import Assignment, Programme
from ...models.programme import or_general
from ...models.querysets import today_in_closing_zone
from ..steps import TEXTS


class DateInput(forms.DateInput):
    """The browser's own date field; what is typed elsewhere is read as 2026-03-05 or 5/3/2026."""

    input_type = "date"

    def __init__(self, **kwargs) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class StepForm(Versioned, forms.ModelForm):
    """A page of the task list. Gaps are welcome until the assignment is sent, so nothing is marked as optional."""

    marks_optional = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def values(self) -> dict:
        """What was changed, ready to be saved."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name in self.cleaned_data}


class WorkForm(StepForm):
    """What is to be done, in English, in Kiswahili, or both."""

    class Meta:
        model = Assignment
        fields = [f"{name}_{language}" for name in TEXTS for language in ("en", "sw")]
        labels = {
            "title_en": _("Title in English"),
            "title_sw": _("Title in Kiswahili"),
            "background_en": _("Background in English"),
            "background_sw": _("Background in Kiswahili"),
            "objective_en": _("Objective in English"),
            "objective_sw": _("Objective in Kiswahili"),
            "tasks_en": _("Tasks in English"),
            "tasks_sw": _("Tasks in Kiswahili"),
            "deliverables_en": _("Deliverables in English"),
            "deliverables_sw": _("Deliverables in Kiswahili"),
        }
        help_texts = {
            "title_en": _("Begin with a verb: Train paediatric nurses in newborn care."),
            "title_sw": _("Begin with a verb: Kufundisha wauguzi wa watoto wachanga."),
            "background_en": _("Why you ask: what there is today, and what is lacking."),
            "background_sw": _("Why you ask: what there is today, and what is lacking."),
            "objective_en": _("What will be different at the end, in one or two sentences."),
            "objective_sw": _("What will be different at the end, in one or two sentences."),
            "tasks_en": _("One task a line."),
            "tasks_sw": _("One task a line."),
            "deliverables_en": _("One result a line, each of which somebody can check."),
            "deliverables_sw": _("One result a line, each of which somebody can check."),
        }

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each text in English and in Kiswahili."""
        return [(self[f"{name}_en"], self[f"{name}_sw"]) for name in TEXTS]


class PeopleForm(StepForm):
    """Who guides, who learns, and what stays behind."""

    class Meta:
        model = Assignment
        fields = [
            "unit_en",
            "unit_sw",
            "supervisor_name",
            "supervisor_position_en",
            "supervisor_position_sw",
            "counterparts",
            "learners_en",
            "learners_sw",
            "learner_count",
            "lasting_evidence_en",
            "lasting_evidence_sw",
        ]
        widgets = {
            name: forms.Textarea(attrs={"rows": 4})
            for name in ("counterparts", "learners_en", "learners_sw", "lasting_evidence_en", "lasting_evidence_sw")
        }
        labels = {
            "unit_en": _("Unit or department, in English"),
            "unit_sw": _("Unit or department, in Kiswahili"),
            "supervisor_position_en": _("Position of the supervisor, in English"),
            "supervisor_position_sw": _("Position of the supervisor, in Kiswahili"),
            "learners_en": _("Who else learns, in English"),
            "learners_sw": _("Who else learns, in Kiswahili"),
            "lasting_evidence_en": _("What stays behind, in English"),
            "lasting_evidence_sw": _("What stays behind, in Kiswahili"),
        }
        help_texts = {
            "unit_en": _("Write it in one language or in both."),
            "supervisor_name": _("Applicants see the position, never the name."),
            "counterparts": _("They work with the expert every day. One person a line: name, position."),
            "learners_en": _("For instance: all nurses of the night shift; two students of the college."),
            "learners_sw": _("Write it in one language or in both."),
            "learner_count": _("In total, counterparts included."),
            "lasting_evidence_en": _(
                "What you will still use a year later: a manual, a procedure, a tested curriculum."
            ),
            "lasting_evidence_sw": _("Write it in one language or in both."),
        }


class ProfileForm(StepForm):
    """Sector, experience and licence; occupation and languages have small forms of their own on the page."""

    class Meta:
        model = Assignment
        fields = [
            "sector",
            "minimum_experience_years",
            "minimum_education",
            "licence_needed_en",
            "licence_needed_sw",
        ]
        labels = {
            "licence_needed_en": _("Licence needed, in English"),
            "licence_needed_sw": _("Licence needed, in Kiswahili"),
        }
        help_texts = {
            "minimum_experience_years": _("Ask for no more than the work needs. 0 means that none is asked for."),
            "licence_needed_en": _("The body that gives it. Mainland and Zanzibar have bodies of their own."),
            "licence_needed_sw": _("Write it in one language or in both."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minimum_education"].choices = [("", _("None asked for")), *EducationLevel.choices]

    def clean_minimum_experience_years(self) -> int:
        return self.cleaned_data["minimum_experience_years"] or 0


class PlaceForm(StepForm):
    """Where, when, how long, and until when people may apply."""

    mode = forms.ChoiceField(choices=Mode, widget=forms.RadioSelect, label=_("How is the work done?"))
    district = forms.ModelChoiceField(
        District.objects.none(),
        label=_("District"),
        help_text=_("It has to lie in the region that you chose."),
    )

    class Meta:
        model = Assignment
        fields = [
            "mode",
            "region",
            "district",
            "starts_from",
            "starts_until",
            "length_days",
            "visits",
            "posts",
            "closing_on",
        ]
        widgets = {name: DateInput() for name in ("starts_from", "starts_until", "closing_on")}
        help_texts = {
            "region": _("Not needed when the work is online only."),
            "length_days": _("From 5 to 550 days; most assignments take 1 week to 6 months."),
            "visits": _("More than 1 when the expert comes back."),
            "closing_on": _("People may apply until the end of this day, Dar es Salaam time."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # By the names that are read: Pemba North is Kaskazini Pemba.
        name = f"region__name_{reading_language()}"
        self.fields["district"].queryset = District.objects.select_related("region").order_by(name, "name")
        self.fields["district"].label_from_instance = lambda district: f"{district.region} – {district.name}"

    def clean_visits(self) -> int:
        return self.cleaned_data["visits"] or 1

    def clean_posts(self) -> int:
        return self.cleaned_data["posts"] or 1

    def clean_closing_on(self):
        day = self.cleaned_data["closing_on"]
        if day and "closing_on" in self.changed_data and day <= today_in_closing_zone():
            raise forms.ValidationError(_("Choose a closing day in the future."))
        return day

    def clean(self):
        cleaned = super().clean()
        region, district = cleaned.get("region"), cleaned.get("district")
        if district and region and district.region_id != region.pk:
            self.add_error("district", _("This district does not lie in the region that you chose."))
        return cleaned


class ReadinessForm(StepForm):
    """What waits for the expert."""

    readiness = forms.MultipleChoiceField(
        choices=ReadinessItem,
        widget=forms.CheckboxSelectMultiple,
        label=_("What will be ready on the first day?"),
        help_text=_("Tick only what is certain. Experts read this before they apply."),
    )

    class Meta:
        model = Assignment
        fields = ["readiness"]


class GoalsForm(StepForm):
    """What it contributes to."""

    development_goal = forms.ChoiceField(label=_("Sustainable Development Goal"))

    class Meta:
        model = Assignment
        fields = ["programme", "plan", "development_goal", "national_plan"]
        help_texts = {
            "programme": _("Programmes with an open call. Its rules and rates hold for this assignment."),
            "plan": _("A manager of the institution writes its plans under “Sites and plans”."),
            "national_plan": _("For instance the line of your sector's strategic plan."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        chosen = Programme.objects.filter(pk=self.instance.programme_id)
        self.fields["programme"].queryset = Programme.objects.choosable() | chosen
        self.fields["programme"].empty_label = None
        self.fields["plan"].queryset = self.instance.institution.plans.all()
        self.fields["plan"].empty_label = _("None")
        self.fields["development_goal"].choices = [
            ("", _("None chosen")),
            *((goal.value, f"{goal.value}. {goal.label}") for goal in DevelopmentGoal),
        ]

    def clean_programme(self) -> Programme:
        return or_general(self.cleaned_data["programme"])
