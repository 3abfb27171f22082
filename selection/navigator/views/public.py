"""What one needs before one may work, for anybody to read before applying."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from casework.sharing import Sharing
from diaspora.who_may import anyone, who_may

from ...enums import WhereNeeded
from ..forms.asking import NeedsForm
from ..needs import ASKED_BY_THE_PROGRAMME, beginning, needed


@who_may(anyone)
def needs(request: HttpRequest) -> HttpResponse:
    """The answers stand in the address; nobody is asked who they are, and nothing is kept."""
    form = NeedsForm(request.GET or None, initial={"where": WhereNeeded.MAINLAND, "passport": "no"})
    values = form.values if form.is_bound else {}
    rows = list(
        needed(
            where=values.get("where", WhereNeeded.MAINLAND),
            is_citizen=values.get("passport") == "yes",
            profession=values.get("profession", ""),
        )
    )
    told = {
        "form": form,
        "rows": rows,
        "beginning": beginning(rows),
        "sharing": Sharing(
            title=_("What you need before you may work in Tanzania"),
            description=_("Read this before you apply. You need not sign in, and nothing you choose here is kept."),
            path=request.path,
        ),
        "asked": [kind.label for kind in ASKED_BY_THE_PROGRAMME],
    }
    return render(request, "navigator/needs.html", told)
