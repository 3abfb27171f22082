"""The forms of those who run events."""

from .form_page import NEXT_YEAR, FormPage

_WORDS = ("summary_en", "summary_sw", "place_en", "place_sw")
_DAYS = {"starts_on": f"{NEXT_YEAR}-08-05", "ends_on": f"{NEXT_YEAR}-08-07"}
_RULES = {"currency": "TZS", "refund_percent": "50", "refund_until": f"{NEXT_YEAR}-07-01"}
_RULES |= {"changes_until": f"{NEXT_YEAR}-08-01"}


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
        typed=("starts_on", "ends_on", "refund_percent", "refund_until", "changes_until"),
        chosen=("kind", "edition_of", "currency"),
        valid={
            "kind": "conference",
            "time_zone": "Africa/Dar_es_Salaam",
            "contact_email": "us@example.org",
            **_DAYS,
            **_RULES,
        },
        needs=(
            "title_en",
            "title_sw",
            *_WORDS,
            "starts_on",
            "ends_on",
            "time_zone",
            "kind",
            "currency",
            "refund_percent",
        ),
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
        texts=("role_en", "role_sw", "biography_en", "biography_sw"),
        shaped=("name", "email"),
        typed=("consented_on", "available_from", "available_until"),
        chosen=("language",),
        valid={
            "name": "Neema Chuwa",
            "email": "speaker@example.org",
            "language": "sw",
            "consented_on": f"{NEXT_YEAR}-01-05",
        }
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
    _row(
        "categories",
        texts=("name_en", "name_sw", "description_en", "description_sw"),
        typed=("price", "early_price", "early_until", "sort_order"),
        valid={"price": "50000", "early_price": "40000", "early_until": f"{NEXT_YEAR}-01-31", "sort_order": "1"},
        needs=("name_en", "name_sw", "price", "sort_order"),
    ),
    _row(
        "quotas",
        texts=("name_en", "name_sw"),
        typed=("size",),
        chosen=("categories",),
        valid={"size": "200"},
        needs=("name_en", "name_sw", "size"),
    ),
    _row(
        "questions",
        texts=("text_en", "text_sw", "choices_en", "choices_sw"),
        typed=("sort_order",),
        chosen=("kind", "categories"),
        valid={"kind": "text", "sort_order": "1"},
        needs=("text_en", "text_sw", "kind", "sort_order"),
    ),
    _row(
        "codes",
        texts=("guest",),
        shaped=("code",),
        typed=("percent", "most", "valid_until"),
        chosen=("category",),
        valid={"code": "WELCOME", "percent": "50", "most": "10", "valid_until": f"{NEXT_YEAR}-01-31"},
        needs=("code", "percent", "most"),
    ),
    _row(
        "lists",
        texts=("name_en", "name_sw"),
        typed=("sort_order",),
        chosen=("categories",),
        valid={"sort_order": "1"},
        needs=("name_en", "name_sw", "sort_order"),
    ),
    FormPage(
        "event_desk:gate",
        "organiser",
        ("{w.open_event.slug}", "{w.check_in_list.pk}"),
        sought=("code", "gate"),
        needs=("code",),
    ),
    FormPage(
        "event_desk:refuse_registration",
        "organiser",
        ("{w.open_event.slug}", "{w.requested.pk}"),
        texts=("reason",),
        needs=("reason",),
    ),
    FormPage(
        "event_desk:rename_delegate",
        "organiser",
        ("{w.open_event.slug}", "{w.delegate.pk}"),
        texts=("organisation",),
        shaped=("name", "email"),
        valid={"name": "Neema Chuwa", "email": "delegate@example.org"},
    ),
    FormPage(
        "events:details",
        "visitor",
        ("{w.open_event.slug}", "{w.category.pk}x1"),
        texts=(
            "d0-organisation",
            "d0-q{w.event_question.pk}",
        ),
        shaped=("name", "d0-name", "email", "d0-email"),
        chosen=("language",),
        valid={
            "name": "Neema Chuwa",
            "d0-name": "Neema Chuwa",
            "email": "delegate@example.org",
            "d0-email": "delegate@example.org",
            "language": "sw",
        },
        needs=("name", "email", "language", "d0-name"),
    ),
    FormPage(
        "events:name",
        "visitor",
        ("{w.open_event.slug}", "{w.requested.key}", "{w.delegate.pk}"),
        texts=("organisation",),
        shaped=("name", "email"),
        valid={"name": "Neema Chuwa", "email": "delegate@example.org"},
        needs=("name",),
    ),
    FormPage(
        "events:visa",
        "visitor",
        ("{w.open_event.slug}", "{w.guest.registration.key}", "{w.guest.pk}"),
        shaped=("full_name",),
        typed=("passport_number", "passport_until", "arrives_on", "leaves_on"),
        chosen=("nationality",),
        valid={
            "full_name": "Neema Chuwa",
            "passport_number": "AA1234567",
            "nationality": "SE",
            "passport_until": f"{NEXT_YEAR + 2}-01-01",
            "arrives_on": "{w.open_event.starts_on}",
            "leaves_on": "{w.open_event.ends_on}",
        },
        needs=("full_name", "passport_number", "nationality", "passport_until", "arrives_on", "leaves_on"),
    ),
    FormPage(
        "event_desk:send_visa_back",
        "visas",
        ("{w.open_event.slug}", "{w.visa_letter.pk}"),
        texts=("reason",),
        needs=("reason",),
    ),
    FormPage(
        "event_desk:edit_row",
        "organiser",
        ("{w.event.slug}", "venues", "{w.venue.pk}"),
        texts=("name_en", "name_sw", "address"),
        needs=("name_en", "name_sw"),
    ),
]
