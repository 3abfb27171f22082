"""Wagtail report: what people searched for in vain."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import ReportView

from diaspora.who_may import who_may

from ..models import UnfoundSearch
from ..rules import editor
from .unfound import often_unfound


class UnfoundReportView(ReportView):
    """Words of five days and more, most days first."""

    results_template_name = "home/reports/unfound_results.html"
    page_title = _("Searches without result")
    header_icon = "search"
    index_url_name = "unfound_searches"
    index_results_url_name = "unfound_searches_results"
    model = UnfoundSearch
    list_export = ["text", "language", "days", "last_on"]
    export_headings = {"text": _("Words"), "language": _("Language"), "days": _("Days"), "last_on": _("Last asked")}

    def get_queryset(self):
        return often_unfound()


unfound_report = who_may(editor)(UnfoundReportView.as_view())
unfound_report_results = who_may(editor)(UnfoundReportView.as_view(results_only=True))
