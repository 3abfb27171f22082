"""The one world of all forms: people in their roles, and a row for every page."""

from types import SimpleNamespace

from django.contrib.auth.models import Permission
from django.test import Client

from diaspora.models import Experience, ProfileLanguage
from home.models import ContactMessage
from newsletters.subscribers.links import link_to
from skills_match.enums import ReviewState
from skills_match.models import ConceptSuggestion, SavedSearch, SkillGroup
from tests.conftest import sign_in
from tests.factories.matching import (
    InquiryFactory,
    OccupationFactory,
    PersonOccupationFactory,
    PersonSkillFactory,
    SkillFactory,
)
from tests.factories.newsletters import SubscriberFactory
from tests.factories.pages import TopicFactory
from tests.factories.people import (
    AvailabilityWindowFactory,
    InstitutionFactory,
    LanguageFactory,
    MembershipFactory,
    ProfileFactory,
    ProfileLanguageFactory,
    RegionFactory,
    SectorFactory,
    UserFactory,
)
from tests.factories.programmes import ProgrammeFactory, ProgrammeRightFactory, ProgrammeRuleFactory

from .clients import unusual_clients
from .events import events
from .money import in_finance, money
from .placements import measured, placed
from .selection import applications, assignments, endorsed, invitations, reviews


def build_world() -> SimpleNamespace:
    institution = InstitutionFactory(open_question="Who signs?")
    manager = MembershipFactory(institution=institution).user
    officer = UserFactory()
    officer.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    profile = _profile()
    world = SimpleNamespace(
        officer=officer,
        institution=institution,
        pending=InstitutionFactory(state="pending"),
        waiting_name=InstitutionFactory().names.create(name_en="Clinic of the Lake", confirmed_at=None),
        colleague=MembershipFactory(institution=institution, role="author"),
        profile=profile,
        position=Experience.objects.get(profile=profile),
        licence=profile.licences.create(title="Nurse", body="A council"),
        region=RegionFactory(),
        sector=SectorFactory(),
        skill=SkillFactory(en="paediatric nursing", sw="uuguzi wa watoto"),
        twin=SkillFactory(en="care of ill children", sw="kuhudumia watoto wagonjwa"),
        occupation=OccupationFactory(en="teacher of nurses", sw="mwalimu wa wauguzi"),
        group=SkillGroup.objects.create(code="health", name_en="Health", name_sw="Afya"),
        message=ContactMessage.objects.create(
            topic="other", name="A reader", email="reader@example.org", text="How do I begin?", language="en"
        ),
        **assignments(institution, manager),
    )
    world.manager = manager
    world.language = ProfileLanguage.objects.get(profile=profile).language
    world.site = institution.sites.create(name_en="Ward", name_sw="Wodi", region=world.region)
    endorsed(world)
    world.question = world.published.questions.create(text_en="What did you teach?", text_sw="Ulifundisha nini?")
    world.word = world.skill.labels.get(language="sw")
    world.word.review_state = ReviewState.MACHINE
    world.word.save()
    world.suggestion = ConceptSuggestion.objects.create(text="kangaroo care", language="en", suggested_by=profile.user)
    world.inquiry = InquiryFactory(assignment=world.published, asked_by=profile.user, text="Is there a desk?")
    applications(world)
    invitations(world)
    world.newsletter_token = link_to("manage", SubscriberFactory()).rstrip("/").rpartition("/")[2]
    world.topic = TopicFactory()
    placed(world)
    world.programme = ProgrammeFactory()
    world.rule = ProgrammeRuleFactory(programme=world.programme)
    world.right = ProgrammeRightFactory(programme=world.programme)
    measured(world)
    money(world)
    reviews(world, officer)
    world.saved_search = SavedSearch.objects.create(user=profile.user, slot=1, name="Nurses", text="nurses")
    events(world)
    world.clients = {
        "visitor": Client(),
        "professional": sign_in(profile.user),
        "manager": sign_in(manager),
        "ministry": sign_in(world.ministry),
        "officer": sign_in(officer),
        "finance": sign_in(in_finance()),
        "organiser": sign_in(world.organiser),
        "evaluator": sign_in(world.evaluator),
        "visas": sign_in(world.visas),
        "administrator": sign_in(UserFactory(is_staff=True, is_superuser=True)),
    } | unusual_clients(world)
    return world


def _profile():
    profile = ProfileFactory()
    ProfileLanguageFactory(profile=profile, language=LanguageFactory())
    AvailabilityWindowFactory(profile=profile)
    PersonSkillFactory(profile=profile)
    PersonOccupationFactory(profile=profile)
    Experience.objects.create(profile=profile, title="Nurse", organisation="A clinic", country="GB", from_year=2015)
    return profile
