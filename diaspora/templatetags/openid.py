"""The buttons that lead to accounts elsewhere."""

from django import template

from ..openid.connections import form_origins, offered

register = template.Library()


@register.inclusion_tag("socialaccount/buttons.html", takes_context=True)
def buttons_elsewhere(context, verb: str, only: list[str] | None = None) -> dict:
    """One button for each provider that is offered; without any, nothing. The page may then lead there."""
    context["request"].leads_to = form_origins()
    return {
        "providers": {key: name for key, name in offered().items() if only is None or key in only},
        "verb": verb,
        "csrf_token": context.get("csrf_token"),
        "request": context["request"],
        "next": context["request"].GET.get("next", ""),
    }
