"""Finance makes files for whoever pays, and takes them."""

from django.contrib import messages
from django.db.models import Count, Sum
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.enums import LookedAt
from diaspora.models import User
from diaspora.privacy.access_log import record_accesses
from diaspora.who_may import who_may
from office.exports import record_export
from office.spreadsheets import as_file
from skills_match.models import Programme

from ...claims.rights import claims_desk, programmes_worked_on
from ...models import PaymentFile
from ...payees.rights import programmes_of
from ..forms.making import LayoutForm, MakeFileForm
from ..keeping import keep_layout
from ..layout import layout_of
from ..making import ask_for_file, rows_of, table_of_file


def _files(user: User):
    programmes = programmes_worked_on(user)
    return PaymentFile.objects.filter(programme__in=programmes).select_related("programme")


@who_may(claims_desk)
def files(request: HttpRequest) -> HttpResponse:
    """The list, and below it the form that asks for another one."""
    programmes = Programme.objects.filter(pk__in=programmes_worked_on(request.user))
    form = MakeFileForm(request.POST or None, programmes=programmes)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            made = ask_for_file(**form.cleaned_data, by=request.user)
            messages.success(
                request, _("The file is being made. Take it when it is ready, then give it to whoever pays.")
            )
            return redirect("office:payment_file", made.pk)
    values = {"form": form, "programmes": programmes, **page_of(request, _files(request.user))}
    return render(request, "placements/payment_files.html", values)


@who_may(claims_desk)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Which claims it pays; the numbers of accounts stand in the file alone."""
    found = get_object_or_404(_files(request.user), pk=pk)
    sums = found.rows.aggregate(number=Count("pk"), amount=Sum("amount_minor"))
    listed = page_of(request, rows_of(found))
    values = {
        "file": found,
        "rows": [{"row": row, "amount": written(row.amount_minor, found.currency)} for row in listed["page"]],
        "number": sums["number"],
        "total": written(sums["amount"] or 0, found.currency),
        "may_take": found.programme_id in programmes_of(request.user),
    }
    return render(request, "placements/payment_file.html", values | listed)


@require_POST
@who_may(claims_desk)
@never_cache
def taken(request: HttpRequest, pk: int) -> HttpResponseBase:
    """For those who read accounts in its programme, when it is made. That it was taken is logged, and told to each
    expert in it."""
    found = get_object_or_404(_files(request.user).filter(is_being_made=False), pk=pk)
    if found.programme_id not in programmes_of(request.user):
        raise Http404
    rows = rows_of(found)
    experts = User.objects.filter(pk__in=found.rows.order_by().values("claim__expert"))
    record_accesses(subjects=experts, viewer=request.user, what=LookedAt.PAY_ACCOUNT)
    record_export(rows=rows, kind="payments", file_format=found.file_format, filters=f"file={pk}", by=request.user)
    return as_file(table_of_file(found), kind=f"payments-{pk}", file_format=found.file_format)


@who_may(claims_desk)
def layout(request: HttpRequest, code: str) -> HttpResponse:
    programmes = Programme.objects.filter(pk__in=programmes_worked_on(request.user))
    programme = get_object_or_404(programmes, code=code)
    form = LayoutForm(request.POST or None, instance=layout_of(programme))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            keep_layout(layout=form.instance, by=request.user)
            messages.success(request, _("Saved. Files that were made keep their columns."))
            return redirect("office:payment_files")
    title = _("Columns of payment files: %(programme)s") % {"programme": programme.title}
    return render(request, "placements/payment_layout.html", {"form": form, "title": title})
