"""The rules of a programme held against an application or a request. They warn and mark; only an officer refuses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diaspora.models import Profile

from ..enums import DECLARED, RuleKind
from ..models import Application, Assignment, ProgrammeRule
from .words import admitting, sentence

_K = RuleKind
HOME = "TZ"


@dataclass(frozen=True)
class Finding:
    """One rule and whether it is met; None where nothing was said about it."""

    text: str
    is_met: bool | None

    @property
    def label(self) -> str:
        """The sentence without its full stop, before a colon."""
        return self.text.rstrip(".")


@dataclass(frozen=True)
class EligibilityFacts:
    """What a profile says, now or as it was sent, and what the person confirmed, by the number of the rule."""

    link: str
    country: str
    experience_years: int | None
    declared: Mapping[int, bool]


def facts_of_profile(profile: Profile, *, declared: Mapping[int, bool]) -> EligibilityFacts:
    country = str(profile.country_of_residence or "")
    return EligibilityFacts(profile.tanzania_link, country, profile.experience_years, declared)


def facts_of_sent(application: Application) -> EligibilityFacts:
    """Of the profile as it was sent."""
    sent: Mapping[str, Any] = application.snapshot
    declared = {row.rule_id: row.is_met for row in application.declarations.all()}
    country, years = sent.get("country", ""), sent.get("experience_years")
    return EligibilityFacts(sent.get("tanzania_link", ""), country, years, declared)


def held_against(rules: Iterable[ProgrammeRule], facts: EligibilityFacts) -> list[Finding]:
    """Each rule about people with what the facts say to it."""
    rules = list(rules)
    found = []
    links = [rule for rule in rules if rule.kind == _K.LINK]
    if links:
        is_met = facts.link in {rule.choice for rule in links} if facts.link else None
        found.append(Finding(admitting(links), is_met))
    for rule in rules:
        if rule.kind == _K.ABROAD:
            found.append(Finding(sentence(rule), facts.country != HOME if facts.country else None))
        elif rule.kind == _K.EXPERIENCE:
            years = facts.experience_years
            found.append(Finding(sentence(rule), None if years is None else years >= (rule.number or 0)))
        elif rule.kind in DECLARED:
            # A box without a tick says nothing: nobody is asked for a no.
            found.append(Finding(sentence(rule), facts.declared.get(rule.pk) or None))
    return found


def findings_about(assignment: Assignment) -> list[Finding]:
    """Each rule about requests with what this one says to it."""
    rules = list(assignment.programme.rules.all())
    kinds = [rule for rule in rules if rule.kind == _K.HOST_KIND]
    found = []
    if kinds:
        is_met = assignment.institution.kind in {rule.choice for rule in kinds}
        found.append(Finding(admitting(kinds), is_met))
    for rule in rules:
        if rule.kind == _K.LETTER:
            found.append(Finding(sentence(rule), assignment.letter_id is not None))
        elif rule.kind == _K.ENDORSED:
            said = assignment.endorsements.of_present_text().first()
            found.append(Finding(sentence(rule), said.is_given if said else None))
    days = assignment.length_days
    for rule in rules:
        number = rule.number or 0
        if rule.kind == _K.SHORTEST:
            found.append(Finding(sentence(rule), days >= number if days else None))
        elif rule.kind == _K.LONGEST:
            found.append(Finding(sentence(rule), days <= number if days else None))
    return found


def unmet(findings: Iterable[Finding]) -> list[str]:
    """What the person should read before sending: rules that are not met, or about which nothing was said."""
    return [finding.text for finding in findings if not finding.is_met]
