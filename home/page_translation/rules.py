"""Who may translate, and who may publish a page."""

from django.http import HttpRequest
from wagtail.models import Page


def translator(request: HttpRequest) -> bool:
    return request.user.has_perm("wagtail_localize.submit_translation")


def may_publish(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()
