"""What a host institution keeps about itself: registration, members."""

app_name = "institution"
urlpatterns = []
