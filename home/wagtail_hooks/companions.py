"""Unpublishing, deleting and moving ask about the page in the other language, and do it together or apart as chosen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from ..companions.expiring import expiry_of
from ..companions.question import Choice, chosen, say_that_nothing_was_chosen, say_what_was_done
from ..companions.together import delete_all, move_all, unpublish_all
from ..companions.views.expiry import expire_with_it
from ..companions.which import Companion, of_deleting, of_moving, of_unpublishing


@hooks.register("before_unpublish_page")
def unpublish_as_chosen(request: HttpRequest, page: Page) -> HttpResponse | None:
    companions = _allowed(of_unpublishing(page, request.user))
    if not companions:
        return None
    if (choice := chosen(request)) is None:
        return _ask_again(request)
    if choice == Choice.APART:
        return None
    unpublish_all(
        pages=[page, *(each.page for each in companions)],
        by=request.user,
        with_pages_below="include_descendants" in request.POST,
    )
    say_what_was_done(request, page, companions)
    return redirect(get_valid_next_url_from_request(request) or _place_of(page))


# The order: who may not delete what waits for its hour is refused before.
@hooks.register("before_delete_page", order=1)
def ask_before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    companions = _allowed(of_deleting(page, request.user)) if request.method == "POST" else []
    if companions and (choice := chosen(request)) != Choice.APART:
        if choice is None:
            return _ask_again(request)
        request.go_with_it = companions  # type: ignore[attr-defined]
    return None


@hooks.register("after_delete_page")
def delete_as_chosen(request: HttpRequest, page: Page) -> None:
    """In the transaction of Wagtail's view: all of them are deleted, or none."""
    if companions := getattr(request, "go_with_it", None):
        delete_all(pages=[each.page for each in companions], by=request.user)
        say_what_was_done(request, page, companions)


@hooks.register("before_move_page")
def move_as_chosen(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    if request.method != "POST" or not (companions := _allowed(of_moving(page, destination, request.user))):
        return None
    if (choice := chosen(request)) is None:
        return _ask_again(request)
    if choice == Choice.APART:
        return None
    move_all(page=page, destination=destination, companions=companions, by=request.user)
    say_what_was_done(request, page, companions)
    return redirect("wagtailadmin_explore", destination.pk)


@hooks.register("after_publish_page")
def say_which_versions_stay(request: HttpRequest, page: Page) -> None:
    """Whoever publishes a page that is taken down at an hour reads what happens to the others, and where to say so."""
    if expiry := expiry_of(Page.objects.get(pk=page.pk), request.user):
        names = ", ".join(f"“{each.title}” ({each.language})" for each in expiry.others)
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), _("Decide"))
        text = _("This page is taken down at its hour; its other version is not: %(pages)s.") % {"pages": names}
        messages.warning(request, text, buttons=[button])


@hooks.register("register_admin_urls", order=-1)
def addresses():
    return [path("translations/expiry/<int:page_id>/", expire_with_it, name="expire_with_it")]


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    text = gettext_lazy("Taken down at the hour of its other version")
    actions.register_action("companions.expire", text, text)


def _allowed(companions: list[Companion]) -> list[Companion]:
    return [each for each in companions if each.may]


def _ask_again(request: HttpRequest) -> HttpResponse:
    say_that_nothing_was_chosen(request)
    return redirect(request.get_full_path())


def _place_of(page: Page) -> str:
    return reverse("wagtailadmin_explore", args=[page.get_parent().pk])
