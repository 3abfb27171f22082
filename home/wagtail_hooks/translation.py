"""Pages in the other languages: the report, and our views in the place of those of wagtail-localize."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ..models.translation.locales import other_locales
from ..page_translation.bringing import original_of
from ..page_translation.rules import translator
from ..page_translation.views.alias import show_original_instead
from ..page_translation.views.bring import bring, mark_as_right
from ..page_translation.views.po import download_po, upload_po
from ..page_translation.views.report import translation_report, translation_report_results
from ..page_translation.views.sync import sync_translations


@hooks.register("register_admin_urls", order=-1)
def translation_addresses():
    """The report, and before wagtail-localize's own the same addresses with our views."""
    ours = [
        path("update/<int:translation_source_id>/", sync_translations, name="update_translations"),
        path("translate/<int:translation_id>/pofile/download/", download_po, name="download_po"),
        path("translate/<int:translation_id>/pofile/upload/", upload_po, name="upload_po"),
        path("page/<int:page_id>/convert_to_alias/", show_original_instead, name="convert_to_alias"),
    ]
    return [
        path("reports/translation-status/", translation_report, name="translation_status"),
        path("reports/translation-status/results/", translation_report_results, name="translation_status_results"),
        path("translations/bring/<int:page_id>/<str:language>/", bring, name="bring_translation"),
        path("translations/right/<int:page_id>/", mark_as_right, name="translation_is_right"),
        path("localize/", include(ours)),
    ]


class TranslationReportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return translator(request)


@hooks.register("register_admin_menu_item")
def list_of_translations():
    """Our own screen: it speaks both languages, as translators do."""
    return TranslationReportItem(_("Translations"), reverse("home:translations"), icon_name="globe", order=250)


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return TranslationReportItem(
        _("Pages in both languages"), reverse("translation_status"), icon_name="site", order=100
    )


def buttons_that_translate(page: Page, user, view_name=None, next_url=None):
    """From either language: take over what the original says now, and open the translation."""
    if page.is_root() or not user.has_perm("wagtail_localize.submit_translation"):
        return
    original = original_of(page)
    for locale in other_locales(original):
        if page in (original, original.get_translation_or_none(locale)):
            yield Button(
                _("Ask for a translation into %(language)s") % {"language": locale.get_display_name()},
                reverse("home:ask_translation", args=["page", original.pk, locale.language_code]),
                icon_name="mail",
                priority=56,
            )
            yield Button(
                _("Bring the changes to %(language)s") % {"language": locale.get_display_name()},
                icon_name="resubmit",
                priority=55,
                attrs=posts_to(reverse("bring_translation", args=[original.pk, locale.language_code])),
            )


def posts_to(address: str) -> dict[str, str]:
    """What makes a button of Wagtail's menus post, so that no GET changes anything."""
    return {"data-controller": "w-action", "data-action": "w-action#post", "data-w-action-url-value": address}


hooks.register("register_page_header_buttons", buttons_that_translate)
hooks.register("register_page_listing_more_buttons", buttons_that_translate)
