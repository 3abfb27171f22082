"""Report in the editor: entries that the search server refused, each with what it said, and one button to try again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.views.reports import ReportView

from diaspora.who_may import who_may

from ..models import IndexFailure
from .failures import try_again
from .server import trouble_for_staff


def keeper_of_the_index(request: HttpRequest) -> bool:
    return request.user.has_perm("skills_match.change_indexfailure")


class IndexFailuresView(ReportView):
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "office/reports/index_failures_results.html"
    page_title = gettext_lazy("Refused by the search server")
    header_icon = "warning"
    index_url_name = "index_failures"
    index_results_url_name = "index_failures_results"
    model = IndexFailure
    list_export = ["index.kind", "object_id", "attempts", "failed_at", "error"]

    def get_queryset(self):
        return IndexFailure.objects.filter(index__state="live").select_related("index")

    def get_context_data(self, *args, **kwargs):
        return {**super().get_context_data(*args, **kwargs), "engine_trouble": trouble_for_staff()}


index_failures = who_may(keeper_of_the_index)(IndexFailuresView.as_view())
index_failures_results = who_may(keeper_of_the_index)(IndexFailuresView.as_view(results_only=True))


@who_may(keeper_of_the_index)
@require_POST
def index_failure_again(request: HttpRequest, pk: int) -> HttpResponse:
    """The worker tries it at its next tick."""
    try_again(failure=get_object_or_404(IndexFailure, pk=pk))
    messages.success(request, _("The worker tries it again within a few seconds."))
    return redirect("index_failures")
