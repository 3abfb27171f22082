"""The newsroom reads stories that may be told, notes which it uses, and takes down those that were taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import editor, who_may

from ...models import Story
from ..telling import take, take_down

_LISTS = {"": Story.objects.offered, "used": Story.objects.used, "back": Story.objects.to_take_down}


@who_may(editor)
@require_GET
def stories(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("list", "")
    rows = _LISTS.get(chosen, Story.objects.offered)().for_lists()
    lists = [("", _("May be told")), ("used", _("Used")), ("back", _("Taken back or changed: to be taken down"))]
    return render(request, "placements/stories.html", {"lists": lists, "chosen": chosen, **page_of(request, rows)})


@require_POST
@who_may(editor)
def use(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        take(story=get_object_or_404(Story, pk=pk), by=request.user, shown=request.POST.get("shown", ""))
        messages.success(request, _("Noted. If the story is taken back, you hear of it here."))
    return redirect("placements:stories")


@require_POST
@who_may(editor)
def down(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        take_down(story=get_object_or_404(Story, pk=pk), by=request.user)
        messages.success(request, _("Thank you."))
    return redirect("placements:stories")
