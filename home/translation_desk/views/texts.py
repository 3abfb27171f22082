"""Where a record gets its texts in another language."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from casework.refusals import may_be_refused
from casework.translated.registry import kind_called
from diaspora.who_may import who_may

from ...page_translation.rules import translator
from ..forms.texts import TextsForm
from ..writing import write_texts


@require_http_methods(["GET", "HEAD", "POST"])
@who_may(translator)
def translate_text(request: HttpRequest, kind: str, pk: int, language: str) -> HttpResponse:
    known = kind_called(kind)
    if known is None or language not in dict(settings.FULL_LANGUAGES):
        raise Http404
    record = get_object_or_404(known.readable(), pk=pk)
    if request.method == "GET" and not known.lacks(record, language):
        messages.info(request, _("Nothing is missing here any more. To change what is written, ask whoever keeps it."))
        return redirect("home:translations")
    form = TextsForm(request.POST if request.method == "POST" else None, kind=known, record=record, language=language)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            write_texts(kind=known, record=record, language=language, texts=form.cleaned_data, by=request.user)
            messages.success(request, _("The translation is saved. Readers see it now."))
            return redirect("home:translations")
    values = {"form": form, "title": known.title(record), "address": known.address(record), "language": language}
    return render(request, "home/translations/text.html", values)
