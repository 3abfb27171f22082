"""For how long something about a person is kept: sentences that several nouns use in the register of personal data."""

from django.utils.translation import gettext_lazy as _

WORK = _("As long as the assignment is kept; without your name once your account is deleted")
#: Why, not how long: the one reason that several nouns share.
IN_CHARGE = _("To know who is in charge at the programme office")
