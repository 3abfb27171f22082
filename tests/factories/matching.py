"""Concepts, assignments and applications for tests and for the demonstration."""

import datetime

import factory
from django.utils import timezone

from casework.models.slots import first_free
from diaspora.files.checks import PDF
from diaspora.files.disk import write_document
from diaspora.files.store import Document
from selection.models import Offer
from skills_match import models
from skills_match.enums import (
    ApplicationState,
    AssignmentState,
    ChangeKind,
    ConceptKind,
    Importance,
    LabelKind,
    Mode,
    SkillLevel,
)
from skills_match.models.interest import OPEN_AT_MOST

from .announced import Announced
from .documents import text_pdf
from .people import InstitutionFactory, LanguageFactory, ProfileFactory, RegionFactory, SectorFactory, UserFactory


class ConceptLabelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.ConceptLabel

    language = "en"
    kind = LabelKind.PREFERRED


class SkillFactory(factory.django.DjangoModelFactory):
    """A skill with an English and a Kiswahili label: `SkillFactory(en="nursing", sw="uuguzi")`."""

    class Meta:
        model = models.Concept
        skip_postgeneration_save = True

    kind = ConceptKind.SKILL
    code = factory.Sequence(lambda n: f"skill-{n}")

    @factory.post_generation
    def en(self, create, extracted, **kwargs):
        if create:
            ConceptLabelFactory(concept=self, language="en", text=extracted or self.code.replace("-", " "))

    @factory.post_generation
    def sw(self, create, extracted, **kwargs):
        if create:
            ConceptLabelFactory(concept=self, language="sw", text=extracted or f"ujuzi {self.code}")


class OccupationFactory(SkillFactory):
    kind = ConceptKind.OCCUPATION
    code = factory.Sequence(lambda n: f"occupation-{n}")
    isco = "2221"


class PersonSkillFactory(Announced):
    class Meta:
        model = models.PersonSkill

    profile = factory.SubFactory(ProfileFactory)
    skill = factory.SubFactory(SkillFactory)
    level = SkillLevel.EXPERIENCED
    years = 5


class PersonOccupationFactory(Announced):
    class Meta:
        model = models.PersonOccupation

    profile = factory.SubFactory(ProfileFactory)
    occupation = factory.SubFactory(OccupationFactory)
    is_main = True


class AssignmentFactory(Announced):
    """A published assignment that closes in 30 days."""

    class Meta:
        model = models.Assignment

    _news = (ChangeKind.ASSIGNMENT, "pk")

    institution = factory.SubFactory(InstitutionFactory)
    state = AssignmentState.PUBLISHED
    reference = factory.Sequence(lambda n: f"A-{n:05d}")
    title_en = factory.Sequence(lambda n: f"Train paediatric nurses {n}")
    title_sw = factory.Sequence(lambda n: f"Kufundisha wauguzi wa watoto {n}")
    background_en = "The children's ward opened last year and trains its first nurses."
    background_sw = "Wodi ya watoto ilifunguliwa mwaka jana na inafundisha wauguzi wake wa kwanza."
    objective_en = "Ten nurses care for newborns on their own."
    tasks_en = "Teach at the bedside. Write a short manual."
    deliverables_en = "A manual. Ten trained nurses."
    unit_en = "Children's ward"
    supervisor_name = "A. Komba"
    supervisor_position_en = "Matron"
    counterparts = "J. Massawe, nurse in charge"
    learner_count = 10
    lasting_evidence = "A manual that the ward keeps using."
    sector = factory.SubFactory(SectorFactory)
    occupation = factory.SubFactory(OccupationFactory)
    mode = Mode.ON_SITE
    region = factory.SubFactory(RegionFactory)
    starts_from = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=60))
    starts_until = factory.LazyAttribute(lambda a: a.starts_from + datetime.timedelta(days=60))
    length_days = 42
    closing_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=30))
    published_at = factory.LazyFunction(timezone.now)
    decision_reason = factory.LazyAttribute(lambda a: "No budget." if a.state == AssignmentState.REJECTED else "")


class AssignmentSkillFactory(Announced):
    class Meta:
        model = models.AssignmentSkill

    _news = (ChangeKind.ASSIGNMENT, "assignment_id")

    assignment = factory.SubFactory(AssignmentFactory)
    skill = factory.SubFactory(SkillFactory)
    importance = Importance.MUST
    level = SkillLevel.WORKING


class InquiryFactory(factory.django.DjangoModelFactory):
    """A question about an assignment, which waits for its answer."""

    class Meta:
        model = models.Inquiry

    assignment = factory.SubFactory(AssignmentFactory)
    asked_by = factory.SubFactory(UserFactory)
    text = "Is housing paid?"
    answered_at = None

    @factory.lazy_attribute
    def slot(self) -> int | None:
        return None if self.answered_at else first_free(self.asked_by.inquiries.all(), at_most=OPEN_AT_MOST)


class AttachmentFactory(factory.django.DjangoModelFactory):
    """A sound PDF that goes with an assignment; `document` is its content."""

    class Meta:
        model = models.Attachment

    assignment = factory.SubFactory(AssignmentFactory)
    title = "Terms of reference"
    language = "en"
    slot = factory.LazyAttribute(lambda attachment: attachment.assignment.attachments.count() + 1)

    @classmethod
    def _create(cls, model_class, *args, document: bytes | None = None, **kwargs):
        content = document or text_pdf(kwargs["title"], [f"Page {kwargs['slot']}"])
        written = write_document(Document(f"{kwargs['title']}.pdf", PDF, content))
        return super()._create(model_class, *args, **kwargs, **written)


class AssignmentLanguageFactory(Announced):
    class Meta:
        model = models.AssignmentLanguage

    _news = (ChangeKind.ASSIGNMENT, "assignment_id")

    assignment = factory.SubFactory(AssignmentFactory)
    language = factory.SubFactory(LanguageFactory)
    level = "B2"


class ApplicationFactory(factory.django.DjangoModelFactory):
    """An application that was sent and waits for screening."""

    class Meta:
        model = models.Application

    assignment = factory.SubFactory(AssignmentFactory)
    profile = factory.SubFactory(ProfileFactory)
    state = ApplicationState.SUBMITTED
    motivation = "I trained nurses in Leeds for eight years and want to pass it on."
    submitted_at = factory.LazyAttribute(lambda a: None if a.state == ApplicationState.DRAFT else timezone.now())

    @classmethod
    def _create(cls, model_class, *args, offer_answer_by=None, **kwargs):
        """With an offer that was released, where the state says so or its last day is given."""
        application = super()._create(model_class, *args, **kwargs)
        if offer_answer_by or application.state == ApplicationState.OFFERED:
            day = offer_answer_by or timezone.localdate() + datetime.timedelta(days=14)
            Offer.objects.create(application=application, answer_by=day, released_at=timezone.now())
        return application


class EnteredApplicationFactory(factory.django.DjangoModelFactory):
    """What an officer typed from paper; nobody has confirmed it."""

    class Meta:
        model = models.EnteredApplication

    assignment = factory.SubFactory(AssignmentFactory)
    first_name = "Salma"
    last_name = "Juma"
    email = factory.Sequence(lambda n: f"salma{n}@example.org")
    language = "sw"
    country = "OM"
    came = "paper"
    motivation = "Nimefundisha wauguzi Muscat kwa miaka sita."
    available_from = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=60))
    available_until = factory.LazyAttribute(lambda entered: entered.available_from + datetime.timedelta(days=60))
    entered_by = factory.SubFactory(UserFactory)


class HeadSupportFactory(factory.django.DjangoModelFactory):
    """A head who is asked by link to sign a draft."""

    class Meta:
        model = models.HeadSupport

    assignment = factory.SubFactory(AssignmentFactory, state=AssignmentState.DRAFT)
    name = "Asha Mrisho"
    position = "Director"
    email = factory.Sequence(lambda n: f"head{n}@hospital.example.org")
    language = "sw"
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)


class AssignmentInvitationFactory(factory.django.DjangoModelFactory):
    """An invitation that waits for an answer."""

    class Meta:
        model = models.AssignmentInvitation

    assignment = factory.SubFactory(AssignmentFactory)
    profile = factory.SubFactory(ProfileFactory)
    slot = 1
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=14))
