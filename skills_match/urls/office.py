"""The programme office: queues, applications, vocabulary."""

app_name = "office"
urlpatterns = []
