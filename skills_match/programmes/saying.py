"""Applications by what they say to one rule: the same three answers as `checks.held_against`, asked of the database."""

from collections.abc import Callable
from itertools import groupby

from django.db.models import Exists, OuterRef, Q

from ..enums import DECLARED, FOR_HOSTS, RuleKind
from ..models import Declaration, ProgrammeRule
from .checks import HOME
from .words import admitting, sentence

_K = RuleKind
_NOBODY = Q(pk__in=[])


def rules_about_people() -> list[tuple[ProgrammeRule, str]]:
    """Each rule about people with its sentence, programme by programme. Of several links to Tanzania, of which one is
    enough, the first stands for all. One query."""
    rules = ProgrammeRule.objects.exclude(kind__in=FOR_HOSTS).select_related("programme")
    told = []
    for _programme, group in groupby(rules.order_by("programme__code", "pk"), key=lambda rule: rule.programme_id):
        of_programme = list(group)
        if links := [rule for rule in of_programme if rule.kind == _K.LINK]:
            told.append((links[0], admitting(links)))
        told += [(rule, sentence(rule)) for rule in of_programme if rule.kind != _K.LINK]
    return told


def saying(rule: ProgrammeRule, is_met: bool | None) -> Q:
    """For a filter of applications to the programme of `rule`: those that meet it, do not (False), or say nothing."""
    met, unmet, unsaid = _answers(rule)
    answer = unsaid if is_met is None else met if is_met else unmet
    return Q(assignment__programme=rule.programme_id) & answer


def _answers(rule: ProgrammeRule) -> tuple[Q, Q, Q]:
    if rule.kind in DECLARED:
        # A box without a tick says nothing: nobody is asked for a no.
        confirmed = Q(Exists(Declaration.objects.filter(application=OuterRef("pk"), rule=rule, is_met=True)))
        return confirmed, _NOBODY, ~confirmed
    key, meets = _FACTS[RuleKind(rule.kind)]
    said = Q(snapshot__has_key=key) & ~Q(**{f"snapshot__{key}": None}) & ~Q(**{f"snapshot__{key}": ""})
    return said & meets(rule), said & ~meets(rule), ~said


def _one_of_the_links(rule: ProgrammeRule) -> Q:
    links = ProgrammeRule.objects.filter(programme=rule.programme_id, kind=_K.LINK)
    return Q(snapshot__tanzania_link__in=list(links.values_list("choice", flat=True)))


_FACTS: dict[RuleKind, tuple[str, Callable[[ProgrammeRule], Q]]] = {
    _K.LINK: ("tanzania_link", _one_of_the_links),
    _K.ABROAD: ("country", lambda _rule: ~Q(snapshot__country=HOME)),
    _K.EXPERIENCE: ("experience_years", lambda rule: Q(snapshot__experience_years__gte=rule.number or 0)),
}
