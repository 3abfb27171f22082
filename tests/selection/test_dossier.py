"""An auditor gets everything about one application in one file."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from diaspora.models import FileAccess
from selection.agreements.making import make_agreement
from selection.models import Condition
from selection.opinions.giving import give_opinion
from skills_match.applications import applying
from skills_match.enums import ApplicationState
from tests.conftest import sign_in
from tests.factories.matching import ApplicationFactory
from tests.factories.people import MembershipFactory, ProfileFactory

pytestmark = pytest.mark.django_db
S = ApplicationState
SECRET = "Fit until 2028, Dr Mushi."


def taken(user, application) -> dict[str, str]:
    answer = sign_in(user).get(reverse("office:dossier", args=[application.pk]))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def application(officer):
    sent = ApplicationFactory(motivation="I have taught nurses for ten years.")
    applying.start_screening(application=sent, by=officer)
    member = MembershipFactory(institution=sent.assignment.institution)
    give_opinion(application=sent, by=member.user, recommends=True, text="Calm and exact.")
    return sent


def test_each_step_and_word_about_an_application_is_in_its_dossier(officer, application):
    files = taken(officer, application)

    assert application.motivation in files["1-application.txt"]
    assert str(officer) in files["2-history.txt"]
    assert "Recommended. Calm and exact." in files["3-recommendations.txt"]
    assert files["5-offer.txt"] == "Offer\n\nNothing.\n"
    assert FileAccess.objects.get(subject=application.profile.user).what == "application"


def test_an_agreement_is_there_in_both_languages_with_its_fingerprint(officer):
    accepted = ApplicationFactory(state=S.ACCEPTED, offer_answer_by="2027-01-15")
    agreement = make_agreement(application=accepted, by=officer)

    files = taken(officer, accepted)

    assert (files["agreement-1-en.txt"], files["agreement-1-sw.txt"]) == (agreement.text_en, agreement.text_sw)
    assert agreement.sha256 in files["7-signatures.txt"]


def test_what_was_handed_in_is_only_for_officers_who_may_open_it(officer):
    accepted = ApplicationFactory(state=S.ACCEPTED)
    Condition.objects.create(application=accepted, kind="medical", owner="person", note=SECRET)

    assert SECRET not in "".join(taken(officer, accepted).values())

    officer.user_permissions.add(Permission.objects.get(codename="read_evidence"))
    assert SECRET in taken(type(officer).objects.get(pk=officer.pk), accepted)["6-conditions.txt"]


def test_no_file_is_called_after_the_person(officer):
    application = ApplicationFactory(profile=ProfileFactory(user__first_name="Kanary", user__last_name="Kanaru"))

    answer = sign_in(officer).get(reverse("office:dossier", args=[application.pk]))

    assert "kanar" not in answer.headers["Content-Disposition"].lower()
    assert not any("kanar" in name.lower() for name in taken(officer, application))


def test_nobody_takes_the_dossier_of_their_own_application(officer):
    own = ApplicationFactory(profile=ProfileFactory(user=officer))

    assert sign_in(officer).get(reverse("office:dossier", args=[own.pk])).status_code == 404
