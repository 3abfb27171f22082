"""Who may translate, and who may publish a page."""

from django.http import HttpRequest
from wagtail.models import Page


def may_translate(user) -> bool:
    return user.has_perm("wagtail_localize.submit_translation")


def translator(request: HttpRequest) -> bool:
    return may_translate(request.user)


def may_publish(user, page: Page) -> bool:
    return page.permissions_for_user(user).can_publish()
