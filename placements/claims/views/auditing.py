"""Reading a file of payments, and what auditors take away."""

import io

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from casework.refusals import may_be_refused
from diaspora.privacy.access_log import record_access
from diaspora.who_may import who_may
from office.exports import record_export
from office.spreadsheets import as_file

from ...models import Claim
from ..audit import audit_file, sample
from ..export import claims_table
from ..forms.auditing import PaymentsFileForm, SampleForm
from ..importing import import_payments
from ..rights import claims_desk, claims_for


@who_may(claims_desk)
def read_payments(request: HttpRequest) -> HttpResponse:
    """What became of each line of the file stands below it."""
    posted = request.method == "POST"
    form = PaymentsFileForm(request.POST if posted else None, request.FILES if posted else None)
    read = None
    if form.is_valid():
        with may_be_refused(form, field="payments"):
            read = import_payments(content=form.cleaned_data["payments"].read(), by=request.user)
    values = {"form": form, "read": read, "title": _("Read a file of payments")}
    return render(request, "placements/payments_file.html", values)


@who_may(claims_desk)
@never_cache
def taken(request: HttpRequest, pk: int) -> FileResponse:
    """One claim as a ZIP. That it was taken stands in the log, and among those who looked at the expert's file."""
    claim = get_object_or_404(claims_for(request.user).for_pages(), pk=pk)
    record_access(subject=claim.expert, viewer=request.user, what="application")
    one = Claim.objects.filter(pk=claim.pk)
    record_export(rows=one, kind="claim", file_format="zip", filters=f"claim={pk}", by=request.user)
    name = f"{claim.reference.replace('/', '-')}.zip"
    content = io.BytesIO(audit_file(claim))
    return FileResponse(content, as_attachment=True, filename=name, content_type="application/zip")


@who_may(claims_desk)
@never_cache
def draw(request: HttpRequest) -> HttpResponseBase:
    """A sample of everything that was sent, as a spreadsheet."""
    form = SampleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        rows = sample(claims_for(request.user).for_tables(), **told).order_by("pk")
        filters = f"number={told['number']}, word={told['word']}"
        record_export(rows=rows, kind="claims", file_format="xlsx", filters=filters, by=request.user)
        return as_file(claims_table(rows), kind="sample", file_format="xlsx")
    return render(request, "placements/payments_file.html", {"form": form, "title": _("Draw a sample of claims")})
