"""Changes to Wagtail's own screens that only a template can make."""

import json

from django import template
from wagtail.models import Page

from ..checks.warnings import Caution, warnings_of
from ..companions.expiring import expiry_of
from ..companions.question import FIELD
from ..companions.which import of_deleting, of_moving, of_unpublishing
from ..page_translation.behind import how_it_stands
from ..page_translation.reviewing import Review, review_of
from ..page_translation.rules import may_publish
from ..translation_desk.kinds import job_of_page
from ..translation_desk.moves import moves_of

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


@register.inclusion_tag("home/editor/job.html", takes_context=True)
def job_at(context, page: Page) -> dict:
    """What was asked for, is written here and is not done, with what its reader can do about it."""
    request, job = context["request"], job_of_page(page)
    moves = moves_of(request.user, job) if job else []
    return {"job": job, "moves": moves, "here": request.path, "request": request, "csrf_token": context["csrf_token"]}


@register.simple_tag
def review_of_page(page: Page, reader) -> Review | None:
    return review_of(page, reader)


@register.simple_tag
def cautions(page) -> list[Caution]:
    """What somebody should look at before this page is published, as it was saved last."""
    return warnings_of(page) if page.pk else []


@register.inclusion_tag("home/companions/question.html", takes_context=True)
def ask_about_companions(context, action: str, page: Page, destination: Page | None = None) -> dict:
    """The versions of `page` in other languages, with the choice to do the same there or not."""
    user, posted = context["request"].user, context["request"].POST
    if destination:
        companions = of_moving(page, destination, user)
    else:
        companions = (of_unpublishing if action == "unpublish" else of_deleting)(page, user)
    asks = any(each.may for each in companions)
    return {
        "companions": companions,
        "action": action,
        "destination": destination,
        "asks": asks,
        "chosen": posted.get(FIELD),
    }


@register.inclusion_tag("home/companions/expiry.html")
def expiry_of_companions(page: Page, reader) -> dict:
    """Where a page is taken down at an hour and its versions in other languages are not."""
    return {"expiry": expiry_of(page, reader) if page.pk else None}
