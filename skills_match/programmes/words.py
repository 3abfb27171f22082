"""The rules of a programme as sentences that everybody understands."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from casework.translated.spoken import with_language
from diaspora.enums import InstitutionKind, TanzaniaLink

from ..enums import FOR_HOSTS, WITH_CHOICE, RuleKind
from ..models import AllowanceRate, ProgrammeRule

_K = RuleKind
_PLAIN = {
    _K.ENDORSED: gettext_lazy("The institution above endorses the request."),
    _K.LETTER: gettext_lazy("The head of the institution writes a letter of support."),
    _K.ABROAD: gettext_lazy("You live outside Tanzania."),
}


def choice_label(rule: ProgrammeRule) -> str:
    choices = InstitutionKind if rule.kind == _K.HOST_KIND else TanzaniaLink
    return str(choices(rule.choice).label)


def sentence(rule: ProgrammeRule) -> str:
    """What one rule asks, in the reader's language."""
    number = rule.number or 0
    match rule.kind:
        case _K.HOST_KIND:
            return _("Institution that may ask: %(kind)s.") % {"kind": choice_label(rule)}
        case _K.LINK:
            return _("You are: %(link)s.") % {"link": choice_label(rule)}
        case _K.SHORTEST:
            return ngettext("At least %(n)s day.", "At least %(n)s days.", number) % {"n": number}
        case _K.LONGEST:
            return ngettext("At most %(n)s day.", "At most %(n)s days.", number) % {"n": number}
        case _K.EXPERIENCE:
            text = ngettext(
                "You have at least %(n)s year of experience.", "You have at least %(n)s years of experience.", number
            )
            return text % {"n": number}
        case _K.AGE:
            text = ngettext("I am at least %(n)s year old.", "I am at least %(n)s years old.", number)
            return text % {"n": number}
        case _K.DOCUMENT | _K.DECLARATION:
            return with_language(rule, "text")
    return str(_PLAIN[RuleKind(rule.kind)])


def admitting(rules: Sequence[ProgrammeRule]) -> str:
    """What several rules of one kind ask, of which it is enough to meet one."""
    admitted = ", ".join(choice_label(rule) for rule in rules)
    if rules[0].kind == _K.HOST_KIND:
        return _("Institutions that may ask: %(kinds)s.") % {"kinds": admitted}
    return _("People who may apply: %(links)s.") % {"links": admitted}


def _told(rule: ProgrammeRule) -> str:
    """What one rule asks, said to the reader; the sentence of a box to tick is the applicant's own."""
    match rule.kind:
        case _K.AGE:
            number = rule.number or 0
            text = ngettext("You are at least %(n)s year old.", "You are at least %(n)s years old.", number)
            return text % {"n": number}
        case _K.DOCUMENT | _K.DECLARATION:
            return _("You confirm: “%(sentence)s”") % {"sentence": sentence(rule)}
    return sentence(rule)


def told_rules(rules: Iterable[ProgrammeRule]) -> dict[str, list[str]]:
    """`hosts` and `applicants` → the sentences; kinds of which one of several is enough are one sentence."""
    told: dict[str, list[str]] = {"hosts": [], "applicants": []}
    rules = list(rules)
    for kind in WITH_CHOICE:
        if several := [rule for rule in rules if rule.kind == kind]:
            told[_asked(kind)].append(admitting(several))
    for rule in rules:
        if rule.kind not in WITH_CHOICE:
            told[_asked(rule.kind)].append(_told(rule))
    return told


def _asked(kind: str) -> str:
    return "hosts" if kind in FOR_HOSTS else "applicants"


def for_long_stays(rate: AllowanceRate) -> str:
    """What a day of a long stay costs; empty where all cost the same."""
    if rate.full_days is None:
        return ""
    told = {"percent": rate.later_percent, "n": rate.full_days}
    return ngettext("%(percent)s %% after %(n)s day", "%(percent)s %% after %(n)s days", rate.full_days) % told
