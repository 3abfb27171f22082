"""The rules of a programme as ticks: of many applications at once, in two queries however many they are."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from skills_match.models import Application, ProgrammeRule
from skills_match.programmes.checks import Finding, facts_of_sent, held_against


@dataclass(frozen=True)
class RuleTicks:
    """What one application says to each rule, in the order of the rules. The portal marks, an officer decides."""

    findings: list[Finding]

    @property
    def met(self) -> int:
        return sum(finding.is_met is True for finding in self.findings)

    @property
    def unmet(self) -> list[str]:
        return [finding.text for finding in self.findings if finding.is_met is False]

    @property
    def unsaid(self) -> list[str]:
        return [finding.text for finding in self.findings if finding.is_met is None]


def ticks_of(applications: Sequence[Application]) -> dict[int, RuleTicks]:
    """By application; where a programme has no rules about people, without a finding."""
    prefetch_related_objects(applications, "declarations")
    rules: dict[int, list[ProgrammeRule]] = defaultdict(list)
    programmes = {application.assignment.programme_id for application in applications}
    for rule in ProgrammeRule.objects.filter(programme__in=programmes):
        rules[rule.programme_id].append(rule)
    return {
        application.pk: RuleTicks(held_against(rules[application.assignment.programme_id], facts_of_sent(application)))
        for application in applications
    }
