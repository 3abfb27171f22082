"""The public list of assignments, and applying."""

app_name = "assignments"
urlpatterns = []
