"""The checks of a film's report page."""
