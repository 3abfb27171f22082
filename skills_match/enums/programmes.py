"""What the rules of a programme are about, and the rights that people hold in it."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Right(IntegerChoices):
    """What somebody may do in one programme, between two days. Numbers are stored; never give one away again."""

    OFFICER = 1, _("Officer of the programme")
    REVIEWER = 2, _("Reviewer")
    FINANCE_PREPARER = 3, _("Finance: prepares")
    FINANCE_APPROVER = 4, _("Finance: approves")
    SAFEGUARDING = 5, _("Safeguarding")
    DATA_PROTECTION = 6, _("Data protection")
    EVALUATOR = 7, _("Evaluator")
    DONOR = 8, _("Donor (reads only)")
    BANK_DETAILS = 9, _("Finance: reads and checks where people are paid")


class RuleKind(TextChoices):
    """What a rule asks. Those about requests are for institutions, the others for people who apply."""

    HOST_KIND = "host_kind", _("Which institutions may ask")
    ENDORSED = "endorsed", _("The institution above endorses the request")
    LETTER = "letter", _("Letter of support by the head")
    SHORTEST = "shortest", _("Shortest assignment, in days")
    LONGEST = "longest", _("Longest assignment, in days")
    LINK = "link", _("Link to Tanzania")
    ABROAD = "abroad", _("Lives outside Tanzania")
    EXPERIENCE = "experience", _("Minimum experience, in years")
    AGE = "age", _("Minimum age, in years")
    DOCUMENT = "document", _("Document that applicants can show")
    DECLARATION = "declaration", _("Statement that applicants confirm")


#: Rules about the request of an institution.
FOR_HOSTS = {RuleKind.HOST_KIND, RuleKind.ENDORSED, RuleKind.LETTER, RuleKind.SHORTEST, RuleKind.LONGEST}
#: They hold a number, a choice or a text; the others say all by their kind.
WITH_NUMBER = {RuleKind.SHORTEST, RuleKind.LONGEST, RuleKind.EXPERIENCE, RuleKind.AGE}
WITH_CHOICE = {RuleKind.HOST_KIND, RuleKind.LINK}
WITH_TEXT = {RuleKind.DOCUMENT, RuleKind.DECLARATION}
#: What the portal cannot look up: the person says so, and nobody asks for proof before selection.
DECLARED = {RuleKind.AGE, *WITH_TEXT}
