"""What a person keeps about herself or himself: profile, files, privacy, notices."""

app_name = "diaspora"
urlpatterns = []
