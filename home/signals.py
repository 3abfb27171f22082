"""What home tells the apps above it."""

from django.dispatch import Signal

#: The pages of home are planted. An app plants its own below `home` (the English home page) in all `locales` (English
#: first), tells `report` their titles, and may put their names into `main_menu`, the rows of a new main menu.
site_planted = Signal()
