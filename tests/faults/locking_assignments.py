"""Verbs around an assignment that hold a row while they decide: its head, its teams, its campaigns, its money."""

from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from placements.models import Claim, ClosedMonth
from placements.payment_files import making
from placements.returns import keeping
from selection.offers import budget
from selection.references import answering
from skills_match.applications import answer_files
from skills_match.commitments import heads
from skills_match.enums import ApplicationState
from skills_match.models import Campaign, CampaignLetter, Team, TeamPlace
from skills_match.outreach import campaigns
from skills_match.teams import forming
from tests.factories.documents import text_pdf
from tests.factories.matching import ApplicationFactory, AssignmentFactory, HeadSupportFactory
from tests.factories.people import ProfileFactory, UserFactory
from tests.factories.placements import ClaimFactory, PayAccountFactory
from tests.factories.programmes import ProgrammeBudgetLineFactory, ProgrammeFactory
from tests.factories.selection import ReferenceFactory

from .locking_money import Case


def cases_of_assignments() -> list[Case]:
    assignment, reader, support = AssignmentFactory(), ProfileFactory(), HeadSupportFactory()
    draft = ApplicationFactory(assignment=assignment, state=ApplicationState.DRAFT)
    sent = ApplicationFactory(assignment=assignment)
    question = assignment.questions.create(
        text_en="Your licence, please.", text_sw="Leseni yako, tafadhali.", kind="file"
    )
    team = Team.objects.create(assignment=assignment, code="KMNP-QRST")
    TeamPlace.objects.create(team=team, application=sent, slot=1)
    campaign = Campaign.objects.create(
        assignment=assignment,
        subject_en="Nurses for Mwanza",
        subject_sw="Wauguzi kwa Mwanza",
        text_en="Three months.",
        text_sw="Miezi mitatu.",
        prepared_at=timezone.now(),
        prepared_by=UserFactory(),
    )
    CampaignLetter.objects.create(campaign=campaign, profile=reader, band="good")
    release = partial(
        campaigns.release_campaign, campaign=campaign, by=campaign.prepared_by, shown=campaigns.print_of(campaign)
    )
    paper = SimpleUploadedFile("licence.pdf", text_pdf("Licence", ["Nurse"]))
    reference = ReferenceFactory()
    claim, programme = ClaimFactory(), ProgrammeFactory()
    line = ProgrammeBudgetLineFactory(programme=assignment.programme)
    account = PayAccountFactory(owner=claim.expert, checked_at=timezone.now(), checked_by=UserFactory())
    return [
        (
            answer_files.attach_answer,
            draft,
            partial(
                answer_files.attach_answer, application=draft, question=question, upload=paper, by=draft.profile.user
            ),
        ),
        (answering.give_reference, reference, partial(answering.give_reference, reference=reference, says="cannot")),
        (heads.sign_brief, support, partial(heads.sign_brief, support=support, shown="")),
        (campaigns._held, campaign, release),
        (campaigns.release_campaign, reader, release),
        (forming.join_team, team, partial(forming.join_team, application=draft, code=team.code, by=draft.profile.user)),
        (forming.leave_team, team, partial(forming.leave_team, application=sent, by=sent.profile.user)),
        (forming._own, draft, partial(forming.join_team, application=draft, code=team.code, by=draft.profile.user)),
        (
            ClosedMonth.objects.covers,
            programme,
            partial(ClosedMonth.objects.covers, programme.pk, timezone.localdate()),
        ),
        (making._held_accounts, account, partial(making._held_accounts, Claim.objects.filter(pk=claim.pk))),
        (budget.hold_budget, line, partial(budget.hold_budget, assignment)),
        (keeping.keep_offers, claim.expert, partial(keeping.keep_offers, owner=claim.expert, kinds=[])),
    ]
