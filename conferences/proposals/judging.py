"""Proposals for one event as a kind of record that `reviews` can judge, by the programme team."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.folded import folded_name
from casework.languages import in_every_language, written_in_every_language
from casework.moves import Move
from diaspora.models import User
from diaspora.rules import is_office
from reviews.enums import ConflictKind
from reviews.kinds import File, FreeText, JudgedKind, JudgedRecord, JudgingSide, Measure, Sees, register
from reviews.rounds.leaving import take_out

from ..enums import ProposalState, TeamRole
from ..models import CoSpeaker, Event, Proposal
from ..rules import works_for

NAME = "proposal"
TEAM = "team"
#: Shorter names are words that anybody writes.
SHORTEST = 5


class JudgedProposals(JudgedKind):
    """Those that are handed in and wait for a decision."""

    name = NAME
    sides = (JudgingSide(TEAM, gettext_lazy("The programme team")),)

    def titles(self, group_ids: Collection[int]) -> dict[int, Mapping[str, str]]:
        events = Event.objects.filter(pk__in=group_ids)
        return {event.pk: written_in_every_language(event, "title") for event in events}

    def page_of(self, group_id: int) -> str:
        return reverse("event_desk:proposals", args=[Event.objects.get(pk=group_id).slug])

    def may_organise(self, user: Any, group_id: int) -> bool:
        event = Event.objects.filter(pk=group_id).first()
        return event is not None and may_start(user, event)

    def sides_of(self, user: Any, group_id: int) -> set[str]:
        if not user.is_authenticated or not self.people(group_id, TEAM).filter(pk=user.pk).exists():
            return set()
        return set() if _proposed(user, group_id) else {TEAM}

    def people(self, group_id: int, side: str) -> QuerySet:
        """Organisers and the programme team."""
        roles = [TeamRole.ORGANISER, TeamRole.PROGRAMME]
        found = User.objects.filter(is_active=True, event_roles__event=group_id, event_roles__role__in=roles)
        return found.distinct()

    def measures(self, group_id: int) -> list[Measure]:
        return [
            Measure(in_every_language(lambda: gettext_lazy("What listeners take home")), 50),
            Measure(in_every_language(lambda: gettext_lazy("How well it fits the event")), 30),
            Measure(in_every_language(lambda: gettext_lazy("How clearly it is thought out")), 20),
        ]

    def entries(self, group_id: int) -> list[JudgedRecord]:
        handed_in = Proposal.objects.filter(event=group_id, state=ProposalState.SUBMITTED).order_by("pk")
        return [JudgedRecord(proposal.pk) for proposal in handed_in]

    def names(self, record_ids: Collection[int]) -> dict[int, str]:
        return {each.pk: each.title for each in Proposal.objects.filter(pk__in=record_ids)}

    def pages(self, record_ids: Collection[int]) -> dict[int, str]:
        found = Proposal.objects.filter(pk__in=record_ids).select_related("event")
        return {each.pk: reverse("event_desk:proposal", args=[each.event.slug, each.pk]) for each in found}

    def files(
        self, record_ids: Collection[int], *, reader: Any, sees: Sees, copies: Mapping[int, Mapping[str, str]]
    ) -> dict[int, File]:
        return {each.pk: _file(each, sees, copies.get(each.pk, {})) for each in readable(record_ids)}

    def advice(self, record_ids: Collection[int]) -> dict[int, tuple[str, str]]:
        """The portal itself thinks nothing of a proposal."""
        return {}

    def texts(self, record_ids: Collection[int]) -> dict[int, list[FreeText]]:
        return {each.pk: texts_of(each) for each in readable(record_ids)}

    def traces(self, record_ids: Collection[int]) -> dict[int, list[str]]:
        return {each.pk: _traces(each) for each in readable(record_ids)}

    def conflicts(
        self, group_id: int, record_ids: Collection[int], reviewers: Collection[Any]
    ) -> dict[tuple[int, int], ConflictKind]:
        """Their own proposal, also as a co-speaker, or one that names them."""
        addresses = _addresses(reviewers)
        found = {}
        for proposal in readable(record_ids):
            speakers = {proposal.email.lower(), *(each.email.lower() for each in proposal.co_speakers.all())}
            words = folded_name("\n".join(text.text for text in texts_of(proposal)))
            for reviewer in reviewers:
                if speakers & addresses[reviewer.pk]:
                    found[proposal.pk, reviewer.pk] = ConflictKind.OWN
                elif _names(words, reviewer):
                    found[proposal.pk, reviewer.pk] = ConflictKind.NAMED
        return found


def may_start(user: Any, event: Event) -> bool:
    """Rounds are run at the office, by somebody of the programme team who proposed nothing."""
    return is_office(user) and works_for(user, event, TeamRole.PROGRAMME) and not _proposed(user, event.pk)


def leave_the_round(moves: Sequence[Move]) -> None:
    """What is decided or withdrawn is judged no more; all that move together leave by one statement."""
    if moves[0].to != ProposalState.SUBMITTED:
        take_out(kind=NAME, record_ids=[move.row.pk for move in moves])


def readable(record_ids: Collection[int]) -> list[Proposal]:
    """With all that a file shows, in a fixed number of queries."""
    found = Proposal.objects.filter(pk__in=record_ids).select_related("event", "track")
    return list(found.prefetch_related("answers__question", "co_speakers").order_by("pk"))


def texts_of(proposal: Proposal) -> list[FreeText]:
    """The texts that a blind copy is made of; what is empty needs none."""
    found = [
        FreeText("title", _("Title"), proposal.title),
        FreeText("abstract", _("What it is about"), proposal.abstract),
        *(FreeText(f"answer-{each.question_id}", each.question.text, each.text) for each in proposal.answers.all()),
    ]
    return [text for text in found if text.text.strip()]


def _file(proposal: Proposal, sees: Sees, copies: Mapping[str, str]) -> File:
    shown = {text.key: text.text if sees.names else copies.get(text.key, "") for text in texts_of(proposal)}
    rows = [_row(text.label, shown[text.key]) for text in texts_of(proposal) if shown[text.key]]
    rows += [_row(_("Kind"), proposal.get_kind_display()), _row(_("Language"), _(proposal.get_language_display()))]
    rows += [_row(_("Level"), proposal.get_level_display()), _row(_("Track"), str(proposal.track or ""))]
    sections = [{"title": _("The proposal"), "rows": [row for row in rows if row["value"]]}]
    if sees.names:
        sections.append({"title": _("Who would speak"), "rows": _speakers(proposal)})
    return File(title=proposal.title if sees.names else "", sections=sections)


def _speakers(proposal: Proposal) -> list[dict]:
    people = _people(proposal)
    return [_row(each.name, "\n".join(text for text in (each.role, each.biography) if text) or "–") for each in people]


def _people(proposal: Proposal) -> list[Proposal | CoSpeaker]:
    return [proposal, *proposal.co_speakers.all()]


def _row(key: str, value: str) -> dict:
    return {"key": key, "value": value}


def _traces(proposal: Proposal) -> list[str]:
    found = [text for each in _people(proposal) for text in (each.name, *each.name.split(), each.email, each.role)]
    return [trace for trace in dict.fromkeys(found) if trace]


def _addresses(accounts: Collection[Any]) -> dict[int, set[str]]:
    """The confirmed addresses of each account, in one query."""
    found: dict[int, set[str]] = {account.pk: set() for account in accounts}
    confirmed = EmailAddress.objects.filter(user__in=accounts, verified=True)
    for user, email in confirmed.values_list("user", "email"):
        found[user].add(email.lower())
    return found


def _proposed(user: Any, event_id: int) -> bool:
    """Who proposed something does not run the judging of the others, nor judge them."""
    theirs = _addresses([user])[user.pk]
    own = Proposal.objects.filter(event=event_id).exclude(state__in=[ProposalState.DRAFT, ProposalState.WITHDRAWN])
    return own.filter(Q(email__in=theirs) | Q(co_speakers__email__in=theirs)).exists()


def _names(words: str, reviewer: Any) -> bool:
    name = folded_name(reviewer.get_full_name())
    return folded_name(reviewer.email) in words or (len(name) > SHORTEST and " " in name and name in words)


register(JudgedProposals())
