"""Registering for an event, and what people type who look for it."""

from django.utils.translation import gettext_lazy as _

from casework.languages import reading_language
from diaspora.doors import Door, add_door

from .models import ConferenceIndexPage


def _list_of_conferences() -> str:
    pages = ConferenceIndexPage.objects.live().public().filter(locale__language_code=reading_language())
    page = pages.order_by("path").first()
    return (page.get_url() or "") if page else ""


add_door(
    Door(
        _("Register for an event"),
        _("Conferences, workshops and trainings, each with its programme and its registration."),
        _list_of_conferences,
        words="register registration conference event workshop training ticket usajili jisajili kujisajili tukio "
        "matukio mkutano mikutano warsha mafunzo tiketi",
        along="sign up book join attend place for an in participate participation hudhuria kuhudhuria kushiriki",
    ),
    order=15,
)
