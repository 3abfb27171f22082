"""What the log can say about skills, assignments and applications."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def assignment_actions(actions) -> None:
    for action, label in {
        "created": _("Draft begun"),
        "edited": _("Text changed"),
        "submitted": _("Sent to the programme office"),
        "withdrawn": _("Taken back by the institution"),
        "edits_requested": _("Edits requested"),
        "approved": _("Approved"),
        "rejected": _("Not approved"),
        "scheduled": _("Publication planned"),
        "published": _("Published"),
        "extended": _("Closing day extended"),
        "closed": _("Closed for applications"),
        "reopened": _("Opened again"),
        "filled": _("Filled"),
        "cancelled": _("Cancelled"),
    }.items():
        actions.register_action(f"assignment.{action}", label, label)
