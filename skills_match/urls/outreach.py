"""The way in by a link that an association or a mission passes on."""

from django.urls import path

from ..outreach.views import public

app_name = "outreach"
urlpatterns = [path("<slug:code>/", public.come, name="come")]
