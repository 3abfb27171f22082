"""Pages of the portal that are not in Wagtail's tree: search, contact, style guide."""

app_name = "home"
urlpatterns = []
