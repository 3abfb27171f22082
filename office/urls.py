"""The desk of the programme office, and what it does with people and institutions."""

from django.urls import path

from .views import accounts as office_accounts
from .views import exports, home, records, search
from .views import institutions as office_institutions
from .views import staff as office_staff

#: Pages for whatever an app above brings to the desk; they share the name `office` with its pages.
desk = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("notes/<slug:kind>/<int:pk>/", records.note, name="note"),
    path("officers/<slug:kind>/<int:pk>/", records.assign, name="assign"),
    path("export/<slug:kind>/<slug:format>/", exports.export, name="export"),
]
app_name = "office_people"
urlpatterns = [
    path("institutions/", office_institutions.institutions, name="institutions"),
    path("institutions/<int:pk>/", office_institutions.institution, name="institution"),
    path("institutions/<int:pk>/ask/", office_institutions.ask, name="ask_institution"),
    path("institutions/<int:pk>/above/", office_institutions.place, name="place_institution"),
    path("institutions/<int:pk>/name/", office_institutions.new_name, name="institution_name"),
    path("institutions/<int:pk>/<slug:decision>/", office_institutions.decide, name="decide_institution"),
    path("accounts/", office_accounts.accounts, name="accounts"),
    path("accounts/add/", office_staff.add, name="add_account"),
    path("accounts/<int:pk>/", office_accounts.account, name="account"),
    path("accounts/<int:pk>/roles/", office_staff.roles, name="account_roles"),
    path("accounts/<int:pk>/address/", office_staff.address, name="account_address"),
    path("accounts/<int:pk>/delete/", office_staff.delete, name="delete_account"),
    path("accounts/<int:pk>/suspend/", office_accounts.suspend, name="suspend_account"),
    path("accounts/<int:pk>/second-factor/", office_accounts.second_factor, name="second_factor"),
    path("accounts/<int:pk>/works-again/", office_accounts.works_again, name="works_again"),
    path("accounts/<int:pk>/reinstate/", office_accounts.reinstate, name="reinstate_account"),
]
