"""A phrase book: all the simulated model knows of other languages, and it says so."""

import re

from core.models.simulated.writer.text import excerpt, words

_LANGUAGES = ("german", "french", "spanish", "italian")
_BOOK = (
    ("hello", "Hallo", "Bonjour", "Hola", "Ciao"),
    ("good morning", "Guten Morgen", "Bonjour", "Buenos días", "Buongiorno"),
    ("good evening", "Guten Abend", "Bonsoir", "Buenas tardes", "Buonasera"),
    ("good night", "Gute Nacht", "Bonne nuit", "Buenas noches", "Buonanotte"),
    ("thank you", "Danke", "Merci", "Gracias", "Grazie"),
    ("thank you very much", "Vielen Dank", "Merci beaucoup", "Muchas gracias", "Grazie mille"),
    ("please", "Bitte", "S'il vous plaît", "Por favor", "Per favore"),
    ("goodbye", "Auf Wiedersehen", "Au revoir", "Adiós", "Arrivederci"),
    ("yes", "Ja", "Oui", "Sí", "Sì"),
    ("no", "Nein", "Non", "No", "No"),
    ("how are you", "Wie geht es Ihnen?", "Comment allez-vous ?", "¿Cómo está usted?", "Come sta?"),
    (
        "where is the station",
        "Wo ist der Bahnhof?",
        "Où est la gare ?",
        "¿Dónde está la estación?",
        "Dov'è la stazione?",
    ),
    ("i love you", "Ich liebe dich", "Je t'aime", "Te quiero", "Ti amo"),
    (
        "the school is closed today",
        "Die Schule ist heute geschlossen.",
        "L'école est fermée aujourd'hui.",
        "La escuela está cerrada hoy.",
        "La scuola è chiusa oggi.",
    ),
    (
        "the meeting is at three",
        "Die Besprechung ist um drei.",
        "La réunion est à trois heures.",
        "La reunión es a las tres.",
        "La riunione è alle tre.",
    ),
    ("welcome", "Willkommen", "Bienvenue", "Bienvenidos", "Benvenuti"),
    ("water", "Wasser", "eau", "agua", "acqua"),
    ("school", "Schule", "école", "escuela", "scuola"),
    ("bird", "Vogel", "oiseau", "pájaro", "uccello"),
    ("book", "Buch", "livre", "libro", "libro"),
    ("house", "Haus", "maison", "casa", "casa"),
    ("friend", "Freund", "ami", "amigo", "amico"),
)


def phrases_for(text: str) -> dict[str, str]:
    """The phrase of the book that a task asks to translate, in each language that it names."""
    asked = re.search(
        r"[\"“'‘]([^\"”]+)[\"”'’]|\btranslate:? (?:the (?:word|phrase|sentence) )?(.+?) (?:in)?to\b",
        text,
        re.IGNORECASE,
    )
    wanted = words((asked[1] or asked[2]) if asked else "")
    row = next((row for row in _BOOK if row[0].split() == wanted), None)
    named = [name for name in _LANGUAGES if re.search(rf"\b{name}\b", text, re.IGNORECASE)]
    return {name: row[1 + _LANGUAGES.index(name)] for name in named} if row else {}


def translated(command: str, body: str) -> str:
    """The phrase in the language asked for, or an honest sentence with the text to be translated."""
    language = next(
        (name for name in _LANGUAGES if re.search(rf"\b{name}", f"{command} {body[-200:]}", re.IGNORECASE)), None
    )
    text = re.sub(
        r"^(?:translate\s+)?|\s*\b(?:in)?to (?:german|french|spanish|italian|english)\b.*$",
        "",
        body,
        flags=re.IGNORECASE | re.DOTALL,
    )
    if len(several := phrases_for(f"translate {body} {command}")) > 1:
        return "\n".join(f"{name.capitalize()}: {said}" for name, said in several.items())
    wanted = words(text)
    if language:
        for row in _BOOK:
            if row[0].split() == wanted:
                return row[1 + _LANGUAGES.index(language)]
    where = f" into {language.capitalize()}" if language else ""
    return (
        f'The simulated model has only a small phrase book and cannot translate "{excerpt(text, 80)}"{where}. A '
        f"live model can."
    )
