"""What finance does with appeals and gifts."""

from django.urls import path

from ..finance.views import appeals, gifts, names

app_name = "finance_gifts"
urlpatterns = [
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<slug:slug>/", appeals.appeal, name="appeal"),
    path("appeals/<slug:slug>/end/", appeals.end, name="end"),
    path("appeals/<slug:slug>/do/<slug:action>/", appeals.act, name="act"),
    path("appeals/<slug:slug>/names/", names.names, name="names"),
    path("appeals/<slug:slug>/names/<int:pk>/", names.name, name="name"),
    path("gifts/", gifts.gifts, name="gifts"),
    path("gifts/<int:pk>/", gifts.gift, name="gift"),
    path("gifts/<int:pk>/accept/", gifts.accept, name="accept"),
    path("gifts/<int:pk>/looked-at/", gifts.looked_at, name="looked_at"),
    path("gifts/<int:pk>/end/", gifts.end, name="end_gift"),
]
