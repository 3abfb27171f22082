"""Who may translate, and who may publish a page."""

from django.http import HttpRequest
from wagtail.models import Page, Revision


def may_translate(user) -> bool:
    return user.has_perm("wagtail_localize.submit_translation")


def translator(request: HttpRequest) -> bool:
    return may_translate(request.user)


def may_publish(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()


def may_delete(user, page: Page) -> bool:
    """What waits for its hour is deleted by who may publish it: Wagtail would let every editor do so."""
    return page.permissions_for_user(user).can_delete() and (may_publish(user, page) or not waits_for_its_hour(page))


def waits_for_its_hour(page: Page) -> bool:
    """Whether the page, or one below it, was approved for a later hour."""
    below = [str(pk) for pk in page.get_descendants(inclusive=True).values_list("pk", flat=True)]
    return Revision.page_revisions.filter(object_id__in=below, approved_go_live_at__isnull=False).exists()
