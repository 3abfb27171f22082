"""Skills and occupations that people miss: the office adds them, finds the word they stand for, or says why not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may
from office.history import history_of
from office.navigation import add_tab

from ...enums import ConceptKind
from ...models import ConceptSuggestion
from ..forms.suggestions import DeclineForm, NewConceptForm, SuggestionFilter, SynonymForm
from ..picker import named_like, suggest
from ..suggestions import ConceptExists, accept_as_new, accept_as_synonym, decline_suggestion

#: How many skills of the vocabulary are offered for one word.
OFFERED = 8

add_tab(
    gettext_lazy("Skills and words"),
    "office:suggestions",
    pages={"office:suggestion", "office:labels", "office:merges", "office:merge"},
    order=70,
)


@who_may(office)
def suggestions(request: HttpRequest) -> HttpResponse:
    form = SuggestionFilter(request.GET)
    found = form.narrow(ConceptSuggestion.objects.select_related("suggested_by"))
    shown = page_of(request, found)
    twins = {
        kind: named_like(
            [row.text for row in shown["page"] if row.kind == kind], language=get_language(), kind=ConceptKind(kind)
        )
        for kind in {row.kind for row in shown["page"]}
    }
    rows = [(row, twins[row.kind][row.text]) for row in shown["page"]]
    return render(request, "office/suggestions.html", {"form": form, "rows": rows, **shown})


@who_may(office)
def suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion with its three answers. `q` is the word that is looked up in the vocabulary."""
    found = get_object_or_404(ConceptSuggestion.objects.select_related("suggested_by", "decided_by", "concept"), pk=pk)
    word = request.GET.get("q", "").replace("\x00", "")[:100] or found.text
    answer = request.POST.get("answer") if request.method == "POST" else None
    near = [hit.concept for hit in suggest(text=word, language=get_language(), kinds=[found.kind], limit=OFFERED)]
    forms = {
        "new": NewConceptForm(request.POST if answer == "new" else None, suggestion=found),
        "synonym": SynonymForm(request.POST if answer == "synonym" else None, found=near, kind=found.kind),
        "decline": DeclineForm(request.POST if answer == "decline" else None),
    }
    if answer in forms and forms[answer].is_valid() and _answer(request, found, answer, forms[answer]):
        return redirect("office:suggestions")
    context = {
        "suggestion": found,
        "word": word,
        "near": near,
        "forms": forms,
        "answered": forms.get(answer),
        "events": history_of(found),
    }
    return render(request, "office/suggestion.html", context)


def _answer(request: HttpRequest, found: ConceptSuggestion, answer: str, form) -> bool:
    """Give the answer; False when the form has to be mended."""
    with may_be_refused(form), may_be_refused(form, ConceptExists, field="label_en"):
        match answer:
            case "new":
                accept_as_new(suggestion=found, by=request.user, **form.cleaned_data)
                messages.success(request, _("“%(word)s” is in the vocabulary now.") % {"word": found.text})
            case "synonym":
                concept = form.cleaned_data["concept"]
                accept_as_synonym(suggestion=found, by=request.user, concept=concept)
                values = {"word": found.text, "name": concept.label}
                messages.success(request, _("“%(word)s” is another word for “%(name)s” now.") % values)
            case "decline":
                decline_suggestion(suggestion=found, by=request.user, answer=form.cleaned_data["answer"])
                messages.success(
                    request, _("“%(word)s” is declined, and the person is told why.") % {"word": found.text}
                )
        return True
    return False
