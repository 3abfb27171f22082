"""Wagtail report: how often readers opened each page in the last weeks."""

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from diaspora.who_may import who_may

from ..rules import editor
from .lately import since


class ViewsReportView(ReportView):
    """Pages that somebody opened, most opened first."""

    results_template_name = "home/reports/views_results.html"
    page_title = _("Views of pages")
    header_icon = "view"
    index_url_name = "page_views"
    index_results_url_name = "page_views_results"
    model = Page
    list_export = ["title", "locale", "seen"]
    export_headings = {"title": _("Page"), "locale": _("Language"), "seen": _("Views in 28 days")}

    def get_queryset(self):
        seen = Sum("views__number", filter=Q(views__day__gt=since()))
        return Page.objects.annotate(seen=seen).filter(seen__gt=0).select_related("locale").order_by("-seen", "title")


views_report = who_may(editor)(ViewsReportView.as_view())
views_report_results = who_may(editor)(ViewsReportView.as_view(results_only=True))
