"""What a referee answers, who has a link and no account."""

from django.urls import path

from ..references.views import public

app_name = "references"
urlpatterns = [path("<str:token>/", public.give, name="give")]
