"""Pages of an application from which a part of the profile is changed."""

from django.urls import reverse

from diaspora.profiles.ways_back import register_way_back

register_way_back("application", lambda reference: reverse("assignments:apply_check", args=[reference]))
register_way_back("applying", lambda reference: reverse("assignments:apply", args=[reference]))
