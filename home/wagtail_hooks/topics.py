"""Topics and series, kept by moderators."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from ..models import Series, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["__str__", "slug"]
    list_filter = ["group"]
    copy_view_enabled = False


class SeriesViewSet(SnippetViewSet):
    model = Series
    icon = "list-ol"
    menu_label = _("Series")
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False


register_snippet(TopicViewSet)
register_snippet(SeriesViewSet)
