"""What an uploaded document really is: its structure is asked, not its name or declared type.

Runs in a process of its own (`python -m diaspora.inspection`) under limits of time and memory, without Django, settings
or secrets; `diaspora.files.checks` starts it and puts its answer into words.
"""
