"""All rows of one list of the desk."""

from typing import Any

from django.http import Http404
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from casework.pages import page_of
from diaspora.who_may import editor, who_may

from ..lists import desk_list


class DeskReportView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/editor/desk_report.html"
    header_icon = "list-ul"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            chosen = desk_list(self.kwargs["key"])
        except KeyError as error:
            raise Http404 from error
        self.page_title = chosen.title
        return super().get_context_data(**kwargs, **page_of(self.request, chosen.find(self.request.user)))


desk_report = who_may(editor)(DeskReportView.as_view())
