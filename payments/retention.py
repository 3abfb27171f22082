"""How long the books are kept, and why they name whoever worked on them."""

import datetime

from django.utils.translation import gettext_lazy as _

#: Whole years after the year of a payment, and that year itself.
YEARS = 7
TIME = datetime.timedelta(days=366 * YEARS)
FOR_THE_BOOKS = _("Seven years. When you delete your account, your name goes and the sum stays in the books")
WITH_THE_BOOKS = _("As long as the books are kept")
TWO_PEOPLE = _("To show that two people looked at the money")
