"""Kinds of concepts, their words, levels, and what becomes of a suggested skill."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from .actors import Actor


class ConceptKind(TextChoices):
    SKILL = "skill", _("Skill")
    OCCUPATION = "occupation", _("Occupation")
    UNIT_GROUP = "unit_group", _("ISCO-08 unit group")
    GROUP = "group", _("Group of skills")


class RelationKind(TextChoices):
    """What the other concept is to the first one, in a taxonomy: broader, or a skill that it needs or is helped by."""

    BROADER = "broader"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class LabelKind(TextChoices):
    PREFERRED = "preferred", _("Label")
    SYNONYM = "synonym", _("Synonym")
    #: What people type who look for it: it leads to the concept and is no name of it, so no text is read by it.
    TYPED = "typed", _("Everyday word")


class ReviewState(TextChoices):
    MACHINE = "machine", _("Not yet reviewed by a speaker")
    REVIEWED = "reviewed", _("Reviewed")
    REJECTED = "rejected", _("Not a good word: not used")


class SkillLevel(IntegerChoices):
    """How well somebody masters a skill, in words that a person recognises."""

    STARTING = 1, _("I know the basics and work under guidance")
    WORKING = 2, _("I do it on my own in usual cases")
    EXPERIENCED = 3, _("I do it in difficult cases and guide others")
    EXPERT = 4, _("I lead the field, train experts and set standards")


#: The same levels in one word each, for lists and for what an assignment asks for.
LEVEL_WORDS = {
    SkillLevel.STARTING: _("beginning"),
    SkillLevel.WORKING: _("independent"),
    SkillLevel.EXPERIENCED: _("experienced"),
    SkillLevel.EXPERT: _("expert"),
}


class SuggestionState(TextChoices):
    OPEN = "open", _("Waiting for an answer")
    ACCEPTED_NEW = "accepted_new", _("Added to the list")
    ACCEPTED_SYNONYM = "accepted_synonym", _("Added as another word")
    DECLINED = "declined", _("Not added")


_G = SuggestionState


#: Allowed moves of a suggestion for the vocabulary: (from, to) → who may.
SUGGESTION_MOVES: dict[tuple[SuggestionState, SuggestionState], set[Actor]] = {
    (_G.OPEN, _G.ACCEPTED_NEW): {Actor.OFFICE},
    (_G.OPEN, _G.ACCEPTED_SYNONYM): {Actor.OFFICE},
    (_G.OPEN, _G.DECLINED): {Actor.OFFICE},
}
