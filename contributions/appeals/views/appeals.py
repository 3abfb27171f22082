"""Appeals for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.sharing import Sharing, in_one_sentence
from diaspora.who_may import anyone, who_may

from ...models import Appeal
from ..names import names_of_givers
from ..progress import progress_of
from ..promises import promises
from ..readings import budget_of, with_progress


@who_may(anyone)
def appeal_list(request: HttpRequest) -> HttpResponse:
    """Those that take gifts now; those that are over stay readable at their own address."""
    open_now = Appeal.objects.taking().select_related("assignment", "project", "fallback")
    sharing = Sharing(title=_("Contribute"), description="", path=reverse("contributions:list"))
    return render(request, "contributions/list.html", {"appeals": with_progress(open_now), "sharing": sharing})


@who_may(anyone)
def appeal(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Appeal.objects.public().select_related("project", "assignment", "fallback"), slug=slug)
    context = {
        "appeal": found,
        "progress": progress_of([found])[found.pk],
        "budget": budget_of(found),
        "updates": found.updates.order_by("-day", "-pk"),
        "names": names_of_givers(found),
        "promises": promises(found),
        "sharing": Sharing(
            title=found.title, description=in_one_sentence(found.summary), path=found.get_absolute_url(), kind="article"
        ),
    }
    return render(request, "contributions/appeal.html", context)
