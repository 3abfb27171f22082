"""Publishing many pages at once: one that follows another page is left out and named, the others are published."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from ..page_translation.marks import say_small_change


class PublishForm(DefaultPageForm):
    is_small_change = forms.BooleanField(label=_("These are small changes: translations stay valid"), required=False)


@hooks.register("register_bulk_action", order=1)
class PublishWithoutAliases(PublishBulkAction):
    """After Wagtail's, whose place it takes: that one asks an alias for a version of its own, which it never has."""

    template_name = "home/confirm_bulk_publish.html"
    form_class = PublishForm

    def check_perm(self, page: Page) -> bool:
        return page.alias_of_id is None and super().check_perm(page)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        refused = context["items_with_no_access"]
        context["aliases"] = [each for each in refused if each["item"].alias_of_id]
        context["items_with_no_access"] = [each for each in refused if not each["item"].alias_of_id]
        return context

    def prepare_action(self, objects: list[Page], objects_without_access: dict[str, list[Page]]) -> None:
        aliases = [page for page in objects_without_access["items_with_no_access"] if page.alias_of_id]
        if aliases:
            messages.warning(self.request, _not_by_themselves(aliases))

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        return super().get_success_message(num_parent_objects, num_child_objects) if num_parent_objects else None

    def get_execution_context(self) -> dict[str, Any]:
        form = self.cleaned_form
        return {**super().get_execution_context(), "is_small_change": form.cleaned_data["is_small_change"]}

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user=None,
        is_small_change: bool = False,
        **kwargs: Any,
    ) -> tuple[int, int]:
        parents = children = 0
        for page in objects:
            if is_small_change and (revision := page.get_latest_revision()):
                say_small_change(revision, is_small=True)
            parents += super().execute_action([page], user=user)[0]
            if include_descendants:
                drafts = page.get_descendants().not_live().filter(alias_of=None).specific()
                allowed = [each for each in drafts if user is None or each.permissions_for_user(user).can_publish()]
                children += super().execute_action(allowed, user=user)[0]
        return parents, children


def _not_by_themselves(aliases: list[Page]) -> str:
    return ngettext(
        "%(pages)s follows another page and is published together with it, not by itself.",
        "These follow other pages and are published together with them, not by themselves: %(pages)s.",
        len(aliases),
    ) % {"pages": ", ".join(f"“{page.get_admin_display_title()}”" for page in aliases)}
