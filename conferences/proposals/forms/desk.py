"""What the programme team types: calls, their questions, decisions."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.typed.versions import Versioned

from ...enums import DECISIONS, ProposalState
from ...events.forms import DAY, EventPartForm
from ...events.moments import CLOCK, VenueMoment
from ...models import Call, CallQuestion, Proposal


class CallForm(EventPartForm, VenueMoment):
    moment = "closes_at"
    day = forms.DateField(label=_("Last day"), widget=DAY)
    clock = forms.TimeField(label=_("Until"), widget=CLOCK, help_text=_("In the time of the venue."))

    class Meta:
        model = Call
        fields = ("title_en", "title_sw", "text_en", "text_sw", "most_speakers")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.show_moment(self.event.zone)

    def clean(self):
        cleaned = super().clean()
        self.read_moment(self.event.zone)
        if (day := cleaned.get("day")) and day > self.event.ends_on:
            self.add_error("day", _("A call ends before its event does."))
        return cleaned


class CallQuestionForm(EventPartForm):
    class Meta:
        model = CallQuestion
        fields = ("text_en", "text_sw", "is_required", "sort_order")


class ProposalFilter(Filter):
    q = forms.CharField(label=_("Title, text or name"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), *(pair for pair in ProposalState.choices if pair[0] != ProposalState.DRAFT)],
    )

    def narrow(self, proposals):
        values = self.values
        if text := values.pop("q", ""):
            fields = ("title", "abstract", "name", "co_speakers__name")
            found = Q()
            for field in fields:
                found |= Q(**{f"{field}__icontains": text})
            proposals = proposals.filter(found).distinct()
        return proposals.filter(**values)


class DecisionForm(Versioned, forms.ModelForm):
    needed_sometimes = ("reason",)

    class Meta:
        model = Proposal
        fields = ("decision", "reason")
        widgets = {"reason": forms.Textarea(attrs={"rows": 4}), "decision": forms.RadioSelect}
        labels = {"reason": _("What the person reads")}
        help_texts = {"reason": _("Needed where it is not accepted. In the language of their letters.")}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        decisions = [(state.value, state.label) for state in DECISIONS]
        self.fields["decision"] = forms.ChoiceField(
            label=_("Decision"),
            required=False,
            widget=forms.RadioSelect,
            choices=[("", _("Not decided yet")), *decisions],
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == ProposalState.REJECTED and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Give a reason: the person reads it."))
        return cleaned
