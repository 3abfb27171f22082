"""The press list, sending a release to it, and the documents of a release before its hour."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import PressContact, PressReleasePage
from ..page_translation.rules import may_publish
from ..press.sending import press_letters


class PressContactViewSet(SnippetViewSet):
    model = PressContact
    icon = "mail"
    menu_label = _("Press list")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["__str__", "language", "consented_on"]
    search_fields = ["name", "outlet", "email"]
    copy_view_enabled = False


register_snippet(PressContactViewSet)


@hooks.register("register_admin_urls")
def press_addresses():
    return [path("press/<int:pk>/", press_letters, name="press_letters")]


@hooks.register("register_page_listing_more_buttons")
def send_button(page, user, next_url=None):
    if isinstance(page.specific, PressReleasePage) and may_publish(user, page):
        address = reverse("press_letters", args=[page.pk])
        yield Button(_("Send to the press list"), address, icon_name="mail", priority=60)


@hooks.register("before_serve_document", order=-2)
def no_document_before_its_hour(document, request):
    """A document of a release that is not public yet is handed out to those who write there only."""
    if request.user.has_perm("wagtailadmin.access_admin"):
        return
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    pages = Page.objects.filter(pk__in=[int(pk) for pk in uses.values_list("object_id", flat=True)])
    if not pages.live().exists() and pages.type(PressReleasePage).exists():
        raise Http404


@hooks.register("register_log_actions")
def press_actions(actions) -> None:
    actions.register_action("press.written", _("Sent to the press list"), _("Sent to the press list"))
    actions.register_action("press.revoked", _("Private links of the press revoked"), _("Private links revoked"))
