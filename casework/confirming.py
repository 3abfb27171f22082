"""A refusal asks once more: first what will be read is shown, and only the second click writes.

The page between carries everything that was typed in hidden fields, with the state that the reader saw; it works
without JavaScript, and going back, loading it again or clicking twice sends nothing twice.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: The buttons of the page between: send it, or go back to the form with what was typed.
CONFIRMED, CHANGE = "confirmed", "change"
#: The page between has these of its own.
_NOT_CARRIED = {"csrfmiddlewaretoken", "typed_by", "typed_page", "by_enter", CONFIRMED, CHANGE}


def is_confirmed(request: HttpRequest) -> bool:
    return CONFIRMED in request.POST


def wants_to_change(request: HttpRequest) -> bool:
    """Somebody read what would be sent and wants another text: the form is shown again as it was filled in."""
    return CHANGE in request.POST


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
