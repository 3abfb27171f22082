"""Pages of the portal that are not in Wagtail's tree: search, contact, style guide, patterns."""

from django.urls import path

from .contact import views as contact
from .library.views import cover
from .page_translation.views.untranslated import untranslated
from .patterns.views import pattern, shared_title
from .press import views as press
from .site.views import is_this_real, privacy_notice
from .site_search.views import search
from .styleguide.views import styleguide
from .translation_desk.views import desk as translation_desk
from .translation_desk.views.texts import translate_text

app_name = "home"
urlpatterns = [
    path("search/", search, name="search"),
    path("contact/", contact.contact, name="contact"),
    path("contact/sent/", contact.contact_sent, name="contact_sent"),
    path("contact/sent/<str:signed>/", contact.contact_received, name="contact_received"),
    path("real/", is_this_real, name="is_this_real"),
    path("personal-data/", privacy_notice, name="privacy_notice"),
    path("office/messages/", contact.message_list, name="messages"),
    path("office/messages/<int:pk>/", contact.message_detail, name="message"),
    path("office/messages/<int:pk>/mark/", contact.message_mark, name="message_mark"),
    path("untranslated/<int:pk>/", untranslated, name="untranslated"),
    path("library/covers/<int:pk>.webp", cover, name="cover"),
    path("patterns/<slug:seed>.svg", pattern, name="pattern"),
    path("patterns/title/<str:signed>.png", shared_title, name="shared_title"),
    path("press/read/<str:token>/", press.read_before, name="press_read"),
    path("press/leave/<str:token>/", press.leave, name="press_leave"),
    path("press/left/", press.left, name="press_left"),
    path("translations/", translation_desk.translations, name="translations"),
    path("translations/ask/<slug:kind>/<int:pk>/<str:language>/", translation_desk.ask, name="ask_translation"),
    path("translations/<int:pk>/<slug:to>/", translation_desk.move, name="move_translation"),
    path("translations/text/<slug:kind>/<int:pk>/<str:language>/", translate_text, name="translate_text"),
    path("styleguide/", styleguide, name="styleguide"),
]
