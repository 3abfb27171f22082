"""The forms of those who run events."""

from .form_page import NEXT_YEAR, FormPage

_WORDS = ("summary_en", "summary_sw", "place_en", "place_sw")
_DAYS = {"starts_on": f"{NEXT_YEAR}-08-05", "ends_on": f"{NEXT_YEAR}-08-07"}


def _row(part: str, **values) -> FormPage:
    return FormPage("event_desk:add_row", "organiser", ("{w.event.slug}", part), part=part, **values)


EVENTS = [
    FormPage(
        "event_desk:add",
        "organiser",
        texts=("title_en", "title_sw", *_WORDS),
        shaped=("slug", "time_zone"),
        typed=("starts_on", "ends_on"),
        chosen=("kind",),
        valid={"kind": "conference", "slug": "another", "time_zone": "Africa/Dar_es_Salaam", **_DAYS},
        needs=("title_en", "title_sw", "slug", "starts_on", "ends_on", "time_zone", "kind", *_WORDS),
    ),
    FormPage(
        "event_desk:edit",
        "organiser",
        ("{w.event.slug}",),
        texts=("title_en", "title_sw", *_WORDS, "organisers_en", "organisers_sw", "conduct_en", "conduct_sw"),
        shaped=("time_zone", "contact_email"),
        typed=("starts_on", "ends_on"),
        chosen=("kind", "edition_of"),
        valid={"kind": "conference", "time_zone": "Africa/Dar_es_Salaam", "contact_email": "us@example.org", **_DAYS},
        needs=("title_en", "title_sw", *_WORDS, "starts_on", "ends_on", "time_zone", "kind"),
    ),
    FormPage("event_desk:cancel", "organiser", ("{w.event.slug}",), texts=("reason",), needs=("reason",)),
    FormPage(
        "event_desk:release", "organiser", ("{w.event.slug}",), texts=("comment_en", "comment_sw"), always={"seen": "1"}
    ),
    FormPage(
        "event_desk:plan",
        "organiser",
        ("{w.event.slug}",),
        typed=("form-0-day", "form-0-clock", "form-0-minutes"),
        chosen=("form-0-room",),
        valid={"form-0-day": f"{NEXT_YEAR}-08-05", "form-0-clock": "09:00", "form-0-minutes": "45"},
        needs=("form-0-minutes",),
        always={"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": "{w.event_session.pk}"},
    ),
    _row("venues", texts=("name_en", "name_sw", "address"), needs=("name_en", "name_sw")),
    _row(
        "rooms",
        texts=("name_en", "name_sw"),
        typed=("capacity",),
        chosen=("venue",),
        valid={"capacity": "200", "venue": "{w.venue.pk}"},
        needs=("name_en", "name_sw", "venue"),
    ),
    _row("tracks", texts=("name_en", "name_sw"), needs=("name_en", "name_sw")),
    _row(
        "partners",
        texts=("name", "level_en", "level_sw", "stand"),
        shaped=("address",),
        typed=("sort_order",),
        valid={"address": "https://example.org/", "sort_order": "1"},
        needs=("name", "sort_order"),
    ),
    _row(
        "team",
        shaped=("email",),
        chosen=("role",),
        valid={"email": "{w.profile.user.email}", "role": "programme"},
        needs=("email", "role"),
    ),
    _row(
        "speakers",
        texts=("name", "role_en", "role_sw", "biography_en", "biography_sw"),
        shaped=("email",),
        typed=("consented_on", "available_from", "available_until"),
        chosen=("language",),
        valid={"email": "speaker@example.org", "language": "sw", "consented_on": f"{NEXT_YEAR}-01-05"}
        | {"available_from": f"{NEXT_YEAR}-08-05 09:00", "available_until": f"{NEXT_YEAR}-08-05 18:00"},
        needs=("name", "language"),
    ),
    _row(
        "sessions",
        texts=("title_en", "title_sw", "abstract_en", "abstract_sw"),
        shaped=("material",),
        typed=("day", "clock", "minutes", "expected"),
        chosen=("kind", "room", "track", "language", "level", "speakers", "chairs"),
        valid={"kind": "talk", "day": f"{NEXT_YEAR}-08-05", "clock": "09:00", "minutes": "45", "expected": "20"}
        | {"language": "en", "level": "all", "material": "https://example.org/"},
        needs=("kind", "title_en", "title_sw", "minutes", "language", "level"),
    ),
    FormPage(
        "event_desk:edit_row",
        "organiser",
        ("{w.event.slug}", "venues", "{w.venue.pk}"),
        texts=("name_en", "name_sw", "address"),
        needs=("name_en", "name_sw"),
    ),
]
