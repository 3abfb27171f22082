"""Keys of rows as pages send them: nonsense, and numbers that no column could hold, are none."""

import pytest
from django.urls import reverse

from casework.seen import keys_in
from tests.conftest import sign_in

LARGEST = 2**63 - 1


def test_keys_keep_their_order():
    assert keys_in(["3", "1", "2"]) == [3, 1, 2]


@pytest.mark.parametrize("value", ["", "-1", "1.5", "one", "²", "9" * 19, "9" * 5000])
def test_what_can_be_no_key_is_left_out(value):
    assert keys_in([value, "7"]) == [7]


def test_every_key_fits_into_its_column():
    assert keys_in(["9" * 18])[0] <= LARGEST


@pytest.mark.django_db
def test_a_number_that_no_decision_has_is_no_decision(officer):
    answer = sign_in(officer).post(reverse("office:prepared"), {"decision": "9" * 30}, follow=True)

    assert "Choose at least one decision." in answer.text
