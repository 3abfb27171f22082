"""What the fields of a page are called, for a text whose page does not show it any more."""

import sys

from django.forms import BaseForm, ChoiceField, Field
from django.http import HttpRequest


def fields_of_page(request: HttpRequest) -> dict[str, Field]:
    """By name, of the forms that the view of this address works with: those that its module knows."""
    match = request.resolver_match
    module = sys.modules.get(match.func.__module__) if match else None
    forms = [each for each in vars(module).values() if isinstance(each, type) and issubclass(each, BaseForm)]
    return {name: field for form in forms for name, field in getattr(form, "base_fields", {}).items()}


def is_of_a_list(field: Field | None) -> bool:
    """Whether its value was chosen, not written."""
    return isinstance(field, ChoiceField)
