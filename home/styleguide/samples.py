"""What the style guide shows: every component of templates/components/ in each of its states."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.http import QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.filters import leave_out
from casework.languages import reading_language
from casework.models import KeptText
from casework.sharing import Sharing
from diaspora.reference.loading import DATA, read_table
from diaspora.reference.region_map import RegionMap, region_map
from skills_match.search.facets import FacetGroup, FacetValue

from ..menus.account import account_links
from .example import Example
from .forms import EveryFieldForm
from .matches import matches

LEVELS = {name.lower(): getattr(constants, name) for name in ("INFO", "SUCCESS", "WARNING", "ERROR")}
SAMPLE_WORDS = ["umoja", "elimu", "afya", "karafuu", "bahari", "kazi"]
TONES = ("neutral", "info", "good", "wait", "stop")

#: Colours that are read as text or edge on one another; a test computes the contrast of each pair.
TEXT_PAIRS = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sand"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("muted", "sand"),
    ("link", "paper"),
    ("link", "surface"),
    ("link", "sand"),
    ("link-strong", "paper"),
    ("link-strong", "sand"),
    ("action", "surface"),
    ("action-strong", "sand"),
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("kanga", "paper"),
    ("kanga", "surface"),
    ("on-kanga", "kanga"),
    ("stop-paper", "stop"),
    ("on-indigo", "indigo"),
    ("on-indigo-muted", "indigo"),
    ("on-focus", "focus"),
    ("on-ochre", "ochre"),
    ("on-cloth", "cloth"),
    ("ink", "map-1"),
    ("ink", "map-2"),
    *((tone, f"{tone}-paper") for tone in TONES),
]


@dataclass(frozen=True)
class Rendered:
    name: str
    states: list[tuple[str, SafeString]]


def rendered_components(request) -> Iterator[Rendered]:
    """Every component, rendered, in the order of the page."""
    for template, examples in _examples().items():
        yield Rendered(
            template, [(one.state, render_to_string(f"components/{template}", one.values, request)) for one in examples]
        )


def _examples() -> dict[str, list[Example]]:
    return {**_words_and_states(), **_lists(), **matches(), **_forms(), **_frame()}


def _words_and_states() -> dict[str, list[Example]]:
    return {
        "table.html": [],
        "waiting.html": [
            Example(
                "",
                {
                    "line": {
                        "title": _("Train paediatric nurses"),
                        "url": "#",
                        "text": _("You have an offer. Please answer it."),
                        "answer_by": date(2026, 11, 22),
                    }
                },
            )
        ],
        "next_step.html": [
            Example(
                "",
                {
                    "step": {
                        "title": _("Publish your profile"),
                        "text": _("You can come back at any time."),
                        "url": "#",
                        "action": _("Check your answers and publish"),
                    }
                },
            )
        ],
        "tag.html": [Example(tone, {"text": _("Received"), "tone": tone}) for tone in TONES],
        "notice.html": [
            Example(
                tone, {"tone": tone, "title": _("Your profile is saved"), "text": _("You can come back at any time.")}
            )
            for tone in TONES
        ],
        "messages.html": [
            Example(level, {"messages": [Message(LEVELS[level], _("Your profile is saved"))]}) for level in LEVELS
        ],
        "letter.html": [
            Example(
                "",
                {
                    "to": _("The applicant"),
                    "language": "sw",
                    "language_name": "Kiswahili",
                    "subject": "Kuhusu ombi lako",
                    "body": "Haba na haba hujaza kibaba.",
                },
            )
        ],
        "engine_trouble.html": [Example("", {"trouble": _("The search server does not answer, or not in time.")})],
        "empty.html": [
            Example("", {"title": _("Nothing here yet"), "text": _("You can come back at any time.")}),
            Example("url", {"title": _("Nothing here yet"), "url": "#", "action": _("Find an assignment")}),
        ],
        "stat.html": [
            Example("", {"value": 12, "label": _("Open assignments")}),
            Example("url", {"value": 3, "label": _("Open assignments"), "url": "#"}),
        ],
        "hero.html": [
            Example(
                "",
                {
                    "title": _("Your skills, where they are asked for"),
                    "text": _("Short assignments in Tanzania for professionals who live abroad."),
                    "url": "#",
                    "action": _("Find an assignment"),
                    "second_url": "#",
                    "second_action": _("Join"),
                    "saying": "Haba na haba hujaza kibaba",
                    "level": 3,
                },
            )
        ],
        "picture.html": [
            Example("", {"shown": _picture(), "alt": SAMPLE_WORDS[0]}),
            # Nothing is made of it yet.
            Example("alt", {"alt": SAMPLE_WORDS[0]}),
        ],
        "card.html": [
            Example("", {"title": _("Train paediatric nurses"), "url": "#", "text": _("Six weeks in Mwanza.")}),
            Example(
                "image",
                {
                    "title": _("Train paediatric nurses"),
                    "url": "#",
                    "meta": _("Health"),
                    "image": reverse("home:pattern", args=["afya"]),
                    "facts": ["Mwanza", _("6 weeks")],
                    "tag_text": _("Strong match"),
                    "tag_tone": "good",
                },
            ),
        ],
    }


def _lists() -> dict[str, list[Example]]:
    paginator = Paginator(range(300), 25)
    day = datetime(2026, 3, 5, 9, 30, tzinfo=ZoneInfo("Africa/Dar_es_Salaam"))
    return {
        "task_list.html": [
            Example(
                "",
                {
                    "items": [
                        {"title": _("About you"), "url": "#", "status": _("Done"), "tone": "good"},
                        {"title": _("Skills"), "url": "#", "status": _("Not started"), "hint": _("At least three.")},
                        {"title": _("Check your answers"), "status": _("Cannot start yet"), "tone": "neutral"},
                    ]
                },
            )
        ],
        "summary_list.html": [
            Example(
                "",
                {
                    "rows": [
                        {"key": _("Name"), "value": "Asha Mrema", "url": "#"},
                        {"key": _("Level"), "value": "C1", "url": "#", "action": _("See")},
                        {"key": _("Link to Tanzania"), "value": _("Citizen of Tanzania")},
                    ]
                },
            )
        ],
        "pagination.html": [
            Example(
                str(number),
                {"page": paginator.page(number), "query": "sector=health", "label": f"{_('Pages')} {number}"},
            )
            for number in (1, 6, 12)
        ],
        "left_out.html": [Example("", {"address": _address_with_nonsense(), "path": "#"})],
        "facet_groups.html": [Example("", {"groups": _facets()})],
        "inside.html": [
            Example(
                "",
                {
                    "inside": {
                        "address": "#",
                        "page": 12,
                        "language": "Kiswahili",
                        "language_code": "sw",
                        "text": "Haba na haba hujaza kibaba.",
                    }
                },
            )
        ],
        "region_map.html": [Example("", {"map": _map(), "title": _("Open assignments by region"), "with_list": True})],
        "breadcrumbs.html": [
            Example("", {"crumbs": [{"title": _("My page"), "url": "#"}, {"title": _("Skills")}]}),
        ],
        "timeline.html": [
            Example(
                "",
                {
                    "events": [
                        {"at": day, "title": _("Received"), "by": "Asha Mrema"},
                        {"at": day, "title": _("Shortlisted"), "text": _("You can come back at any time.")},
                    ]
                },
            )
        ],
    }


def _address_with_nonsense() -> QueryDict:
    address = QueryDict("region=nowhere")
    leave_out(address, "region", ["nowhere"], label=_("Region"))
    return address


def _facets() -> list[FacetGroup]:
    sectors = [FacetValue("health", _("Health"), 12, True, "#"), FacetValue("education", _("Teaching"), 3, False, "#")]
    return [FacetGroup("sector", gettext_lazy("Sector"), sectors)]


def _picture() -> dict:
    cloth = {"url": reverse("home:pattern", args=SAMPLE_WORDS[:1]), "width": 328, "height": 200}
    return {"sources": [], "fallback": cloth}


def _map() -> RegionMap:
    return region_map(
        names={row["code"]: row[f"label_{reading_language()}"] for row in read_table(DATA / "regions.tsv")},
        counts={"TZ-02": 12, "TZ-18": 8, "TZ-14": 3},
        address=lambda code: "#",
        chosen=["TZ-18"],
    )


def _forms() -> dict[str, list[Example]]:
    empty = EveryFieldForm(prefix="empty")
    wrong = EveryFieldForm({"wrong-name": "<b>Asha</b>", "wrong-email": "asha", "wrong-starts_on": ""}, prefix="wrong")
    single, hinted = EveryFieldForm(prefix="single"), EveryFieldForm({"hint-email": "asha"}, prefix="hint")
    return {
        "error_summary.html": [Example("", {"form": wrong, "takes_focus": False})],
        "forms/form.html": [Example("", empty.get_context()), Example("error", wrong.get_context())],
        "forms/formset.html": [Example("", {"formset": formset_factory(EveryFieldForm, extra=1)(prefix="set")})],
        "forms/field.html": [Example("", {"field": single["name"]})],
        "forms/label.html": [Example("", {"field": single["about"]})],
        "forms/hint.html": [Example("", {"field": hinted["email"]})],
        "forms/errors.html": [Example("", {"errors": wrong["email"].errors})],
        # Nobody sees these two.
        "forms/enter.html": [],
        "forms/seen.html": [],
        "forms/confirm.html": [Example("", {"action": "#", "button": _("Send my answer"), "carried": []})],
    }


def _frame() -> dict[str, list[Example]]:
    """What surrounds every page; header and footer are looked at on the page itself."""
    menu = [
        {"title": _("Assignments"), "url": "#", "is_current": True},
        {"title": _("News"), "url": "#"},
    ]
    return {
        "menu.html": [Example("", {"items": menu})],
        "account_links.html": [
            Example("signed out", {"links": account_links(AnonymousUser())}),
            Example("signed in", {"links": [{"title": _("Notices"), "url": "#", "count": 3}], "is_signed_in": True}),
        ],
        "contact_link.html": [Example("", {"text": _("Write to the programme office")})],
        "ways_on.html": [Example("")],
        "language_switcher.html": [],
        # It reads the vocabulary, which a style guide has not.
        "mended.html": [],
        "share.html": [Example("", {"sharing": Sharing(title=_("News"), description="", path="/en/news/")})],
        "leave.html": [Example("", {"leave_address": "#"})],
        # In the head of a page: nobody sees these two.
        "sharing.html": [],
        "feed.html": [],
        "typed_again.html": [Example("", {"kept": KeptText(reason="signed_out", has_files=True)})],
        "typed_reason.html": [Example("", {"reason": "too_old"})],
        "header.html": [],
        "footer.html": [],
    }
