"""A reviewer’s own pages."""

from django.urls import path

from ..allocation.views import my as allocation
from ..packs.views import my as packs
from ..ranking.views import my as ranking
from ..sheets.views import my as sheets

app_name = "reviews"
urlpatterns = [
    path("", sheets.list_rounds, name="rounds"),
    path("<int:pk>/", sheets.round, name="round"),
    path("<int:pk>/ranking/", ranking.ranking, name="ranking"),
    path("<int:pk>/pack/", packs.pack, name="pack"),
    path("<int:pk>/pack.pdf", packs.document, name="pack_document"),
    path("<int:pk>/ranking.pdf", ranking.printed, name="ranking_pdf"),
    path("<int:pk>/<int:number>/", sheets.sheet, name="sheet"),
    path("<int:pk>/<int:number>/conflict/", allocation.declare, name="conflict"),
]
