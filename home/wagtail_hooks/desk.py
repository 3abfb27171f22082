"""The desk of the newsroom on the first page of the editor, and its reports."""

from django.http import HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.admin.views.home import RecentEditsPanel, WorkflowObjectsToModeratePanel

from ..desk.panels import DeskPanel
from ..desk.views.report import desk_report


@hooks.register("construct_homepage_panels")
def desk_instead_of_two_lists(request: HttpRequest, panels: list) -> None:
    """What waits for a review and what was begun stand on the desk; Wagtail's lists of these have no end."""
    panels[:] = [panel for panel in panels if not isinstance(panel, WorkflowObjectsToModeratePanel | RecentEditsPanel)]
    panels.append(DeskPanel())


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("desk/<slug:key>/", desk_report, name="desk_report")]
