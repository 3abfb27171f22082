"""The pages of a registration, for its payer and for the team."""

import re

import pytest
from django.urls import reverse

from conferences.enums import RegistrationState
from conferences.models import Category, Code, EventAnswer, Registration
from conferences.registrations.prices import CodeRefused
from conferences.registrations.registering import Payer
from diaspora.models import WrittenEmail
from portal.templatetags.form_errors import error_lines
from tests.conftest import sign_in
from tests.factories.events import CategoryFactory, CodeFactory, EventFactory, QuestionFactory
from tests.factories.people import UserFactory

from .come import come, somebody, state, taken

pytestmark = pytest.mark.django_db
_S = RegistrationState


class TestPages:
    @pytest.fixture
    def typed(self):
        return {
            "name": "Asha Mrema",
            "email": "asha@example.org",
            "language": "sw",
            "d0-name": "Asha Mrema",
            "d1-name": "",
        }

    def test_a_visitor_gets_from_the_choice_to_the_ticket(self, event, hall, free, client, typed):
        question = QuestionFactory(event=event)
        choice = client.get(reverse("events:register", args=[event.slug]), {f"n{free.pk}": "2"})
        typed |= {f"d0-q{question.pk}": "No fish"}

        answer = client.post(choice["Location"], typed)
        made = Registration.objects.get()
        page = client.get(answer["Location"])
        tickets = client.get(reverse("events:tickets", args=[event.slug, made.key])).content.decode()

        assert answer["Location"] == made.get_absolute_url()
        assert EventAnswer.objects.get().text == "No fish"
        assert "You have a place" in page.content.decode()
        assert page["Cache-Control"] == "no-store, private"
        assert [delegate.code in tickets for delegate in made.delegates.all()] == [True, True]
        assert "Una nafasi" in WrittenEmail.objects.get().subject

    def test_an_error_says_about_whom_of_a_group_it_is(self, event, hall, free, client, typed):
        address = reverse("events:details", args=[event.slug, f"{free.pk}x2"])

        page = client.post(address, typed | {"d0-name": "", "d1-email": "nonsense"})

        lines = [line.text for line in error_lines(page.context["form"])]
        assert lines == [
            f"1. {free}: “Name on the badge” needs an answer.",
            f"2. {free}: Enter a valid email address.",
        ]

    def test_what_was_typed_is_kept_when_nothing_is_left(self, event, hall, free, client, typed):
        come(event, free, free, payer=somebody(1))

        page = client.post(reverse("events:details", args=[event.slug, f"{free.pk}x1"]), typed).content.decode()

        assert "There is no place left for this. You can join the waiting list." in page
        assert 'value="asha@example.org"' in page
        assert 'name="waits"' in page

    def test_nobody_pays_a_price_that_their_page_did_not_say(self, event, hall, paid, client, typed):
        address = reverse("events:details", args=[event.slug, f"{paid.pk}x1"])
        typed |= {"way": "invoice"}
        read = re.search(r'name="seen" value="([^"]*)"', client.get(address).text)[1]
        Category.objects.filter(pk=paid.pk).update(price_minor=paid.price_minor * 2)

        refused = client.post(address, typed | {"seen": read}).text
        now = re.search(r'name="seen" value="([^"]*)"', refused)[1]
        taken = client.post(address, typed | {"seen": now})

        assert "The price has changed" in refused
        assert "Asha Mrema" in refused
        assert (taken.status_code, Registration.objects.get().amount_minor) == (302, paid.price_minor * 2)

    @pytest.mark.parametrize("choice", ["nonsense", "0x1", "{pk}x0", "{pk}x11", "{pk}x99-{pk}x99", "{other}x1"])
    def test_a_choice_that_cannot_be_had_leads_back(self, event, free, client, choice):
        other = CategoryFactory().pk
        address = reverse("events:details", args=[event.slug, choice.format(pk=free.pk, other=other)])

        assert client.get(address)["Location"] == reverse("events:register", args=[event.slug])

    def test_a_registration_of_another_event_does_not_exist_here(self, event, free, client):
        made, other = come(event, free), EventFactory()
        names = ["registration", "tickets", "cancel_registration"]

        statuses = [client.get(reverse(f"events:{name}", args=[other.slug, made.key])).status_code for name in names]

        assert statuses == [404, 404, 404]

    def test_cancelling_is_said_first_and_a_look_changes_nothing(self, event, hall, free, client):
        made = come(event, free)
        address = reverse("events:cancel_registration", args=[event.slug, made.key])

        client.get(address)
        before = state(made)
        client.post(address, {"seen": "confirmed"})
        client.post(address, {"seen": "confirmed"})

        assert (before, state(made), taken(hall)) == (_S.CONFIRMED, _S.CANCELLED, 0)

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_list_of_the_team_costs_the_same_at_any_length(
        self, event, free, member, django_assert_num_queries, number
    ):
        client = member("registration")
        for each in range(number):
            come(event, free, payer=somebody(each))
        address = reverse("event_desk:registrations", args=[event.slug])
        client.get(address)

        with django_assert_num_queries(15):
            client.get(address)

    def test_a_person_sees_nobody_elses_registration_on_the_desk(self, event, free, elsewhere, professional):
        made = come(event, free)
        address = reverse("event_desk:registration", args=[event.slug, made.pk])

        assert elsewhere.get(address).status_code == 404
        assert sign_in(professional).get(address).status_code == 403

    def test_visible_are_ones_own_and_those_of_ones_events(self, event, free, member):
        user = UserFactory()
        made = come(event, free, payer=Payer("Asha", "a@example.org", "en", user=user))

        seen = Registration.objects.visible_to
        assert list(seen(user)) == [made] == list(seen(member("registration").user))
        assert list(seen(member("programme").user)) == list(seen(UserFactory())) == []


class TestCodes:
    def test_a_code_is_no_name_and_is_not_guessed_without_end(self, event, free, client):
        CodeFactory(event=event, code="MGENI", percent=100, guest="Professor Asha Mrema")
        address = reverse("events:register", args=[event.slug])

        invited = client.get(address, {"code": "mgeni"}).text
        for number in range(20):
            client.get(address, {"code": f"GUESS{number}"})
        late = client.get(address, {"code": "MGENI", f"n{free.pk}": "1"}).text
        details = client.get(reverse("events:details", args=[event.slug, f"{free.pk}x1"]), {"code": "MGENI"})

        assert "You are invited as our guest." in invited
        assert "Mrema" not in invited
        assert "You are invited as our guest." not in late
        assert "Many codes were tried from here" in late
        assert "Mrema" not in details.text

    def test_a_guest_finds_one_place_filled_in_and_reads_when_the_invitation_is_used_up(self, event, free, client):
        hidden = CategoryFactory(event=event, is_by_code_only=True, price_minor=0)
        code = CodeFactory(event=event, code="MGENI", most=1, guest="Asha Mrema", category=hidden)
        address, query = reverse("events:register", args=[event.slug]), {"code": "MGENI"}

        begun = client.get(address, query).context["form"].initial
        Code.objects.filter(pk=code.pk).update(used=1)
        opened = client.get(address, query).text
        chosen = client.get(address, query | {f"n{hidden.pk}": "1"})
        details = client.get(reverse("events:details", args=[event.slug, f"{hidden.pk}x1"]), query, follow=True)

        assert begun[f"n{hidden.pk}"] == 1
        assert str(CodeRefused.text) in opened
        assert dict(chosen.context["form"].errors) == {"code": [str(CodeRefused.text)]}
        assert str(CodeRefused.text) in details.text

    def test_whoever_types_the_right_code_again_and_again_is_not_counted(self, event, client):
        CodeFactory(event=event, code="MGENI", guest="Professor Asha Mrema")
        address = reverse("events:register", args=[event.slug])

        pages = [client.get(address, {"code": "MGENI"}).text for _time in range(25)]

        assert "You are invited as our guest." in pages[-1]


@pytest.mark.parametrize("language", ["en", "sw"])
def test_a_name_makes_no_link_and_no_message_in_a_letter_to_whoever_owns_the_address(event, hall, free, language):
    name = "You won at evil.example now, call +255 700 000 000 and ask for your prize today"
    come(event, free, payer=Payer(name, "victim@example.org", language))

    letter = WrittenEmail.objects.get(to="victim@example.org")

    assert "evil.example" not in letter.subject + letter.body
    assert "700 000 000" not in letter.body
    assert "prize today" not in letter.body
    assert (letter.body.count("Dear "), letter.body.count("evil. example")) == ({"en": 1, "sw": 0}[language], 1)
