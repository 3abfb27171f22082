"""A host: those who work there."""

from django.urls import path

from ..closing.views import ticking
from ..deliverables.views import working as deliverables
from ..enums import Side
from ..life.views import ending
from ..overview.views import lists, page
from ..people.views import naming
from ..reports.views import telling as reports
from ..teaching.views import keeping
from ..visits.views import planning as visits

_WE = Side.HOST
urlpatterns = [
    path("placements/", lists.for_host, name="placements"),
    path("placements/<int:pk>/", page.placement[_WE], name="placement"),
    path("placements/<int:pk>/end/", ending.end[_WE], name="end_placement"),
    path("placements/<int:pk>/supervisor/", naming.supervisor[_WE], name="supervisor"),
    path("placements/<int:pk>/counterparts/add/", naming.add_counterpart[_WE], name="add_counterpart"),
    path(
        "placements/<int:pk>/counterparts/<int:row>/leave/", naming.counterpart_leaves[_WE], name="counterpart_leaves"
    ),
    path("placements/<int:pk>/plan/add/", deliverables.add[_WE], name="add_deliverable"),
    path("placements/<int:pk>/plan/<int:row>/", deliverables.deliverable[_WE], name="deliverable"),
    path("placements/<int:pk>/knowledge/add/", keeping.add[_WE], name="add_teaching"),
    path("placements/<int:pk>/knowledge/<int:row>/", keeping.session[_WE], name="teaching_session"),
    path("placements/<int:pk>/knowledge/<int:row>/remove/", keeping.remove[_WE], name="remove_teaching"),
    path("placements/<int:pk>/closing/", ticking.closing[_WE], name="closing"),
    path("placements/<int:pk>/reports/<int:row>/", reports.report[_WE], name="placement_report"),
    path("placements/<int:pk>/reports/<int:row>/skip/", reports.skip[_WE], name="skip_report"),
    path("placements/<int:pk>/visits/<int:row>/came/", visits.came[_WE], name="visit_came"),
    path("placements/<int:pk>/visits/<int:row>/left/", visits.left[_WE], name="visit_left"),
]
