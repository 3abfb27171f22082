"""Expert and host tell a story, agree to it, and take it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused

from ...enums import Side
from ...models import Placement, Story
from ...viewers import Viewer, for_sides, page
from ..forms.telling import StoryForm
from ..telling import agree, take_back, tell_story


@for_sides(Side.EXPERT, Side.HOST)
def tell(request: HttpRequest, placement: Placement, viewer: Viewer) -> HttpResponse:
    own = placement.stories.filter(side=viewer.side, withdrawn_at=None).first()
    story = own or Story(placement=placement, side=viewer.side, language=translation.get_language())
    form = StoryForm(request.POST or None, instance=story, side=viewer.side)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            tell_story(placement=placement, by=request.user, **form.told)
            is_whole = viewer.side == Side.EXPERT
            said = _("Thank you. Your story may be told.")
            messages.success(request, said if is_whole else _("Thank you. It is told once the expert agrees as well."))
            return redirect(viewer.at("placement", placement.pk))
    return page(request, placement, viewer, "placements/form.html", form=form, title=_("Tell a story"))


@for_sides(Side.EXPERT)
@require_POST
def yes(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    with may_be_refused(request):
        story = get_object_or_404(placement.stories, pk=row)
        agree(story=story, by=request.user, shown=request.POST.get("shown", ""))
        messages.success(request, _("Thank you. The story may be told."))
    return redirect(viewer.at("placement", placement.pk))


@for_sides(Side.EXPERT, Side.HOST)
@require_POST
def back(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse:
    with may_be_refused(request):
        take_back(story=get_object_or_404(placement.stories, pk=row), by=request.user)
        messages.success(request, _("Taken back. The text is deleted, and reports are printed without it."))
    return redirect(viewer.at("placement", placement.pk))
