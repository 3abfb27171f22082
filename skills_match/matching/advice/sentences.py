"""What would change a match, in sentences for the person: each says what to add and what that would make of it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora.enums import CEFR

from ...enums import LEVEL_WORDS, Band, Mode, SkillLevel
from ..bands import BAND_WORDS, band_of
from ..facts import AssignmentFacts
from ..words import ShownNames
from .additions import Addition, AdditionKind, Additions


@dataclass(frozen=True)
class Advice:
    """Sentences, the best addition first; `together` when only all of them at once reach another band. `change` is the
    page on which the person has ruled something out."""

    sentences: tuple[str, ...] = ()
    together: str = ""
    change: str = ""


def advise(additions: Additions, *, band: Band | None, assignment: AssignmentFacts, names: ShownNames) -> Advice:
    """Put additions to a match of `band` into words in the active language: never in points."""
    after, reached = band_of(additions.together), {band_of(addition.score) for addition in additions.best}
    return Advice(
        sentences=tuple(_sentence(addition, band, assignment, names) for addition in additions.best),
        together=_("All of it together would make it a %(band)s.") % {"band": BAND_WORDS[after]}
        if after and after != band and after not in reached
        else "",
        change=_where_it_is_ruled_out(additions),
    )


def _where_it_is_ruled_out(additions: Additions) -> str:
    for addition in additions.best:
        if addition.makes_possible:
            return reverse("diaspora:regions" if addition.kind == AdditionKind.REGION else "diaspora:availability")
    return ""


def _sentence(addition: Addition, before: Band | None, assignment: AssignmentFacts, names: ShownNames) -> str:
    band, values = band_of(addition.score), _values(addition, assignment, names)
    if band is None or band == before:
        return (_possible(addition) if addition.makes_possible else _nearer(addition)) % values
    return _lifted(addition) % {**values, "band": BAND_WORDS[band]}


def _lifted(addition: Addition) -> str:
    """The sentence for an addition that leads to another band."""
    match addition.kind:
        case AdditionKind.SKILL if addition.held:
            return _("Raising “%(skill)s” to the level “%(level)s” would make it a %(band)s.")
        case AdditionKind.SKILL:
            return _("If you also know “%(skill)s” at the level “%(level)s”, add it: that would make it a %(band)s.")
        case AdditionKind.LANGUAGE:
            return _("Having %(language)s at the level %(step)s would make it a %(band)s.")
        case AdditionKind.TIME:
            return _("Being free for the whole length (%(days)s days) would make it a %(band)s.")
        case AdditionKind.STAY:
            return _("Choosing a stay of %(days)s days as possible in your profile would make it a %(band)s.")
        case AdditionKind.TIME_AND_STAY:
            return _(
                "Being free for the whole length (%(days)s days) and ready to stay so long would make it a %(band)s."
            )
        case AdditionKind.MODE:
            return _("Working in the way “%(mode)s” would make it a %(band)s.")
        case AdditionKind.REGION:
            return _("Choosing this region as well would make it a %(band)s.")


def _possible(addition: Addition) -> str:
    """The sentence for what alone is ruled out, where the band stays as it is."""
    match addition.kind:
        case AdditionKind.MODE:
            return _(
                "Your profile leaves out the way of working “%(mode)s”. Choose it there, and this becomes possible."
            )
        case AdditionKind.REGION:
            return _("Your profile leaves out this region. Choose it there, and this becomes possible.")
        case AdditionKind.TIME_AND_STAY:
            return _(
                "It takes %(days)s days, longer than the longest stay in your profile. Choose a longer one there, and "
                "name days on which you are free for it."
            )
    return _(
        "It takes %(days)s days, longer than the longest stay in your profile. Choose a longer one there, and this "
        "becomes possible."
    )


def _nearer(addition: Addition) -> str:
    """The sentence for an addition that counts and leaves the band as it is."""
    match addition.kind:
        case AdditionKind.SKILL if addition.held:
            return _("Raising “%(skill)s” to the level “%(level)s” would bring you nearer.")
        case AdditionKind.SKILL:
            return _("If you also know “%(skill)s” at the level “%(level)s”, add it: that would bring you nearer.")
        case AdditionKind.LANGUAGE:
            return _("Having %(language)s at the level %(step)s would bring you nearer.")
        case AdditionKind.TIME:
            return _("Being free for the whole length (%(days)s days) would bring you nearer.")
        case AdditionKind.STAY:
            return _("Choosing a stay of %(days)s days as possible in your profile would bring you nearer.")
        case AdditionKind.TIME_AND_STAY:
            return _(
                "Being free for the whole length (%(days)s days) and ready to stay so long would bring you nearer."
            )
        case AdditionKind.MODE:
            return _("Working in the way “%(mode)s” would bring you nearer.")
        case AdditionKind.REGION:
            return _("Choosing this region as well would bring you nearer.")


def _values(addition: Addition, assignment: AssignmentFacts, names: ShownNames) -> dict[str, object]:
    match addition.kind:
        case AdditionKind.SKILL:
            return {"skill": names.skill(addition.subject), "level": LEVEL_WORDS[SkillLevel(addition.level)]}
        case AdditionKind.LANGUAGE:
            return {"language": names.language(addition.subject), "step": CEFR.values[addition.level - 1]}
        case AdditionKind.TIME | AdditionKind.STAY | AdditionKind.TIME_AND_STAY:
            return {"days": assignment.length_days}
        case AdditionKind.MODE:
            return {"mode": Mode(assignment.mode).label}
        case AdditionKind.REGION:
            return {}
