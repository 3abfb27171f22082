"""Pages in the other languages: the report, and our views in the place of those of wagtail-localize."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..page_translation.rules import translator
from ..page_translation.views.alias import show_original_instead
from ..page_translation.views.report import translation_report, translation_report_results
from ..page_translation.views.sync import sync_translations


@hooks.register("register_admin_urls", order=-1)
def translation_addresses():
    """The report, and before wagtail-localize's own the same two addresses with our views."""
    ours = [
        path("update/<int:translation_source_id>/", sync_translations, name="update_translations"),
        path("page/<int:page_id>/convert_to_alias/", show_original_instead, name="convert_to_alias"),
    ]
    return [
        path("reports/translation-status/", translation_report, name="translation_status"),
        path("reports/translation-status/results/", translation_report_results, name="translation_status_results"),
        path("localize/", include(ours)),
    ]


class TranslationReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return translator(request)


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return TranslationReportItem(
        _("Pages in both languages"), reverse("translation_status"), icon_name="site", order=100
    )
