"""What the log can say about selection."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def selection_actions(actions) -> None:
    actions.register_action("application.opinion", _("Recommendation by the host"), _("Recommendation by the host"))
