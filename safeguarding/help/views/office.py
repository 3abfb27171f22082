"""The office keeps the numbers that help."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diaspora.who_may import office, who_may
from office.navigation import add_tab

from ...models import HelpContact
from ..forms.editing import HelpContactForm

add_tab(
    gettext_lazy("Safety"),
    "safeguarding_desk:contacts",
    pages={
        "safeguarding_desk:contact",
        "safeguarding_desk:add_contact",
        "safeguarding_desk:remove_contact",
        "safeguarding_desk:cases",
        "safeguarding_desk:case",
        "safeguarding_desk:move",
        "safeguarding_desk:retention",
    },
    order=36,
)


@who_may(office)
def contacts(request: HttpRequest) -> HttpResponse:
    rows = HelpContact.objects.select_related("region").most_urgent_first()
    return render(request, "safeguarding/contacts.html", {"rows": rows})


@who_may(office)
def add(request: HttpRequest) -> HttpResponse:
    return _edit(request, HelpContact())


@who_may(office)
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(HelpContact, pk=pk))


def _edit(request: HttpRequest, row: HelpContact) -> HttpResponse:
    form = HelpContactForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved. Everybody can read it now."))
        return redirect("safeguarding_desk:contacts")
    return render(request, "safeguarding/contact.html", {"contact": row, "form": form})


@who_may(office)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(HelpContact, pk=pk)
    if request.method == "POST":
        row.delete()
        messages.success(request, _("Removed."))
        return redirect("safeguarding_desk:contacts")
    return render(request, "safeguarding/remove_contact.html", {"contact": row})
