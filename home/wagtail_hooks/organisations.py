"""Organisations and offices, kept by moderators: what is saved is published."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..models import FieldOffice, Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["__str__", "initials", "kind"]
    list_filter = ["kind"]
    copy_view_enabled = False


class FieldOfficeViewSet(SnippetViewSet):
    model = FieldOffice
    icon = "home"
    list_display = ["__str__", "region", "is_hidden"]
    copy_view_enabled = False


class WhoAndWhereViewSetGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, FieldOfficeViewSet)
    menu_icon = "group"
    menu_label = _("Partners and offices")
    menu_order = 310


register_snippet(WhoAndWhereViewSetGroup)
