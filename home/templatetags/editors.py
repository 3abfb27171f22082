"""Changes to Wagtail's own screens that only a template can make."""

import json

from django import template
from wagtail.models import Page

from ..checks.warnings import Caution, warnings_of
from ..page_translation.behind import how_it_stands
from ..page_translation.rules import may_publish

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


@register.inclusion_tag("home/page_translation/standing.html")
def standing_of(page: Page, reader) -> dict:
    """What changed in the original since this page was right, with what its reader can do about it."""
    return {"behind": how_it_stands(page), "page": page, "may_publish": may_publish(reader, page)}


@register.simple_tag
def cautions(page) -> list[Caution]:
    """What somebody should look at before this page is published, as it was saved last."""
    return warnings_of(page) if page.pk else []
