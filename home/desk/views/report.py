"""All rows of one list of the desk."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from diaspora.who_may import editor, who_may

from ..lists import desk_list

A_PAGE = 50


class DeskReportView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/editor/desk_report.html"
    header_icon = "list-ul"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            chosen = desk_list(self.kwargs["key"])
        except KeyError as error:
            raise Http404 from error
        self.page_title = chosen.title
        rows = Paginator(chosen.find(self.request.user), A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs, rows=rows, list=chosen)


desk_report = who_may(editor)(DeskReportView.as_view())
