"""What the office says about the judging of a programme."""

from django import forms

from skills_match.programmes.forms.programme import ProgrammePartForm

from ..models import ProgrammeJudging


class ProgrammeJudgingForm(ProgrammePartForm):
    class Meta:
        model = ProgrammeJudging
        fields = ("blindness",)
        widgets = {"blindness": forms.RadioSelect}
