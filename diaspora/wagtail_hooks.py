"""What the log can say about people and institutions."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogFormatter


@hooks.register("register_log_actions")
def register_office_actions(actions):
    actions.register_action("office.note", _("Wrote an internal note"), _("Wrote an internal note"))

    @actions.register_action("office.assign")
    class AssignFormatter(LogFormatter):
        label = _("Assign to an officer")

        def format_message(self, entry):
            officer = entry.data.get("officer")
            if officer:
                return gettext("Assigned to %(officer)s") % {"officer": officer}
            return gettext("Assigned to nobody")
