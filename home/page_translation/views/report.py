"""Wagtail report: which pages are missing or out of date in another language."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from diaspora.who_may import who_may

from ..rules import translator
from ..standing import originals, standings


class TranslationReportView(ReportView):
    """Every page that was written in one language, with its state in each other one."""

    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "home/reports/translations_results.html"
    page_title = _("Pages in both languages")
    header_icon = "site"
    index_url_name = "translation_status"
    index_results_url_name = "translation_status_results"
    model = Page
    list_export = ["title", "locale", "last_published_at"]
    export_headings = {"title": _("Page"), "locale": _("Written in"), "last_published_at": _("Published")}

    def get_queryset(self):
        return originals()

    def decorate_paginated_queryset(self, object_list):
        by_page: dict[int, list] = {}
        pages = list(object_list)
        for standing in standings(pages):
            by_page.setdefault(standing.original.pk, []).append(standing)
        for page in pages:
            page.standings = by_page.get(page.pk, [])
        return pages


translation_report = who_may(translator)(TranslationReportView.as_view())
translation_report_results = who_may(translator)(TranslationReportView.as_view(results_only=True))
