"""Rows that search engines keep a copy of: the domain's verbs announce what they change, so factories do it too."""

import factory

from skills_match.enums import ChangeKind
from skills_match.search_server.changes import record_change


class Announced(factory.django.DjangoModelFactory):
    """`_news` says which kind of row has changed, and where its id is."""

    class Meta:
        abstract = True

    _news = (ChangeKind.PROFILE, "profile_id")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        made = super()._create(model_class, *args, **kwargs)
        kind, place = cls._news
        record_change(kind=kind, object_id=getattr(made, place))
        return made
