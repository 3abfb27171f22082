"""Appeals in the editor: written there, opened and closed by finance."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.log_actions import LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.each_language import in_each_language

from .enums import AppealState, GiftState
from .models import Appeal
from .models.appeals import PromiseStands


class AppealForm(WagtailAdminModelForm):
    def clean(self):
        values = super().clean()
        budget = self.formsets.get("budget")
        is_open = self.instance.pk and self.instance.state != AppealState.DRAFT
        if is_open and budget and any(set(line.changed_data) - {"ORDER"} for line in budget.forms):
            self.add_error(None, PromiseStands.text)
        return values


class AppealViewSet(SnippetViewSet):
    model = Appeal
    icon = "pick"
    menu_label = _("Appeals")
    menu_order = 340
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("get_state_display", label=_("State")),
        "ends_on",
        TitleColumn(
            "names",
            label=_("Names of givers"),
            accessor=lambda _appeal: _("Names of givers"),
            get_url=lambda appeal: reverse("finance_gifts:names", args=[appeal.slug]),
        ),
    ]
    list_filter = ["state"]
    copy_view_enabled = False
    edit_handler = TabbedInterface(
        base_form_class=AppealForm,
        children=[
            ObjectList(
                [
                    HelpPanel(
                        _(
                            "Finance opens an appeal when its texts are ready in both languages. From then on only "
                            "updates and suggested amounts change."
                        )
                    ),
                    in_each_language("title"),
                    FieldPanel("slug"),
                    in_each_language("summary"),
                    in_each_language("text"),
                    FieldRowPanel([FieldPanel("project"), FieldPanel("assignment")]),
                ],
                heading=_("Texts"),
            ),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("goal"), FieldPanel("currency"), FieldPanel("ends_on")]),
                    FieldPanel("suggested"),
                    InlinePanel(
                        "budget",
                        [in_each_language("label"), FieldPanel("amount")],
                        heading=_("Budget"),
                        label=_("Line"),
                        help_text=_("The lines add up to the goal."),
                    ),
                    HelpPanel(_("Givers read these promises. They never change after the appeal has opened.")),
                    FieldRowPanel([FieldPanel("if_missed"), FieldPanel("if_exceeded"), FieldPanel("if_cancelled")]),
                    FieldPanel("fallback"),
                ],
                heading=_("Money and promises"),
            ),
            ObjectList(
                [
                    InlinePanel(
                        "updates",
                        [FieldPanel("day"), in_each_language("title"), in_each_language("text")],
                        heading=_("Updates"),
                        label=_("Update"),
                    )
                ],
                heading=_("Updates"),
            ),
        ],
    )


register_snippet(AppealViewSet)


@hooks.register("register_log_actions")
def appeal_actions(actions) -> None:
    for name, text in {
        f"appeal.{AppealState.OPEN}": _("Opened for gifts"),
        f"appeal.{AppealState.CLOSING}": _("Proposed to be closed"),
        f"appeal.{AppealState.CLOSED}": _("Closed"),
        "appeal.take_back": _("Goes on"),
        f"gift.{GiftState.ACCEPTED}": _("Accepted"),
        f"gift.{GiftState.DECLINED}": _("Declined"),
        "gift.hidden": _("The name is hidden"),
        "gift.shown": _("The name is shown"),
        "gift.name_hidden": _("Name taken off the page of the appeal"),
        "gift.name_back": _("Name put back on the page of the appeal"),
        "gift.looked_at": _("Looked at by finance"),
        "gift.ended": _("Ended by finance"),
    }.items():
        actions.register_action(name, text, text)

    @actions.register_action("gift.taken_back")
    class TakenBack(LogFormatter):
        label = _("Taken back by the giver")

        def format_message(self, log_entry) -> str:
            return str(self.label)

        def format_comment(self, log_entry) -> str:
            """The portal wrote it: in the language of the reader."""
            return gettext(log_entry.data["reason"])
