"""Pages of the portal that are not in Wagtail's tree: search, contact, style guide, patterns."""

from django.urls import path

from .views import feeds, pages
from .views.patterns import pattern
from .views.styleguide import styleguide

app_name = "home"
urlpatterns = [
    path("patterns/<slug:seed>.svg", pattern, name="pattern"),
    path("styleguide/", styleguide, name="styleguide"),
    path("feeds/news/", feeds.news_feed, name="news_feed"),
    path("untranslated/<int:pk>/", pages.untranslated, name="untranslated"),
]
