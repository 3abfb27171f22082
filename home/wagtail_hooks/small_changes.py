"""Next to each button that publishes: this is a small change, translations stay valid."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import PublishMenuItem, SubmitForModerationMenuItem
from wagtail.models import Page

from ..page_translation.marks import followers_of, say_small_change

#: The value of the buttons below; the name is that of Wagtail's own button, so that the same happens.
SMALL = "small"


class _SmallChangeItem:
    """Shown while a version in another language would otherwise be marked as out of date."""

    template_name = "home/page_translation/small_change_button.html"
    icon_name = "check"
    button: str

    def is_shown(self, context) -> bool:
        page = context.get("page")
        return (
            context["view"] == "edit"
            and page.live
            and super().is_shown(context)  # type: ignore[misc]
            and bool(followers_of(page))
        )

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)  # type: ignore[misc]
        return {**context, "button": self.button, "value": SMALL, "label": self.label}  # type: ignore[attr-defined]


class PublishSmallChange(_SmallChangeItem, PublishMenuItem):
    name = "action-publish-small"
    button = "action-publish"
    label = _("Publish a small change: translations stay valid")


class SubmitSmallChange(_SmallChangeItem, SubmitForModerationMenuItem):
    name = "action-submit-small"
    button = "action-submit"
    label = _("Submit a small change: translations stay valid")


hooks.register("register_page_action_menu_item", lambda: PublishSmallChange(order=31))
hooks.register("register_page_action_menu_item", lambda: SubmitSmallChange(order=61))


@hooks.register("before_publish_page")
def publish_as_said(request: HttpRequest, page: Page) -> None:
    _keep_what_was_said(request, page)


@hooks.register("after_edit_page")
def submit_as_said(request: HttpRequest, page: Page) -> None:
    if "action-publish" not in request.POST and "action-workflow-action" not in request.POST:
        _keep_what_was_said(request, page)


def _keep_what_was_said(request: HttpRequest, page: Page) -> None:
    """What waits for a moderator or for its hour carries it along."""
    if page.latest_revision:
        said = {request.POST.get(name) for name in ("action-publish", "action-submit")}
        say_small_change(page.latest_revision, is_small=SMALL in said)
