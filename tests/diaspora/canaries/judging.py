"""What is left behind by judging, and about those who are judged."""

import datetime

from django.utils import timezone

from reviews.models import Minutes, Subject
from tests.factories.reviews import SheetFactory, SubjectFactory

from .word import SENTENCE


def judged_by_others(application, officer) -> None:
    sheet = SheetFactory(subject__application=application, user=officer, state="given", comment=f"About {SENTENCE}")
    sheet.scores.create(criterion=sheet.round.criteria.get(), value=3)
    sheet.subject.copies.create(key="motivation", text=SENTENCE)
    sheet.round.packs.create(reader=officer, language="en", content=SENTENCE.encode(), made_at=timezone.now())
    Subject.objects.filter(pk=sheet.subject_id).update(rank=1, rank_reason=f"Because of {SENTENCE}")


def judge(user) -> None:
    """Judging others, sitting in their meeting and signing."""
    sheet = SheetFactory(user=user, state="given", comment=SENTENCE)
    sheet.round.packs.create(reader=user, language="en", content=SENTENCE.encode(), made_at=timezone.now())
    other = SubjectFactory(round=sheet.round, number=2)
    other.conflicts.create(user=user, kind="declared", text=SENTENCE)
    minutes = Minutes.objects.create(
        round=sheet.round, held_on=datetime.date(2026, 11, 27), text="Agreed.", written_by=user
    )
    minutes.seats.create(user=user, name="Qanary Bird", side="office")
    sheet.round.signatures.create(side="office", signed_by=user, name="Qanary Bird", fingerprint="f")
