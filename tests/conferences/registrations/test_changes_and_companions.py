"""After registering: people who accompany, answers and documents, changes that wait for the team."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from conferences.enums import RegistrationState
from conferences.models import Delegate, DelegateChange, EventAnswer, EventAnswerFile, Quota, Registration
from conferences.registrations import cancelling, changing
from conferences.registrations.places import Full
from conferences.registrations.registering import NewDelegate, NobodyToAccompany, approve, register
from diaspora.files.store import path_of
from diaspora.models import WrittenEmail
from payments.models import Refund
from tests.conferences.miscounted import miscounted
from tests.factories.documents import text_pdf
from tests.factories.events import CategoryFactory, QuestionFactory, QuotaFactory
from tests.factories.payments import PaymentFactory

from .come import ASHA, come, somebody, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def spouse(event):
    return CategoryFactory(event=event, name_en="Accompanying person", price_minor=0, is_accompanying=True)


def own(name: str, delegate, *more) -> str:
    registration = delegate.registration
    return reverse(f"events:{name}", args=[registration.event.slug, registration.key, delegate.pk, *more])


def a_pdf() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.pdf", text_pdf("Letter of the ministry", ["Yes."]), "application/pdf")


class TestAccompanying:
    def test_somebody_who_accompanies_comes_with_a_delegate_and_goes_with_that_one(self, event, free, spouse):
        hall = QuotaFactory(event=event, size=4)
        both = [NewDelegate(free, "Asha"), NewDelegate(free, "Juma"), NewDelegate(spouse, "Neema", accompanies=1)]
        for alone in (
            [NewDelegate(spouse)],
            [NewDelegate(free), NewDelegate(spouse, accompanies=1)],
            [both[2], both[2]],
        ):
            with pytest.raises((NobodyToAccompany, IndexError)):
                register(event=event, payer=ASHA, delegates=alone)
        made = register(event=event, payer=ASHA, delegates=both)
        asha, juma, neema = made.delegates.order_by("pk")
        before = taken(hall)

        cancelling.cancel_delegate(delegate=juma)

        neema.refresh_from_db()
        assert (neema.accompanies, before, taken(hall)) == (juma, 3, 1)
        assert neema.cancelled_at is not None
        cancelling.cancel_delegate(delegate=asha)
        assert (Registration.objects.get().state, taken(hall)) == (RegistrationState.CANCELLED, 0)
        assert miscounted([event]) == {}

    def test_the_form_asks_whom_they_accompany_and_refuses_them_alone(self, event, free, spouse, client):
        alone = client.get(reverse("events:register", args=[event.slug]), {f"n{spouse.pk}": "1"})
        address = reverse("events:details", args=[event.slug, f"{free.pk}x2-{spouse.pk}x1"])
        typed = {"name": "Asha Mrema", "email": "asha@example.org", "language": "en"}
        typed |= {"d0-name": "Asha Mrema", "d1-name": "Juma Said", "d2-name": "Neema Said"}

        client.post(address, typed)
        client.post(address, typed | {"d2-accompanies": "1"})

        assert "comes with a delegate" in alone.content.decode()
        assert Delegate.objects.get(accompanies__isnull=False).accompanies.name == "Juma Said"


class TestAnswers:
    def test_documents_and_what_is_asked_later_wait_on_the_page_of_the_registration(self, event, client, member):
        asked = CategoryFactory(event=event, price_minor=0, needs_approval=True)
        letter = QuestionFactory(event=event, text_en="Letter of your ministry", kind="file", is_required=True)
        later = QuestionFactory(event=event, text_en="Which hotel?", is_asked_later=True, is_required=True)
        elsewhere = QuestionFactory(event=event, text_en="Only for others")
        elsewhere.categories.add(CategoryFactory(event=event))
        details = client.get(reverse("events:details", args=[event.slug, f"{asked.pk}x1"])).content.decode()
        delegate = come(event, asked).delegates.get()

        before = client.get(own("answers", delegate)).content.decode()
        empty = client.post(own("answers", delegate), {})
        client.post(own("answers", delegate), {f"q{letter.pk}": a_pdf()})
        approve(registration=delegate.registration, by=member("registration").user)
        mail = WrittenEmail.objects.order_by("-pk").first().body
        page = client.get(delegate.registration.get_absolute_url()).content.decode()
        client.post(own("answers", delegate), {f"q{later.pk}": "By the sea"})

        texts = ("Letter of your ministry", "Which hotel?", "Only for others")
        assert [[text in shown for text in texts] for shown in (details, before)] == [[False] * 3, [True, False, False]]
        assert empty.context["form"].errors.keys() == {f"q{letter.pk}"}
        assert "still need answers" in mail
        assert "1 question is open" in page
        assert EventAnswer.objects.get().text == "By the sea"
        file = EventAnswerFile.objects.get()
        assert client.get(own("answer_document", delegate, file.pk))["Content-Disposition"].startswith("attachment")
        desk = reverse("event_desk:delegate_document", args=[event.slug, file.pk])
        assert [member(role).get(desk).status_code for role in ("registration", "finance")] == [200, 404]

    def test_nobody_else_gets_a_document_and_no_file_stays_behind(
        self, event, free, client, elsewhere, django_capture_on_commit_callbacks
    ):
        question = QuestionFactory(event=event, kind="file")
        mine, other = (come(event, free, payer=payer).delegates.get() for payer in (ASHA, somebody(1)))
        changing.name_delegate(delegate=mine, name="Asha")
        client.post(own("answers", mine), {f"q{question.pk}": a_pdf()})
        file = EventAnswerFile.objects.get()
        there = path_of(file).exists()

        stolen = client.get(own("answer_document", other, file.pk)).status_code
        foreign = elsewhere.get(reverse("event_desk:delegate_document", args=[event.slug, file.pk])).status_code
        bad = client.post(own("answers", mine), {f"q{question.pk}": SimpleUploadedFile("a.pdf", b"no document")})
        with django_capture_on_commit_callbacks(execute=True):
            changing.name_delegate(delegate=mine, name="Somebody Else")
        stale = client.post(own("answers", mine), {f"q{question.pk}": a_pdf(), "seen": mine.code}).content.decode()

        assert (stolen, foreign, there) == (404, 404, True)
        assert "not a PDF" in bad.content.decode()
        assert (EventAnswerFile.objects.exists(), path_of(file).exists()) == (False, False)
        assert "Somebody else was named" in stale

    def test_an_answer_from_a_list_is_shown_in_either_language(self, event, free, client):
        question = QuestionFactory(event=event, kind="choice", choices_en="Fish\nBeans", choices_sw="Samaki\nMaharage")
        delegate = come(event, free).delegates.get()
        EventAnswer.objects.create(delegate=delegate, question=question, text="Beans")

        shown = client.get("/sw" + own("answers", delegate).removeprefix("/en")).context["form"]

        assert shown[f"q{question.pk}"].initial == "Maharage"


class TestChanges:
    @pytest.fixture
    def dear(self, event):
        return CategoryFactory(event=event, name_en="Company", price_minor=9_000_000)

    @pytest.fixture
    def paid_place(self, event, paid):
        event.refund_percent, event.refund_until = 100, event.today
        event.save()
        QuotaFactory(event=event, size=10)
        few = QuotaFactory(event=event, size=1, covers_all=False)
        few.categories.add(paid)
        payment = PaymentFactory(
            state="paid", amount_minor=5_000_000, currency="TZS", way="card", paid_at=timezone.now()
        )
        delegate = come(event, paid).delegates.get()
        Registration.objects.update(state="confirmed", payment=payment)
        changing.name_delegate(delegate=delegate, name="Asha Mrema")
        return Delegate.objects.select_related("registration__event").get(pk=delegate.pk)

    def end_of_changes(self, event):
        type(event).objects.update(changes_until=event.today - datetime.timedelta(days=1))

    def test_until_the_last_day_a_category_changes_at_once_with_places_money_and_answers(
        self, event, paid, free, dear, paid_place, client
    ):
        only_paid, everybody = QuestionFactory(event=event), QuestionFactory(event=event)
        only_paid.categories.add(paid)
        for question in (only_paid, everybody):
            EventAnswer.objects.create(delegate=paid_place, question=question, text="Yes")
        page = client.get(own("other_category", paid_place))

        client.post(own("other_category", paid_place), {"category": str(free.pk)})

        paid_place.refresh_from_db()
        assert list(page.context["form"].categories) == [str(free.pk)]
        assert (paid_place.category, paid_place.price_minor) == (free, 0)
        assert Refund.objects.get().amount_minor == 5_000_000
        assert [row.question for row in paid_place.answers.all()] == [everybody]
        assert sorted(Quota.objects.values_list("size", "taken")) == [(1, 0), (10, 1)]
        assert miscounted([event]) == {}

    def test_a_full_category_changes_nothing(self, event, free, paid_place):
        QuotaFactory(event=event, size=0, covers_all=False).categories.add(free)

        with pytest.raises(Full):
            changing.change_category(delegate=paid_place, category=free)

        assert miscounted([event]) == {}
        assert Delegate.objects.get().category != free

    def test_after_it_a_name_and_a_category_wait_for_the_team(self, event, free, paid_place, client, member):
        self.end_of_changes(event)
        team, page = member("registration"), reverse("event_desk:changes", args=[event.slug])

        client.post(own("name", paid_place), {"name": "ASHA mrema", "organisation": "Karolinska"})
        client.post(own("name", paid_place), {"name": "Juma Said"})
        kept = Delegate.objects.get()
        first = team.get(page).context["lines"][0]
        client.post(own("name", paid_place), {"name": "Neema Said"})
        make = reverse("event_desk:make_change", args=[event.slug, first["change"].pk])
        stale = team.post(make, {"seen": first["version"]}, follow=True).content.decode()
        now = team.get(page).context["lines"][0]
        team.post(make, {"seen": now["version"]})
        named = Delegate.objects.get()

        assert (kept.name, kept.organisation) == ("ASHA mrema", "Karolinska")
        assert "another one by now" in stale
        assert (named.name, named.code == kept.code) == ("Neema Said", False)
        assert WrittenEmail.objects.order_by("-pk").first().subject == "Your change is made: Diaspora 2027"
        client.post(own("other_category", paid_place), {"category": str(free.pk)})
        change = DelegateChange.objects.get()
        refuse = reverse("event_desk:refuse_change", args=[event.slug, change.pk])
        team.post(refuse, {"reason": "No place is left.", "seen": changing.version(change)})
        assert "No place is left." in WrittenEmail.objects.order_by("-pk").first().body
        assert (DelegateChange.objects.exists(), Delegate.objects.get().category) == (False, paid_place.category)
        assert member("finance").get(page).status_code == 404

    def test_a_category_that_is_approved_waits_too_and_can_be_taken_back(self, event, paid_place, client):
        asked = CategoryFactory(event=event, price_minor=0, needs_approval=True)

        client.post(own("other_category", paid_place), {"category": str(asked.pk)})
        waits = DelegateChange.objects.get().category
        client.post(own("keep_as_it_is", paid_place))

        assert (waits, DelegateChange.objects.exists()) == (asked, False)

    def test_naming_a_place_for_the_first_time_leaves_the_category_that_was_asked_for(self, event, paid_place):
        asked = CategoryFactory(event=event, price_minor=0, needs_approval=True)
        Delegate.objects.update(name="")
        changing.ask_for_change(delegate=paid_place, category=asked)

        changing.name_delegate(delegate=paid_place, name="Neema Said")
        waits = DelegateChange.objects.get().category
        changing.name_delegate(delegate=paid_place, name="Juma Said")

        assert (waits, DelegateChange.objects.exists()) == (asked, False)

    def test_another_category_and_another_person_wait_together_and_are_decided_together(
        self, event, free, paid_place, client, member
    ):
        self.end_of_changes(event)
        team = member("registration")

        client.post(own("name", paid_place), {"name": "Juma Said"})
        client.post(own("other_category", paid_place), {"category": str(free.pk)})
        change = DelegateChange.objects.get()
        pages = [
            client.get(paid_place.registration.get_absolute_url()),
            team.get(reverse("event_desk:changes", args=[event.slug])),
            team.get(reverse("event_desk:refuse_change", args=[event.slug, change.pk])),
        ]
        make = reverse("event_desk:make_change", args=[event.slug, change.pk])
        team.post(make, {"seen": changing.version(change)})

        for page in pages:
            text = page.content.decode()
            assert ("Juma Said" in text, str(free) in text) == (True, True)
        made = Delegate.objects.get()
        assert (made.name, made.category) == ("Juma Said", free)
        assert not DelegateChange.objects.exists()
