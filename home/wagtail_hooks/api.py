"""Wagtail's API under /admin/ reads only: its actions know none of our rules, and no screen uses them."""

from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet


@hooks.register("construct_admin_api")
def pages_are_read_only(router) -> None:
    PagesAdminAPIViewSet.actions = {}
