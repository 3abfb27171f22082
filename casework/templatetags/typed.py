"""What every form of the portal carries."""

from typing import Literal

from django import template
from django.contrib.auth.models import AnonymousUser
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html_join

from ..models import KeptText
from ..typed.editors import is_wagtails
from ..typed.inner_forms import PAGE_FORM
from ..typed.keeping import UNASTONISHING, WhyKept
from ..typed.owner import FIELD, PAGE, page_in, sealed_mark
from ..typed.versions import is_behind

register = template.Library()


class FormMarksNode(CsrfTokenNode):
    """Django's token, for whom the form was made and on which page: a form cannot be written without these."""

    def render(self, context) -> str:
        token = super().render(context)
        request = context.get("request")
        if not token or request is None or is_wagtails(request):
            return token
        reader = getattr(request, "user", AnonymousUser())
        marks = [(FIELD, sealed_mark(reader)), (PAGE, page_in(request))]
        return token + format_html_join("", '<input type="hidden" name="{}" value="{}">', marks)


@register.tag
def csrf_token(parser, token) -> FormMarksNode:
    return FormMarksNode()


class MadeFirstNode(template.Node):
    def __init__(self, nodelist, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context) -> str:
        context[self.name] = self.nodelist.render(context)
        return ""


@register.tag
def made_first(parser, token) -> MadeFirstNode:
    """{% made_first as name %}…{% endmade_first %}: a part of the page that the parts above it have to know."""
    _tag, _as, name = token.split_contents()
    nodelist = parser.parse(("endmade_first",))
    parser.delete_first_token()
    return MadeFirstNode(nodelist, name)


@register.filter
def page_form(html: str) -> str:
    """The id of the form of a page in which somebody may be typing; empty for a page to read."""
    return PAGE_FORM if f'id="{PAGE_FORM}"' in html else ""


@register.filter
def is_news(kept: KeptText | Literal[""] | None) -> bool:
    """Whether a reader has to be told that the page shows what was typed, once the page is made."""
    if not kept:
        return False
    if kept.reason in UNASTONISHING:
        return kept.has_files
    if kept.reason == WhyKept.REFUSED:  # its writer has read why, and a page that shows what is stored says nothing new
        return bool(kept.differing)
    return kept.reason != WhyKept.ALONG or bool(kept.differing) or kept.has_files


register.filter("is_behind", is_behind)
