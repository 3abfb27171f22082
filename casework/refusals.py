"""Why something cannot be done, in words that the person who tried may read."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """The base of every refusal: `str(refusal)` is a whole sentence in the reader's language.

    A kind of refusal has its `text`; one that needs a name, a day or a state in it is raised with a text of its own.
    """

    text: str | Promise = _("This cannot be done.")
    #: What was wanted is so already: said as news, not as a fault.
    is_harmless = False

    def __init__(self, text: str | Promise = "") -> None:
        super().__init__(text)
        if text:
            self.text = text

    def __str__(self) -> str:
        return str(self.text)


@contextmanager
def may_be_refused(
    told: HttpRequest | BaseForm | BaseFormSet,
    only: type[Refused] | tuple[type[Refused], ...] = Refused,
    *,
    field: str | None = None,
    hint: str | Promise = "",
) -> Iterator[None]:
    """A step that may be refused: the reason is shown above the form, at its `field`, or above the reader's next page.

    What belongs to success comes in the block after the step: the word that it is done, and the way on.

        with may_be_refused(form):
            suspend_account(account=account, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The account is suspended."))
            return redirect("office:account", account.pk)
        return render(request, "office/account.html", {"form": form})
    """
    try:
        yield
    except only as refusal:
        reasons = [str(reason) for reason in (refusal, hint) if str(reason)]
        if isinstance(told, HttpRequest):
            messages.add_message(told, messages.INFO if refusal.is_harmless else messages.ERROR, " ".join(reasons))
        elif isinstance(told, BaseFormSet):
            told.non_form_errors().extend(reasons)
        else:
            told.add_error(field, reasons)
