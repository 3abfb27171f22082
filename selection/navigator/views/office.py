"""The office keeps what authorities ask for: which document, which body, and what was found out about it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...models import Formality
from ..forms.editing import FormalityForm

add_tab(gettext_lazy("Formalities"), "office:formalities", pages={"office:formality", "office:add_formality"}, order=34)


@who_may(office)
def formalities(request: HttpRequest) -> HttpResponse:
    return render(request, "office/formalities.html", {"rows": Formality.objects.all()})


@who_may(office)
def formality(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Formality, pk=pk))


@who_may(office)
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, Formality())


def _edit(request: HttpRequest, row: Formality) -> HttpResponse:
    form = FormalityForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. Everybody can read it now."))
        return redirect("office:formalities")
    return render(request, "office/formality.html", {"formality": row, "form": form})
