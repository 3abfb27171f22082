"""How a profile that was sent with an application is shown, in the reader's language."""

import datetime

from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_countries import countries

from casework.languages import reading_language, text_in
from casework.translated.spoken import with_language
from diaspora.enums import CEFR, TanzaniaLink
from diaspora.models.profile import years_in_words
from diaspora.profiles.records import KINDS, MORE, RecordKind

from ..enums import LEVEL_WORDS, Mode, SkillLevel
from ..models import Application
from ..questions.answers import in_words
from .answer_files import attached_to
from .availability import warnings


def words_sections(application: Application, *, change: str = "", with_files: bool = True) -> list[dict]:
    """What the applicant wrote for this assignment; `change` is the address where it can still be changed. Without
    files where nobody shall know who it is."""
    attached = attached_to(application) if with_files and not change else {}
    answers = {answer.question_id: answer.text for answer in application.answers.all()}
    rows = [
        _row(_("Why you, and what would you leave behind?"), application.motivation, change),
        _row(_("Available from"), _day(application.available_from), change),
        _row(_("Available until"), "\n".join([_day(application.available_until), *warnings(application)]), change),
    ]
    rows = rows if change else [row for row in rows if row["value"]]
    rows += [
        _row(
            with_language(question, "text"),
            in_words(question, answers.get(question.pk) or "–"),
            reverse("diaspora:file", args=[attached[question.pk].pk]) if question.pk in attached else change,
        )
        | ({"action": _("Open the file")} if question.pk in attached else {})
        for question in application.assignment.questions.all()
    ]
    return [{"title": _("For this assignment"), "rows": rows}]


def profile_sections(snapshot: dict, *, is_for_office: bool = False, change: str = "") -> list[dict]:
    """The frozen profile as sections of a summary list. Empty parts are left out, except before sending.

    `change` is the query with which a page of the profile leads back to where it is changed from.
    """
    to = (lambda name: reverse(name) + change) if change else (lambda name: "")
    about, skills = to("diaspora:about"), to("my:skills")
    experience, languages = to("diaspora:experience"), to("diaspora:languages")
    availability, regions = to("diaspora:availability"), to("diaspora:regions")
    sections: list[dict] = [
        {
            "title": _("About"),
            "rows": [
                _row(_("Name"), snapshot.get("name"), about),
                _row(_("What you do, in one line") if change else _("Headline"), snapshot.get("headline"), about),
                _row(_("Country of residence"), _place(snapshot), about),
                *(
                    [
                        _row(
                            _("Link to Tanzania (programme office only)"),
                            _label(TanzaniaLink, snapshot.get("tanzania_link")),
                            about,
                        )
                    ]
                    if is_for_office
                    else []
                ),
                _row(_("About the work"), snapshot.get("about"), about),
            ],
        },
        {
            "title": _("Work"),
            "rows": [
                _row(
                    _("Occupation"),
                    "\n".join(capfirst(_text(row["labels"])) for row in snapshot.get("occupations", [])),
                    to("my:occupation"),
                ),
                _row(
                    _("Professional experience"),
                    capfirst(years_in_words(snapshot.get("experience_years"))),
                    about,
                ),
                _row(_("Skills"), "\n".join(_skill(row) for row in snapshot.get("skills", [])), skills),
                _row(
                    _("Positions held"),
                    "\n\n".join(_position(row) for row in snapshot.get("experience", [])),
                    experience,
                ),
                *_papers(snapshot, to("diaspora:qualifications"), to("diaspora:more")),
                _row(_("Languages"), "\n".join(_language(row) for row in snapshot.get("languages", [])), languages),
                _row(_("CV"), snapshot.get("cv"), to("diaspora:cv")),
            ],
        },
        {
            "title": _("Availability in the profile"),
            "rows": [
                _row(
                    _("Ways of working"),
                    "\n".join(_label(Mode, mode) for mode in snapshot.get("modes", [])),
                    availability,
                ),
                _row(_("Length of a stay"), _stay(snapshot), availability),
                _row(_("Periods"), "\n".join(_window(row) for row in snapshot.get("windows", [])), availability),
                _row(_("Regions"), _regions(snapshot), regions),
            ],
        },
    ]
    if change:
        for section in sections:
            for row in section["rows"]:
                row["value"] = row["value"] or _("Not given")
        return sections
    for section in sections:
        section["rows"] = [row for row in section["rows"] if row["value"]]
    return [section for section in sections if section["rows"]]


def _row(key: str, value, url: str = "") -> dict:
    return {"key": key, "value": value or "", "url": url}


def _text(by_language: dict[str, str]) -> str:
    """The text in the reader's language, else in any other."""
    return text_in(reading_language(), by_language)


def _label(choices, value) -> str:
    return str(choices(value).label) if value in choices.values else ""


def _day(day: datetime.date | None) -> str:
    return date_format(day) if day else ""


def _place(snapshot: dict) -> str:
    return ", ".join(filter(None, [snapshot.get("city"), str(countries.name(snapshot.get("country") or ""))]))


def _skill(row: dict) -> str:
    words = {
        "skill": capfirst(_text(row["labels"])),
        "level": LEVEL_WORDS[SkillLevel(row["level"])],
        "years": years_in_words(row["years"]),
    }
    return (_("%(skill)s: %(level)s, %(years)s") if row["years"] else _("%(skill)s: %(level)s")) % words


def _language(row: dict) -> str:
    return _("%(language)s: %(level)s") % {"language": _text(row["labels"]), "level": _label(CEFR, row["level"])}


def _position(row: dict) -> str:
    words = {
        "title": row["title"],
        "organisation": row["organisation"],
        "from_year": row["from_year"],
        "until_year": row["until_year"] or _("today"),
    }
    line = _("%(title)s, %(organisation)s (%(from_year)s–%(until_year)s)") % words
    return f"{line}\n{row['summary']}" if row["summary"] else line


def _papers(snapshot: dict, qualifications: str, more: str) -> list[dict]:
    """Education, licences, memberships and links: the lines of the profile, of rows as they were sent."""
    kinds = [KINDS[name] for name in ("education", "licences", "memberships", "links")]
    return [
        _row(
            str(kind.title),
            "\n".join(kind.line(_unsaved(kind, row)) for row in snapshot.get(kind.name, [])),
            more if kind.page == MORE else qualifications,
        )
        for kind in kinds
    ]


def _unsaved(kind: RecordKind, row: dict) -> Model:
    values = dict(row)
    if values.get("valid_until"):
        values["valid_until"] = datetime.date.fromisoformat(values["valid_until"])
    return kind.model(**{name: value for name, value in values.items() if value != ""})


def _stay(snapshot: dict) -> str:
    shortest, longest = snapshot.get("shortest_stay_days"), snapshot.get("longest_stay_days")
    if shortest and longest:
        return _("%(shortest)s to %(longest)s days") % {"shortest": shortest, "longest": longest}
    if longest:
        return _("Up to %(longest)s days") % {"longest": longest}
    return _("At least %(shortest)s days") % {"shortest": shortest} if shortest else ""


def _window(row: dict) -> str:
    first, last = (datetime.date.fromisoformat(row[name]) for name in ("from", "until"))
    return _("%(first)s to %(last)s") % {"first": date_format(first), "last": date_format(last)}


def _regions(snapshot: dict) -> str:
    if snapshot.get("anywhere"):
        return _("Any region of Tanzania")
    return ", ".join(_text(region) for region in snapshot.get("regions", []))
