"""Appeals, giving, and what a giver sees and changes afterwards."""

from django.urls import path

from ..appeals.views import appeals
from ..gifts.views import giving, mine
from ..monthly.views import manage

app_name = "contributions"
urlpatterns = [
    path("", appeals.appeal_list, name="list"),
    path("mine/", mine.ask, name="ask"),
    path("mine/asked/", mine.asked, name="asked"),
    path("mine/account/", mine.of_account, name="of_account"),
    path("mine/account/<int:year>/", mine.year_of_account, name="year_of_account"),
    path("mine/<str:token>/", mine.mine, name="mine"),
    path("mine/<str:token>/<int:year>/", mine.year_by_link, name="year"),
    path("manage/<str:token>/", manage.manage, name="manage"),
    path("manage/<str:token>/<slug:action>/", manage.act, name="act"),
    path("gifts/<uuid:key>/", giving.gift, name="gift"),
    path("gifts/<uuid:key>/pay/", giving.checkout, name="checkout"),
    path("<slug:slug>/", appeals.appeal, name="appeal"),
    path("<slug:slug>/give/", giving.give_to, name="give"),
]
