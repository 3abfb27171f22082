"""What becomes of an expert after the assignment, and what alumni offer."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReturnStage(TextChoices):
    END = "end", _("At the end")
    THREE = "three", _("After three months")
    TWELVE = "twelve", _("After a year")


class WhatNext(TextChoices):
    BACK = "back", _("I go back abroad, or am back")
    STAYS = "stays", _("I stay in Tanzania for good")
    UNDECIDED = "undecided", _("I do not know yet")


class Recognition(TextChoices):
    """How far the recognition of qualifications in Tanzania is."""

    NOT_NEEDED = "not_needed", _("I do not need it")
    WANTED = "wanted", _("I need it and have not asked for it")
    ASKED = "asked", _("I have asked for it and wait")
    GIVEN = "given", _("My qualifications are recognised")
    REFUSED = "refused", _("It was refused")


class ReferralOutcome(TextChoices):
    OPEN = "open", _("No answer yet")
    HELPED = "helped", _("It helped")
    NOT_HELPED = "not_helped", _("It did not help")


class AlumniOfferKind(TextChoices):
    MENTOR = "mentor", _("I guide people online")
    REPEAT = "repeat", _("I would come again")
    SPEAK = "speak", _("I would speak at a conference")
    ASK_ME = "ask_me", _("Others who think of going may ask me")
