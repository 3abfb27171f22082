"""A host's assignments and applicants."""

app_name = "hosting"
urlpatterns = []
