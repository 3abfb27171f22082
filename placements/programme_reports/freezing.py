"""A report whose figures stay: of whole months that are over, so that no two reports differ by a few people."""

import calendar
import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from casework.refusals import Refused
from diaspora.models import User
from skills_match.models import Programme
from skills_match.models.querysets import today_in_closing_zone

from ..logframe.scope import Period, Scope
from ..models import Grant, Placement, ProgrammeReport, ReportDocument
from .differences import without_small_differences
from .figures import tables_of


class OnlyWholeMonths(Refused):
    text = _("Only whole months that are over are frozen: from the first day of one to the last day of another.")


class NothingToReport(Refused):
    text = _("Nobody was on assignment in this time: there is nothing to freeze.")


class FrozenThisMonth(Refused):
    text = _("This was frozen this month already. It can be frozen again next month, and the earlier report stays.")


def is_whole_months(period: Period, today: datetime.date) -> bool:
    last = period.last_on
    ends_a_month = last.day == calendar.monthrange(last.year, last.month)[1]
    return period.first_on.day == 1 and ends_a_month and last < today.replace(day=1)


@transaction.atomic
def freeze_report(*, programme: Programme, period: Period, grant: Grant | None, by: User) -> ProgrammeReport:
    """The figures of this moment, of all assignments; the worker puts them on paper in each language.

    Raises OnlyWholeMonths, NothingToReport, FrozenThisMonth.
    """
    today = today_in_closing_zone()
    if not is_whole_months(period, today):
        raise OnlyWholeMonths
    list(Programme.objects.select_for_update(no_key=True).filter(pk=programme.pk))
    scope = Scope(programme, period, grant, placements=Placement.objects.all())
    if not scope.rows and not scope.earlier:
        raise NothingToReport
    tables = without_small_differences(tables_of(scope), ProgrammeReport.objects.filter(programme=programme))
    try:
        with transaction.atomic():
            report = ProgrammeReport.objects.create(
                programme=programme,
                grant=grant,
                first_on=period.first_on,
                last_on=period.last_on,
                edition=today.replace(day=1),
                tables=tables,
                frozen_by=by,
            )
    except IntegrityError as error:
        raise FrozenThisMonth from error
    papers = [ReportDocument(report=report, language=code) for code, _name in settings.FULL_LANGUAGES]
    ReportDocument.objects.bulk_create(papers)
    log(instance=programme, action="programme.report_frozen", user=by, data={"report": report.pk})
    return report
