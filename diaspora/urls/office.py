"""What the programme office does with people and institutions."""

app_name = "office_people"
urlpatterns = []
