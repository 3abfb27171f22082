"""`{% second_person "finance" %}`: a warning where nobody else could confirm what is begun on this page."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..confirming.second_person import NOBODY_ELSE, is_alone

register = template.Library()


@register.simple_tag(takes_context=True)
def second_person(context: template.Context, kind: str, about: Any = None) -> str:
    if not is_alone(context["request"].user, kind, about):
        return ""
    values = {"title": _("There is no second person"), "text": NOBODY_ELSE, "tone": "wait"}
    return render_to_string("components/notice.html", values)
