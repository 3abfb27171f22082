"""What home tells the apps above it."""

from django.dispatch import Signal

#: The pages of home are planted. An app plants its own below `home` (the English home page) in all `locales` (English
#: first), tells `report` their titles, and may put their names into `main_menu`, the rows of a new main menu.
site_planted = Signal()

#: `page` is about to be stored with another `live_revision`: it goes live, or with another text. Who wants to hear how
#: it ended returns a function; it is called with the page as it is stored then, in the same transaction.
page_goes_live = Signal()
