"""Wagtail's API under /admin/ reads only: its actions know none of our rules, and no screen uses them."""

from django.utils.decorators import method_decorator
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet

from diaspora.who_may import editor, who_may


@method_decorator(who_may(editor), name="dispatch")
class ReadPages(PagesAdminAPIViewSet):
    actions: dict = {}


@hooks.register("construct_admin_api")
def pages_are_read_only(router) -> None:
    router.register_endpoint("pages", ReadPages)
