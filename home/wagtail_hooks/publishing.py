"""What changes a live page asks the right to publish it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from ..page_translation.rules import may_delete, may_publish

#: Buttons of wagtail-localize that would otherwise be the large green one.
_NEVER_FIRST = ("localize-restart-translation", "localize-convert-to-alias")


@hooks.register("before_convert_alias_page")
def a_live_alias_is_cut_off_by_a_publisher(request: HttpRequest, page: Page) -> None:
    """A page that follows no other any more shows its readers old text after the next change."""
    if page.live and not may_publish(request.user, page):
        raise PermissionDenied


@hooks.register("before_delete_page")
def what_is_approved_is_deleted_by_a_publisher(request: HttpRequest, page: Page) -> None:
    if not may_delete(request.user, page):
        raise PermissionDenied


@hooks.register("before_bulk_action")
def what_is_approved_is_deleted_by_a_publisher_also_in_bulk(request, action_type: str, objects, action) -> None:
    if action_type == "delete" and isinstance(action, PageBulkAction):
        for page in objects:
            what_is_approved_is_deleted_by_a_publisher(request, page)


@hooks.register("construct_page_action_menu")
def what_replaces_a_page_is_no_green_button(items: list, request: HttpRequest, context: dict) -> None:
    page = context.get("page")
    last = [item for item in items if item.name in _NEVER_FIRST]
    if page and page.pk and not may_publish(request.user, page):
        last = [item for item in last if item.name != "localize-convert-to-alias"]
    items[:] = [item for item in items if item.name not in _NEVER_FIRST] + last
