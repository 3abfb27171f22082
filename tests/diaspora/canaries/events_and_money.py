"""What is left behind by events and by money."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file_jpeg

from conferences.models import CheckIn, EventAnswer, Pick, ProposalAnswer, SessionSpeaker
from conferences.programme.photos import show_photo
from conferences.programme.releasing import release_programme
from tests.factories.contributions import GiftFactory
from tests.factories.events import (
    AttendanceCertificateFactory,
    CallQuestionFactory,
    CheckInListFactory,
    CoSpeakerFactory,
    DelegateChangeFactory,
    DelegateFactory,
    EventAnswerFileFactory,
    EventFactory,
    FeedbackFactory,
    MeetingSlotFactory,
    ProposalFactory,
    QuestionFactory,
    ScanFactory,
    SessionFactory,
    SignUpFactory,
    SpeakerFactory,
    StandRequestFactory,
    VisaLetterFactory,
)
from tests.factories.payments import ReceiptFactory, RefundFactory, SubscriptionFactory

from .word import SENTENCE


def at_an_event(user, officer) -> None:
    """Speaks, comes, proposes and asks for a visa."""
    talk = SessionFactory(event=EventFactory())
    speaks = SessionSpeaker.objects.create(
        session=talk, speaker=SpeakerFactory(event=talk.event, user=user, name=SENTENCE)
    )
    photo = SimpleUploadedFile("a.jpg", get_test_image_file_jpeg().file.getvalue(), "image/jpeg")
    show_photo(speaker=speaks.speaker, upload=photo, agreed_on=datetime.date(2026, 11, 1))
    Pick.objects.create(user=user, session=talk)
    place = DelegateFactory(registration__user=user, registration__event=talk.event, name=SENTENCE)
    CheckIn.objects.create(delegate=place, list=CheckInListFactory(event=talk.event), gate=SENTENCE[:40])
    proposed = ProposalFactory(event=talk.event, email=user.email, name=SENTENCE, title=SENTENCE, biography=SENTENCE)
    ProposalAnswer.objects.create(proposal=proposed, question=CallQuestionFactory(event=talk.event), text=SENTENCE)
    CoSpeakerFactory(proposal__event=talk.event, email=user.email, name=SENTENCE, biography=SENTENCE)
    ScanFactory(delegate=place, link__list__event=talk.event)
    EventAnswer.objects.create(delegate=place, question=QuestionFactory(event=talk.event), text=SENTENCE)
    VisaLetterFactory(delegate=place, full_name=SENTENCE)
    EventAnswerFileFactory(delegate=place, original_name=f"{SENTENCE}.pdf")
    DelegateChangeFactory(delegate=place, name=SENTENCE)
    SignUpFactory(delegate=place)
    MeetingSlotFactory(host__event=talk.event, delegate=place, code=place.code, topic=SENTENCE)
    StandRequestFactory(delegate=place)
    FeedbackFactory(delegate=place, session=talk, comment=SENTENCE)
    AttendanceCertificateFactory(delegate=place)
    release_programme(event=talk.event, by=officer)


def paid(user) -> None:
    """Has paid, was given back, and gives."""
    refund = RefundFactory(payment__payer=user, payment__payer_name=SENTENCE, payment__payer_email=user.email)
    ReceiptFactory(payment=refund.payment)
    GiftFactory(giver=user, name=SENTENCE, email=user.email, homage_name=SENTENCE)
    SubscriptionFactory(payer=user, payer_name=SENTENCE, payer_email=user.email)
