"""The three who open the pages of a placement, and views that are the same for them.

@for_sides(Side.EXPERT, Side.HOST)
def deliverable(request: HttpRequest, placement: Placement, viewer: Viewer, row: int) -> HttpResponse: ...

PAGES = [("plan/<int:row>/", deliverable, "deliverable")]  # in urls/sides.py
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from diaspora.models import User
from diaspora.privacy.access_log import record_access
from diaspora.who_may import Rule, member, office, signed_in, who_may

from .enums import Side
from .models import Placement, PlacementQuerySet

View: TypeAlias = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Viewer:
    """One side in front of a screen: its area of addresses, the frame of its pages, and which placements it has."""

    side: Side
    area: str
    frame: str
    rule: Rule
    placements: Callable[[User], PlacementQuerySet]

    def at(self, name: str, *args: Any) -> str:
        """The address of a page in this area."""
        return reverse(f"{self.area}:{name}", args=args)


def _own(user: User) -> PlacementQuerySet:
    return Placement.objects.of_expert(user)


def _hosted(user: User) -> PlacementQuerySet:
    return Placement.objects.for_host(user)


def _for_office(user: User) -> PlacementQuerySet:
    return Placement.objects.for_office(user)


VIEWERS = {
    Side.EXPERT: Viewer(Side.EXPERT, "my", "base.html", signed_in, _own),
    Side.HOST: Viewer(Side.HOST, "institution_assignments", "base.html", member, _hosted),
    Side.OFFICE: Viewer(Side.OFFICE, "office", "office/base_office.html", office, _for_office),
}


def for_sides(*sides: Side) -> Callable[[View], dict[Side, View]]:
    """One view for each of `sides`. It gets the placement, or a 404 answers; that somebody else looked is recorded."""

    def decorate(view: View) -> dict[Side, View]:
        return {side: _view_for(VIEWERS[side], view) for side in sides}

    return decorate


def _view_for(viewer: Viewer, view: View) -> View:
    @who_may(viewer.rule)
    @wraps(view)
    def shown(request: Any, pk: int, **kwargs: Any) -> HttpResponse:
        placement = get_object_or_404(viewer.placements(request.user).for_lists(), pk=pk)
        record_access(subject=placement.expert, viewer=request.user, what="application")
        return view(request, placement, viewer, **kwargs)

    return shown


def page(request: HttpRequest, placement: Placement, viewer: Viewer, template: str, **values: Any) -> HttpResponse:
    """A page about a placement in the frame of its viewer, with the way back to the page of the placement."""
    common = {
        "placement": placement,
        "assignment": placement.assignment,
        "viewer": viewer,
        "back": viewer.at("placement", placement.pk),
    }
    return render(request, template, common | values)
