"""Telling languages apart by their small words, which hardly any sentence can do without."""

from core.models.simulated.writer.text import each, words

WORDS = {
    "english": each(
        "the a an and is are was were to of in on for with you your we our i it this that not have has be will can "
        "please thank thanks dear hello hi from at by my they he she all now new but or if when where what how me us "
        "do does am been would could"
    ),
    "german": each(
        "der die das und ist sind war nicht ein eine einen einem einer ich du wir ihr sie es zu mit von auf für im in "
        "den dem des bitte danke hallo liebe lieber guten tag haben hat wird werden kann auch noch aber oder wenn wie "
        "was wo bei nach aus um uns mein meine unser unsere heute morgen sehr geehrte am zum zur"
    ),
    "french": each(
        "le la les un une des et est sont pas ne je tu nous vous il elle de du à au aux en dans pour avec sur que qui "
        "ce cette bonjour merci mon ma mes notre votre plus mais ou où comment c'est s'il plaît a été"
    ),
    "spanish": each(
        "el la los las un una y es son está no yo tú nosotros usted de del a al en por para con que se su mi me lo "
        "hola gracias buenos días pero o como dónde cuándo muy más esta este"
    ),
    "italian": each(
        "il lo la i gli le un una e è sono non io tu noi voi di del della da in nel per con che si mi ti ci ciao "
        "grazie buongiorno ma o come dove quando molto più questo questa"
    ),
    "dutch": each(
        "de het een en is zijn was niet ik jij je wij we u van op voor met in aan te dat die dit hallo bedankt maar of "
        "als hoe wat waar ook nog naar uit om ons mijn"
    ),
}
WORDS |= {"deutsch": WORDS["german"], "englisch": WORDS["english"]}


def seen(language: str, text: str) -> list[str]:
    """The small words of a language in a text, in their order; empty for a language that is not known."""
    return [word for word in words(text[:4000]) if word in WORDS.get(language, ())]
