"""Changes to Wagtail's own screens that only a template can make."""

import json

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def buttons_of_the_person(context) -> str:
    """What the editor of translations is made from, without the buttons that its reader may not press.

    Its last button is the large green one: for who may not publish, that was "Convert to alias page" or "Delete".
    """
    props = json.loads(context["props"])
    if not props["perms"]["canPublish"]:
        props["links"]["convertToAliasUrl"] = None
        props["perms"]["canDelete"] = False
    return json.dumps(props)
