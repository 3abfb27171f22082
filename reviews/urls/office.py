"""The programme office: rounds from their start to the last signature."""

from django.urls import path

from ..desk.views import copies, ranking, rounds, running

app_name = "office_reviews"
urlpatterns = [
    path("", rounds.list_rounds, name="rounds"),
    path("start/<slug:kind>/<int:group>/", rounds.start, name="start"),
    path("<int:pk>/", rounds.round, name="round"),
    path("<int:pk>/copies/<int:number>/", copies.copies, name="copies"),
    path("<int:pk>/open/", running.open_it, name="open"),
    path("<int:pk>/phase/", running.phase, name="phase"),
    path("<int:pk>/drop/", running.drop, name="drop"),
    path("<int:pk>/reviewers/", running.add, name="add_reviewer"),
    path("<int:pk>/reviewers/<int:reviewer>/<slug:what>/", running.take_back, name="take_back"),
    path("<int:pk>/ranking/", ranking.rank, name="rank"),
]
