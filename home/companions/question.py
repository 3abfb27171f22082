"""The question that goes with each way to take a page away or to move it: and the page in the other language?"""

from django.contrib import messages
from django.db.models import TextChoices
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from .which import Companion

FIELD = "other_language"


class Choice(TextChoices):
    TOGETHER = "together", gettext_lazy("Do the same to it")
    APART = "apart", gettext_lazy("Leave it as it is")


def chosen(request: HttpRequest) -> Choice | None:
    """What the person said; None where nothing was said, or nonsense."""
    said = request.POST.get(FIELD, "")
    return Choice(said) if said in Choice.values else None


def say_that_nothing_was_chosen(request: HttpRequest) -> None:
    messages.error(request, _("Nothing was done yet. Say what happens to the page in the other language."))


def say_what_was_done(request: HttpRequest, page: Page, companions: list[Companion]) -> None:
    titles = [page.get_admin_display_title(), *(each.title for each in companions)]
    names = ", ".join(f"“{title}”" for title in titles)
    messages.success(request, _("Done in every language: %(pages)s.") % {"pages": names})
