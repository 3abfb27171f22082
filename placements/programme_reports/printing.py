"""The worker puts frozen reports on paper."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from casework.documents.pdf import as_pdf, can_print
from casework.due import do_each
from office.figures import in_words

from ..models import ReportDocument
from .chosen import stories_of


def print_reports() -> int:
    """Returns how many papers were made. Safe to repeat, and for several workers at once."""
    due = ReportDocument.objects.filter(made_at=None).select_related("report__programme", "report__grant")
    return do_each(due, _print)


def _print(paper: ReportDocument) -> None:
    with translation.override(paper.language):
        values = {
            "report": paper.report,
            "tables": in_words(paper.report.tables, fewer=_("fewer than five")),
            "stories": stories_of(paper.report),
            "site_name": settings.SITE_NAME,
            "LANGUAGE_CODE": paper.language,
        }
        html = render_to_string("placements/programme_report_document.html", values)
    paper.is_pdf = can_print()
    paper.content = as_pdf(html) if paper.is_pdf else html.encode()
    paper.made_at = timezone.now()
    paper.save(update_fields=["is_pdf", "content", "made_at"])
