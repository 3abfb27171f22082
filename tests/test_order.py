"""A list keeps its order, also when its query counts."""

import pytest
from django.db.models import Count

from skills_match.models import Campaign

from .order import OrderForgotten


@pytest.mark.django_db
def test_rows_that_are_counted_say_their_order():
    counted = Campaign.objects.annotate(number=Count("letters"))

    with pytest.raises(OrderForgotten):
        list(counted)
    list(counted.order_by("pk"))
