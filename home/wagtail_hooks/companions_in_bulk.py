"""Many pages at once: the same question as for one, and one answer for all of them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction, MoveForm
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import DefaultPageForm
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page

from ..companions.question import FIELD, Choice
from ..companions.together import delete_all, move_companions, unpublish_all
from ..companions.which import Companion, of_deleting, of_moving, of_unpublishing


class AskingForm(forms.Form):
    other_language = forms.ChoiceField(
        label=_("And the pages in the other language?"),
        choices=Choice,
        required=False,
        widget=forms.RadioSelect,
    )


class _AsksAboutCompanions:
    """Put before an action of Wagtail's. `asks_about` says whom it would meet besides the pages that were selected."""

    template_name = "home/companions/bulk.html"
    cleaned_form: Any

    def asks_about(self, page: Page) -> list[Companion]:
        raise NotImplementedError

    def get_form(self, form_class=None):
        form = super().get_form(form_class)  # type: ignore[misc]
        asked = self._companions(self.get_actionable_objects()[0])  # type: ignore[attr-defined]
        if not any(each.may for each in asked):
            del form.fields[FIELD]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {
            **context,
            "companions": self._companions([each["item"] for each in context["items"]]),
            "action": self.action_type,  # type: ignore[attr-defined]
            "form_of": super().template_name,  # type: ignore[misc]
        }

    def prepare_action(self, objects: list[Page], objects_without_access: dict) -> HttpResponse | None:
        answer = super().prepare_action(objects, objects_without_access)  # type: ignore[misc]
        if answer is None and FIELD in self.cleaned_form.fields and not self.cleaned_form.cleaned_data.get(FIELD):
            form, self.cleaned_form = self.cleaned_form, None
            form.add_error(FIELD, _("Nothing was done yet. Say what happens to the pages in the other language."))
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]
        return answer

    def get_execution_context(self) -> dict[str, Any]:
        is_together = self.cleaned_form.cleaned_data.get(FIELD) == Choice.TOGETHER
        companions = self._companions(self.actionable_objects) if is_together else []  # type: ignore[attr-defined]
        context = super().get_execution_context()  # type: ignore[misc]
        return {**context, "companions": [each for each in companions if each.may]}

    def _companions(self, pages: Iterable[Page]) -> list[Companion]:
        """Each once, without those that are among the selected pages themselves."""
        selected = {page.pk for page in pages}
        return [each for page in pages for each in self.asks_about(page) if each.page.pk not in selected]


class UnpublishForm(AskingForm, DefaultPageForm):
    pass


@hooks.register("register_bulk_action", order=1)
class UnpublishWithCompanions(_AsksAboutCompanions, UnpublishBulkAction):
    form_class = UnpublishForm

    def asks_about(self, page: Page) -> list[Companion]:
        return of_unpublishing(page, self.request.user)

    @classmethod
    def execute_action(cls, objects, companions=(), include_descendants=False, user=None, **context):
        done, below = super().execute_action(objects, include_descendants=include_descendants, user=user, **context)
        pages = [each.page for each in companions]
        unpublish_all(pages=pages, by=user, with_pages_below=include_descendants)
        return done + len(pages), below


class DeleteForm(AskingForm, DefaultPageForm):
    pass


@hooks.register("register_bulk_action", order=1)
class DeleteWithCompanions(_AsksAboutCompanions, DeleteBulkAction):
    form_class = DeleteForm

    def asks_about(self, page: Page) -> list[Companion]:
        return of_deleting(page, self.request.user)

    @classmethod
    def execute_action(cls, objects, companions=(), user=None, **context):
        done, below = super().execute_action(objects, user=user, **context)
        delete_all(pages=[each.page for each in companions], by=user)
        return done + len(companions), below + sum(each.below for each in companions)


class MoveWithCompanionsForm(AskingForm, MoveForm):
    field_order = ["chooser", FIELD]


@hooks.register("register_bulk_action", order=1)
class MoveWithCompanions(_AsksAboutCompanions, MoveBulkAction):
    form_class = MoveWithCompanionsForm

    def asks_about(self, page: Page) -> list[Companion]:
        """Until the place is chosen, nobody knows what the person may do there."""
        place = self.cleaned_form.cleaned_data["chooser"] if self.cleaned_form else page.get_parent()
        return of_moving(page, place, self.request.user)

    @classmethod
    def execute_action(cls, objects, companions=(), user=None, **context):
        done, below = super().execute_action(objects, user=user, **context)
        move_companions(companions=companions, by=user)
        return done + len(companions), below
