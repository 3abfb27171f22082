"""The five scores and what they say where a round has no words of its own."""

from django.utils.translation import gettext_lazy as _

HIGHEST = 4
#: What a score says, from the best down.
WORDS = {
    4: _("Outstanding: more than the work needs, with proof"),
    3: _("Good: everything that the work needs"),
    2: _("Enough: the work can be done, with gaps"),
    1: _("Little: some of it, not enough for the work"),
    0: _("Nothing in the file shows it"),
}
#: How a criterion is answered that does not suit a file.
NOT_APPLICABLE = "na"
