"""Rooms: a class that guesses, talks, guesses again and sees; and what it ran. No picture is drawn here."""
