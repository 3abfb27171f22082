"""A decision that one form makes, and the page between: a refusal asks once more.

First what will be read is shown, and only the second click writes. The page between carries everything that was typed
in hidden fields, with the state that the reader saw; it works without JavaScript, and going back, loading it again or
clicking twice sends nothing twice.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ..moves import AlreadyDone
from ..refusals import may_be_refused

#: The buttons of the page between: send it, or go back to the form with what was typed.
CONFIRMED, CHANGE = "confirmed", "change"
#: The page between has these of its own.
_NOT_CARRIED = {"csrfmiddlewaretoken", "typed_by", "typed_page", "by_enter", CONFIRMED, CHANGE}


def is_confirmed(request: HttpRequest) -> bool:
    return CONFIRMED in request.POST


def wants_to_change(request: HttpRequest) -> bool:
    """Somebody read what would be sent and wants another text: the form is shown again as it was filled in."""
    return CHANGE in request.POST


def decided(
    request: HttpRequest,
    form: BaseForm,
    *,
    decide: Callable[[], object],
    done: str | Promise,
    way_on: str,
    first: Callable[[], HttpResponse | None] = lambda: None,
    kept: Callable[[Any], Iterable[str]] = lambda _row: (),
) -> HttpResponse | None:
    """What comes of deciding with `form`: the page between that `first` returns, or the `way_on` with the word `done`.

    None where the form is shown again: filled in wrongly, to be changed, or refused, with the reason above it. `first`
    raises what `decide` would, and returns None where nothing is to be read before. Who clicks twice is told that it
    was done already, unless something typed would be lost that is not among the texts `kept` in the row.
    """
    if not form.is_valid() or wants_to_change(request):
        return None
    with may_be_refused(form):
        try:
            if not is_confirmed(request) and (between := first()):
                return between
            decide()
            messages.success(request, str(done))
        except AlreadyDone as already:
            if _written(form) - {*kept(already.row)}:
                raise
            messages.info(request, str(already))
        return redirect(way_on)
    return None


def _written(form: BaseForm) -> set[str]:
    """The texts that somebody took the time to write."""
    texts = (name for name, field in form.fields.items() if isinstance(field.widget, Textarea))
    return {form.cleaned_data.get(name, "").strip() for name in texts} - {""}


def ask_once_more(request: HttpRequest, template: str, *, letters: list, **values: Any) -> HttpResponse:
    """The page between, a `template` that includes components/forms/confirm.html. `values`: `title`, and `button`,
    the words of the button that sends."""
    carried = [
        {"name": name, "value": value}
        for name, sent in request.POST.lists()
        if name not in _NOT_CARRIED
        for value in sent
    ]
    action = request.get_full_path()
    return render(request, template, {"letters": letters, "carried": carried, "action": action, **values})
