"""What a person keeps about herself or himself: profile, files, privacy, notices."""

from django.urls import path

from ..accounts import views as account
from ..inbox.views import my as inbox
from ..notices import views as notices
from ..privacy import views as privacy
from ..profiles.views import cv as files
from ..profiles.views import home, profile, records
from ..profiles.views import lists as profile_lists

#: The first page, which shares the name `my` with the pages of apps above.
first_page = [path("", home.home, name="home")]
app_name = "diaspora"
urlpatterns = [
    path("account/", account.account, name="account"),
    path("start/", account.start, name="start"),
    path("about/", profile.about, name="about"),
    path("experience/", profile_lists.experience, name="experience"),
    path("experience/add/", profile_lists.position, name="add_position"),
    path("experience/<int:pk>/", profile_lists.position, name="position"),
    path("experience/<int:pk>/remove/", profile_lists.remove_position, name="remove_position"),
    path("languages/", profile_lists.languages, name="languages"),
    path("languages/<int:pk>/remove/", profile_lists.remove_language, name="remove_language"),
    path("availability/", profile_lists.availability, name="availability"),
    path("availability/<int:pk>/remove/", profile_lists.remove_window, name="remove_window"),
    path("regions/", profile.regions, name="regions"),
    path("qualifications/", records.qualifications, name="qualifications"),
    path("more/", records.more, name="more"),
    path("record/<slug:kind>/add/", records.record, name="add_record"),
    path("record/<slug:kind>/<int:pk>/", records.record, name="record"),
    path("record/<slug:kind>/<int:pk>/remove/", records.remove_record, name="remove_record"),
    path("cv/", files.cv, name="cv"),
    path("cv/remove/", files.remove_cv, name="remove_cv"),
    path("files/<int:pk>/", files.file, name="file"),
    path("visibility/", profile.visibility, name="visibility"),
    path("check/", profile.check, name="check"),
    path("check/publish/", profile.publish, name="publish"),
    path("check/hide/", profile.hide, name="hide"),
    path("check/confirm/", profile.confirm, name="confirm"),
    path("privacy/", privacy.overview, name="privacy"),
    path("privacy/consents/<slug:purpose>/withdraw/", privacy.withdraw, name="withdraw_consent"),
    path("privacy/download/", privacy.export, name="export"),
    path("privacy/delete/", privacy.delete_account, name="delete_account"),
    path("waiting/", inbox.inbox, name="inbox"),
    path("waiting/by-email/", inbox.digest, name="digest"),
    path("waiting/stop/<str:token>/", inbox.stop_digest, name="stop_digest"),
    path("notices/", notices.notices, name="notices"),
    path("notices/coming-back/", notices.coming_back, name="coming_back"),
    path("notices/read/", notices.read_notices, name="read_notices"),
    path("notices/<int:pk>/open/", notices.open_notice, name="open_notice"),
]
