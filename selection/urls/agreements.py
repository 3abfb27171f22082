"""The agreement for the head of a host, who has a link and no account."""

from django.urls import path

from ..agreements.views import outside

app_name = "agreements"
urlpatterns = [path("<str:token>/", outside.sign, name="sign")]
