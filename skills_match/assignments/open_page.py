"""The public page of an assignment, to which apps above add sections; their functions get the assignment."""

from diaspora.open_pages import OpenPage

assignment_page = OpenPage()
