"""Wagtail’s list of everything that was ever logged, without the applications that its reader must not find."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.reports.audit_logging import LogEntriesView
from wagtail.models import ModelLogEntry

from skills_match.models import Application

from .hiding import hidden_by_reviews


class SiteHistoryView(LogEntriesView):
    """On screen and as a file; a line names who sent an application, and for which assignment."""

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        shown = super().filter_queryset(queryset)
        if queryset.model is not ModelLogEntry:
            return shown
        hidden = Application.objects.filter(hidden_by_reviews(self.request.user)).values_list("pk", flat=True)
        kind = ContentType.objects.get_for_model(Application)
        return shown.exclude(content_type=kind, object_id__in=[str(number) for number in hidden])


site_history = require_admin_access(SiteHistoryView.as_view())
site_history_results = require_admin_access(SiteHistoryView.as_view(results_only=True))
