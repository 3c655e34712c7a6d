"""Lines for haiku: by subject, first lines and last lines of five syllables, middle lines of seven."""
# ruff: noqa: E501  (verses of one kind stand in one line)

from __future__ import annotations

import re

from core.models.simulated.writer.craft_words import word_set

# cue in the task: (first lines, middle lines, middle lines one syllable too long, last lines, last lines one too long, words of the subject)
LINES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], str]] = {
    r"distributed|\bserver|\bdatabase|\bcloud|\bnetwork|micro-?service|consensus|replica|\bcluster|kubernetes|\blatency": (
        ("Clocks drift far apart,", "Ten nodes share the night.", "The leader falls still.", "One message is lost.", "Packets cross the dark,"),
        ("the followers vote again", "each log waits for the other", "no server knows the whole truth", "a late reply finds no one", "two replicas disagree"),
        ("the followers now vote again", "each log still waits for the other", "a late reply then finds no one", "and two replicas disagree"),
        ("and the log agrees.", "then silence. Retry.", "old news, like starlight.", "snow on every link.", "the quorum wakes up."),
        ("and then the log agrees.", "then a silence. Retry.", "the quorum wakes up now."),
        "clock node message leader packet server log replica vote quorum link follower network reply retry system distributed",
    ),
    r"\bcode\b|\bcoding|program|software|\bbugs?\b|debug|\bpython\b|compiler|\btests?\b": (
        ("Midnight, one last bug.", "The cursor blinks on.", "All the tests are green,", "A comma is lost,"),
        ("a thousand lines hold their breath", "the old comment tells a lie", "no one dares to press the key", "the stack trace falls like dry leaves"),
        ("a thousand long lines hold their breath", "and the old comment tells a lie", "no one here dares to press the key"),
        ("dawn finds the answer.", "rain against the glass.", "the build sleeps at last.", "it was my own name."),
        ("the dawn finds the answer.", "soft rain against the glass."),
        "bug cursor test comma line comment key stack build code compiler name program",
    ),
    r"\bautumn|\bfall leaves|\boctober|\bnovember": (
        ("One leaf, then the wind.", "Smoke above the fields,", "The last geese depart,", "Cold sun on the path,"),
        ("the maple lets go of red", "an apple thuds in wet grass", "the garden folds up its chairs", "each step is a dry whisper"),
        ("the maple now lets go of red", "an apple thuds in the wet grass", "the old garden folds up its chairs"),
        ("the branch stays behind.", "nobody looks up.", "the evening comes soon.", "my coat smells of rain."),
        ("the bare branch stays behind.", "still nobody looks up."),
        "leaf leaves autumn maple geese apple wind smoke branch evening field garden",
    ),
    r"\bwinter|\bsnow|\bfrost|\bice\b|\bdecember|\bjanuary": (
        ("Snow on the mailbox.", "The pond holds its breath,", "White fields, one black crow.", "Frost draws on the glass,"),
        ("a fox writes one line of prints", "the street has lost its edges", "bare trees lean into the dark", "the kettle begins to sing"),
        ("a lone fox writes one line of prints", "the long street has lost its edges"),
        ("no answer tonight.", "the stars come closer.", "spring sleeps underneath."),
        ("still no answer tonight.", "and the stars come closer."),
        "snow pond frost winter ice crow fox street tree star spring field cold",
    ),
    r"\bspring\b|\bblossom|\bapril\b|\bflowers?\b": (
        ("Rain taps on new leaves.", "The first bee is late.", "Mud on both my shoes,", "Wind in the plum tree,"),
        ("the whole hill turns green at once", "petals fall into the cup", "a blackbird tries out three notes", "the gate swings and will not close"),
        ("and the whole hill turns green at once", "soft petals fall into the cup"),
        ("winter looks away.", "we open the door.", "nothing is in haste."),
        ("the winter looks away.", "and we open the door."),
        "spring blossom leaf petal bee bird hill tree green rain wind winter flower",
    ),
    r"\bsummer|\bjuly\b|\baugust\b|\bbeach\b": (
        ("Heat above the road.", "The crickets start up.", "Sand in every book,", "Noon. The dog lies flat."),
        ("a bee works the last clover", "the river forgets its way", "thunder thinks about the hills", "the ice cream outruns the child"),
        ("one slow bee works the last clover", "the river soon forgets its way"),
        ("nobody says when.", "one cloud, far away.", "even time lies down."),
        ("and nobody says when.", "one small cloud, far away."),
        "summer heat cricket sand noon bee river thunder cloud sun ice",
    ),
    r"\bcoffee|\bespresso|\btea\b|\bcaf[eé]": (
        ("Six o'clock, no sound.", "Steam above the cup,", "The last beans are ground.", "Dark cup, open hands,"),
        ("the kitchen fills with morning", "the first sip wakes up the street", "the spoon draws a slow circle", "outside, the rain takes its time"),
        ("the whole kitchen fills with morning", "the first sip slowly wakes the street", "the spoon draws one more slow circle"),
        ("now the day may come.", "bitter, warm, and mine.", "the clock clears its throat."),
        ("and now the day may come.", "so bitter, warm, and mine."),
        "coffee tea cup bean steam sip spoon morning bitter warm kitchen",
    ),
    r"\brain(?:y|s|ing|drops?)?\b|\bstorm|\bthunder|\bweather": (
        ("Rain on the tin roof.", "Drops race down the glass,", "First thunder, far off.", "Grey sky, one wet crow,"),
        ("the gutter learns a new song", "the garden drinks without haste", "a puddle holds half the moon", "each leaf hands it to the next"),
        ("the old gutter learns a new song", "a puddle now holds half the moon"),
        ("umbrellas bloom. Late.", "we stay for a while.", "the street starts to shine."),
        ("we stay here for a while.", "and the street starts to shine."),
        "rain drop thunder gutter puddle cloud wet sky storm roof glass umbrella",
    ),
    r"\bsea\b|\bocean|\bwaves?\b|\btide|\bcoast|\bharbou?r": (
        ("Low tide, no footprints.", "The gulls argue on.", "Salt dries on my hands,", "Far out, one white sail,"),
        ("the wave takes back what it gave", "a shell repeats the same word", "fog walks in from the harbour", "the moon pulls at the water"),
        ("the slow wave takes back what it gave", "and a shell repeats the same word"),
        ("the shore keeps nothing.", "the boats turn to look.", "depth without a door."),
        ("and the shore keeps nothing.", "the small boats turn to look."),
        "sea tide wave gull salt sail shell fog harbour water shore boat moon depth",
    ),
    r"\bcats?\b|\bkitten": (
        ("Sun moves, the cat moves.", "Two ears in the grass.", "The bowl is empty.", "Paws on the keyboard,"),
        ("a tail writes on the still air", "the sparrow is not afraid", "she looks at me and sees toast", "the whole house belongs to her"),
        ("a long tail writes on the still air", "the small sparrow is not afraid"),
        ("she was never lost.", "sleep. A moth walks by.", "no one may sit there."),
        ("and she was never lost.", "no one may now sit there."),
        "cat paw tail ear bowl purr sleep sparrow moth she",
    ),
    r"\bdogs?\b|\bpupp": (
        ("The leash by the door.", "One ball, a whole world.", "Mud across the floor,"),
        ("he reads the news of each tree", "the river shakes from his coat", "his tail has already left"),
        ("and he reads the news of each tree", "and his tail has already left"),
        ("home smells of wet dog.", "the moon. He says so.", "good, says the whole path."),
        ("our home smells of wet dog.", "the round moon. He says so."),
        "dog leash ball tail bark tree river mud coat he",
    ),
    r"\bschools?\b|\bexams?\b|\bclass(?:room)?\b|\bhomework|\bteacher|\bstud": (
        ("Chalk dust in the light.", "The bell. Chairs fall back.", "Monday, a blank page.", "The last question waits,"),
        ("a pencil rolls off the desk", "the map hides one small island", "outside, a bird skips the test", "the clock walks, it does not run"),
        ("a short pencil rolls off the desk", "the old map hides one small island", "and the clock walks, it does not run"),
        ("one hand in the air.", "leaves against the glass.", "the hall fills with shoes."),
        ("one small hand in the air.", "and the hall fills with shoes."),
        "chalk bell chair page pencil desk map test clock hand question hall school class",
    ),
    r"\bnight\b|\bmoon\b|\bstars?\b|\bdark": (
        ("The moon counts the roofs.", "Late train, no one waves.", "One lamp is still on,"),
        ("an owl asks the same question", "stars fall into the still pond", "the whole street breathes in its sleep"),
        ("an owl asks us the same question", "and stars fall into the still pond"),
        ("the dark is not far.", "dreams knock at the door.", "morning takes its time."),
        ("and the dark is not far.", "the morning takes its time."),
        "night moon star dark owl lamp sleep dream",
    ),
    r"\bmountains?\b|\bhik|\bforest|\btrees?\b|\bwoods?\b": (
        ("The path turns to stone.", "Pines hold up the fog.", "One step, then the next,"),
        ("the peak moves back as we climb", "a stream talks under the moss", "old roots wait across the path"),
        ("the far peak moves back as we climb", "a cold stream talks under the moss"),
        ("the wind knows the way.", "no one owns this sky.", "far bells of the goats."),
        ("and the wind knows the way.", "still no one owns this sky."),
        "mountain path stone pine peak stream root climb forest tree moss goat",
    ),
}  # fmt: skip
ANY_MIDDLE = (
    "the wind goes through the tall grass",
    "a small bird begins to sing",
    "the river keeps its own time",
    "one leaf turns over and waits",
)
ANY_MIDDLE_LONG = (
    "the cold wind goes through the tall grass",
    "and a small bird begins to sing",
    "the river still keeps its own time",
)
ANY_LAST = ("and the night is long.", "the rain lets us be.", "a stone in my hand.", "then the moon. No sound.")
ANY_LAST_LONG = ("and the night is so long.", "the soft rain lets us be.")
SURPRISES = ("a clock full of snow.", "the moon in a cup.", "rain inside the clock.")
REST = {1: ("here.", "still.", "now."), 2: ("at dawn,", "alone.", "once more."), 3: ("in the rain,", "after dark,", "like the snow."),
        4: ("under the moon,", "before the dawn,", "in the tall grass,")}  # fmt: skip

NATURE = word_set(
    "leaf leaves tree trees wind rain snow frost moon star stars sun sky cloud clouds sea ocean wave tide river stream pond lake water "
    "mountain hill stone rock sand shore grass moss root roots branch flower petal petals blossom bee bird birds sparrow blackbird crow owl gull "
    "gulls geese fox cat dog moth cricket crickets apple maple pine pines plum clover fog mist storm thunder dawn dusk night morning "
    "evening autumn winter spring summer ice fire smoke field fields garden starlight dark salt shell light sunlight heat mud puddle forest "
    "earth island feather wings wing shadow silence cold goat goats horizon"
)
THINGS = NATURE - word_set(
    "night dark light cold heat silence shadow morning evening dawn dusk summer winter spring autumn water ice fire"
)
MADE = word_set(
    "clock clocks server servers node nodes log logs packet packets cup spoon key keys code phone window windows door doors street train "
    "letter letters lamp pencil desk chair chairs page bell wire wires cable link screen keyboard engine wheel bridge coin mailbox "
    "umbrella umbrellas kettle roof boat sail machine robot city road message queue database replica replicas notebook radio book map glass "
    "shoes coat gate kitchen bowl leash gutter chalk build"
)  # fmt: skip


def bank_for(
    task: str,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], str] | None:
    """The lines for the subject of a task."""
    return next((bank for cue, bank in LINES.items() if re.search(cue, task[:2_000], re.I)), None)
