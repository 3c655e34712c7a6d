"""In class: guess together, talk, guess again, run."""

from pages.parts.rooms.class_page import class_page

class_page()
