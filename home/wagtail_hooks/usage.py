"""What readers look for and look at, among the reports."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..rules import editor
from ..site_search.report import unfound_report, unfound_report_results
from ..visits.report import views_report, views_report_results


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("reports/searches/", unfound_report, name="unfound_searches"),
        path("reports/searches/results/", unfound_report_results, name="unfound_searches_results"),
        path("reports/views/", views_report, name="page_views"),
        path("reports/views/results/", views_report_results, name="page_views_results"),
    ]


class ReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return editor(request)


@hooks.register("register_reports_menu_item")
def searches_item():
    return ReportItem(_("Searches without result"), reverse("unfound_searches"), icon_name="search", order=110)


@hooks.register("register_reports_menu_item")
def views_item():
    return ReportItem(_("Views of pages"), reverse("page_views"), icon_name="view", order=120)
