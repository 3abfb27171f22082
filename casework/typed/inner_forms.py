"""A page has one HTML form, and its primary button saves everything that was typed into the page."""

from typing import Any, TypeVar

from django.forms import BaseForm
from django.http import HttpRequest

#: The id of the one HTML form of a page. A control elsewhere on the page belongs to it by its attribute `form`.
PAGE_FORM = "page-form"

F = TypeVar("F", bound=BaseForm)


def inner_form(kind: type[F], request: HttpRequest, *, button: str, **values: Any) -> F:
    """A small form within the form of a page: one more language, one more document.

    It has a button of its own. Behind another button it is saved as well when somebody typed into it (`is_filled_in`),
    and asks for nothing when nobody did.
    """
    if request.method == "POST":
        optional = button not in request.POST
        form = kind(request.POST, request.FILES, empty_permitted=optional, use_required_attribute=False, **values)
        if optional:
            # What was not sent at all was not touched, though a field may begin with a choice.
            sent = {*request.POST, *request.FILES}
            form.changed_data = [name for name in form.changed_data if form.add_prefix(name) in sent]
    else:
        form = kind(use_required_attribute=False, **values)
    return of_the_page(form)


def of_the_page(form: F) -> F:
    """A form whose controls belong to the one HTML form of the page, wherever they are shown."""
    for field in form.fields.values():
        field.widget.attrs["form"] = PAGE_FORM
    return form


def is_filled_in(form: BaseForm) -> bool:
    """Whether an inner form holds something to save: its own button was pressed, or somebody typed into it."""
    return form.is_bound and (not form.empty_permitted or form.has_changed())
