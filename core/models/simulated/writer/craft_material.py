"""Sentences by subject for explanations and product texts. Every role holds one or two wordings."""
# ruff: noqa: E501  (a sentence is easier to read in one line)

from __future__ import annotations

import re

Bank = dict[str, tuple[str, ...]]

EXPLAINED: dict[str, Bank] = {  # what it is, how it works, an example, a comparison
    r"recursi": {
        "what": ("Recursion means that a rule solves a big job by handing a smaller piece of the same job to itself.", "With recursion, a function calls itself on a smaller part of the problem."),
        "how": ("Each call waits for the next one, and the smallest case ends the chain.", "It stops at a case so small that the answer is plain."),
        "example": ("For example, to count 5 people in a queue, you ask the next person to count the 4 behind them.",),
        "like": ("It is like a set of nested dolls: open one after another until the last does not open.",),
    },
    r"photosynthe": {
        "what": ("Photosynthesis is how a plant makes its own food from light, water and air.",),
        "how": ("The leaf takes in carbon dioxide, the roots bring water, and the green cells use sunlight to build sugar.", "Light splits water in the leaf, and the energy that is set free builds sugar from carbon dioxide."),
        "example": ("For example, one large beech gives off about 20 litres of oxygen in an hour of sun.",),
        "like": ("The leaf works like a kitchen that runs on light.",),
    },
    r"machine learning|neural|artificial intell|language model": {
        "what": ("In machine learning, a program is not given the rules; it finds them in many examples.", "Machine learning lets a computer improve at a task by practice instead of by fixed rules."),
        "how": ("It makes a guess, compares it with the right answer, and changes its numbers a little so that the next guess is closer.",),
        "example": ("For example, after 10,000 e-mails marked by people, it can sort out most of the spam by itself.",),
        "like": ("It is like learning to catch a ball: nobody gives the formula, the misses teach the hand.",),
    },
    r"compound interest|\binterest rate": {
        "what": ("Compound interest is interest that is paid on earlier interest as well.",),
        "how": ("Each year the gain is added to the sum, so the next year starts from a larger amount.",),
        "example": ("For example, 1,000 euros at 5 percent grow to 1,629 euros in ten years, not to 1,500.",),
        "like": ("It grows like a snowball that rolls downhill.",),
    },
    r"vaccin|immun": {
        "what": ("A vaccine shows the body a harmless part of a germ, so that it can learn to fight the real one.",),
        "how": ("Defence cells remember that part, and they answer within hours when the germ itself arrives.",),
        "example": ("For example, two doses against measles protect about 97 of 100 people.",),
        "like": ("It is like a fire drill: everyone knows the way out before there is smoke.",),
    },
    r"gravity|gravitation": {
        "what": ("Gravity is the pull that everything with mass has on everything else.",),
        "how": ("The more mass there is, and the closer it is, the stronger the pull becomes.",),
        "example": ("For example, a ball that drops from a roof is 9.8 metres per second faster after each second.",),
        "like": ("Think of a ball on a stretched sheet: smaller marbles roll towards it like leaves to a drain.",),
    },
    r"inflation": {
        "what": ("Inflation means that prices in general rise, so the same money buys less.",),
        "how": ("It comes when people want to buy more than there is, or when making things gets dearer.",),
        "example": ("For example, at 4 percent a year a basket of food for 50 euros costs 52 euros a year later.",),
        "like": ("Money then melts like ice in a warm pocket.",),
    },
    r"blockchain|bitcoin|crypto ?curren": {
        "what": ("A blockchain is a list of records that many computers keep together, and that nobody can change in secret.",),
        "how": ("Each block carries a short code made from the block before, so a change in one breaks all that follow.",),
        "example": ("For example, to alter 1 old payment, a thief would have to redo every later block on most of the computers.",),
        "like": ("It is like a class diary of which every pupil has a copy.",),
    },
    r"rainbow": {
        "what": ("A rainbow appears when sunlight meets drops of rain and is split into its colours.",),
        "how": ("Light bends as it enters a drop, bounces off the back and bends again, each colour by its own angle.",),
        "example": ("For example, red leaves the drop at about 42 degrees and violet at 40, so red lies on the outside.",),
        "like": ("Each drop works like a tiny glass prism.",),
    },
    r"black hole": {
        "what": ("A black hole is a place where gravity is so strong that not even light gets out.",),
        "how": ("It forms when a very heavy star runs out of fuel and falls in on itself.",),
        "example": ("For example, to become one, the whole Earth would have to shrink to a ball of 18 millimetres.",),
        "like": ("Its edge is like the lip of a waterfall: beyond it, no swimmer turns back.",),
    },
    r"seasons?\b": {
        "what": ("We have seasons because the axis of the Earth is tilted, not because we are nearer to the sun.",),
        "how": ("For half a year one half of the globe leans towards the sun and gets higher light and longer days.",),
        "example": ("For example, Rome has 15 hours of daylight in June and 9 in December.",),
        "like": ("A lamp shows it: tilt an orange and one side stays brighter, like a face turned to a fire.",),
    },
    r"encrypt|cryptograph": {
        "what": ("Encryption turns a message into signs that only someone with the right key can read.",),
        "how": ("The key tells a fixed recipe how to mix the letters, and how to undo the mix again.",),
        "example": ("For example, with a shift of 3 the word CAB becomes FDE; real keys have over 70 digits.",),
        "like": ("It is like a locked box that anyone may carry and only the owner can open.",),
    },
    r"internet|\bweb works|\bdns\b": {
        "what": ("The internet is a net of many small nets that have agreed on how to pass messages on.",),
        "how": ("A message is cut into packets, each finds its own way, and the last computer puts them in order.",),
        "example": ("For example, a photo of 3 megabytes travels as about 2,000 packets.",),
        "like": ("Packets travel like postcards: each one bears the full address.",),
    },
    r"\bsleep": {
        "what": ("Sleep is the time in which the brain sorts the day and the body repairs itself.",),
        "how": ("In deep sleep new memories are copied to a safer place, and waste is washed out of the brain.",),
        "example": ("For example, people who sleep 8 hours after learning a list recall more of it than those who stay awake.",),
        "like": ("It is like the night shift that cleans a school before the bell.",),
    },
    r"climate|greenhouse|global warming": {
        "what": ("Climate change means that the usual weather shifts over decades because the air holds more heat.",),
        "how": ("Gases from burning coal, oil and gas let sunlight in and keep a part of the warmth from leaving.",),
        "example": ("For example, the air held 280 parts of carbon dioxide in a million in 1800, and over 420 today.",),
        "like": ("The gases work like a second blanket on a warm night.",),
    },
}  # fmt: skip
ANYTHING: Bank = {  # {x}: the subject, {X}: the same as the first word of a sentence
    "what": ("{X} is best understood by its parts and by what each of them does.", "{X} looks simple from outside, and the reasons for it lie one step deeper."),
    "how": ("A few causes work together, and when one of them changes, the result changes with it.", "First one thing makes a start, then the next follows from it, and in the end we see the result."),
    "example": ("For example, look at one case of {x} and note 3 things: what came before, what changed and what followed.",),
    "like": ("It is like a clock: the hands are all we see, the wheels do the work.",),
}  # fmt: skip

SOLD: dict[str, Bank] = {  # what it is, what you have from it, a number, a comparison
    r"\bjob\b|\bvacanc|\bapprentice": {
        "what": ("We are looking for {x}.", "Would you like to work with us? We are looking for {x}."),
        "how": ("You work with care, you like people, and you say what you think.", "You learn the rest with us, and somebody has time for your questions."),
        "example": ("The work is 38 hours a week and begins on 1 September.",),
        "like": ("Our team is like a good kitchen: everybody knows who does what.",),
    },
    r"bottle": {
        "what": ("A reusable water bottle for the long days between two taps.", "One water bottle for the desk, the train and the trail."),
        "how": ("The lid opens with one hand and stays shut in your bag.", "You fill it in the morning, and it keeps your drink cold until the evening."),
        "example": ("It holds 0.75 litres and weighs 290 grams.", "Steel, 0.6 litres, and a ten-year guarantee on the lid."),
        "like": ("It keeps water as fresh as a spring in the shade.",),
    },
    r"\bmugs?\b|coffee cup": {
        "what": ("A coffee mug that is made for slow mornings.",),
        "how": ("The thick wall keeps your drink warm, and the wide handle leaves room for your whole hand.",),
        "example": ("It holds 350 millilitres and goes into the dishwasher.",),
        "like": ("It feels like a warm stone in the hand.",),
    },
    r"backpack|rucksack|school ?bag": {
        "what": ("A backpack that keeps its shape and your back straight.",),
        "how": ("The broad straps spread the weight, and you find your keys in the outer pocket without looking.",),
        "example": ("It holds 22 litres and weighs 800 grams.",),
        "like": ("It sits as lightly as a jacket.",),
    },
    r"headphone|ear ?buds?|headset": {
        "what": ("Headphones for people who want to hear the music and not the train.",),
        "how": ("The soft pads close around your ears, and a touch lets voices through again.",),
        "example": ("One charge lasts 30 hours, ten minutes of charging give you 4 more.",),
        "like": ("Switched on, the street is as quiet as snow.",),
    },
    r"\blamps?\b|\blight": {
        "what": ("A desk lamp that lights the page and not your eyes.",),
        "how": ("You turn the head with one finger, and it stays where you leave it.",),
        "example": ("It needs 6 watts and has 4 steps of brightness.",),
        "like": ("Its light is as soft as a window to the north.",),
    },
    r"\bbicycles?\b|\bbikes?\b": {
        "what": ("A bicycle for every day, with lights that are always there.",),
        "how": ("You sit upright, see the traffic, and carry your shopping in front.",),
        "example": ("It has 8 gears and weighs 13 kilograms.",),
        "like": ("It rolls as easily as a coin on a table.",),
    },
    r"notebook|planner|diary": {
        "what": ("A notebook that lies flat and takes every pen.",),
        "how": ("You write to the very edge, and nothing shows through on the other side.",),
        "example": ("It has 160 numbered pages and two ribbons.",),
        "like": ("Its paper is as smooth as a washed pebble.",),
    },
    r"\bapp\b|software|program": {
        "what": ("An app that shows what is due today and hides the rest.",),
        "how": ("You type a line as you would say it, and the date finds its own place.",),
        "example": ("It starts in 1 second and works without a network.",),
        "like": ("It is like a good colleague: it reminds you once.",),
    },
    r"umbrella": {
        "what": ("An umbrella that turns in the wind and turns back.",),
        "how": ("You open it with your thumb, and it dries in your bag without a drip.",),
        "example": ("It weighs 240 grams and stands wind of 80 kilometres an hour.",),
        "like": ("Folded, it is as small as a banana.",),
    },
}  # fmt: skip
ANY_PRODUCT: Bank = {
    "what": ("{X} that does one job and does it well.", "{X}, made for every day and not for the shelf."),
    "how": ("You need no manual: what you touch first is what you need first.", "It is easy to clean, and you can repair it at home."),
    "example": ("It comes in 3 sizes with a guarantee of 2 years.",),
    "like": ("You will reach for it like for your own keys.",),
}  # fmt: skip

EVENTS: dict[str, str] = {  # cue: what one can say of such an event
    r"concert|choir|music|band": "Our choir and the band play songs from five countries.",
    r"party|feast|festival|fair": "There will be music, games and a long table for all.",
    r"meeting|assembly": "We will talk about the plan for the coming months.",
    r"trip|excursion|tour": "We go by train, and everyone needs a packed lunch.",
    r"exam|test": "Bring a pen and your student card.",
    r"sale|discount|opening": "Everything on the front tables is a third off.",
    r"maintenance|outage|update|downtime": "The service will be down for about 40 minutes.",
    r"workshop|course|training|lesson": "You will try out everything yourself, in small groups.",
    r"library|book|reading": "Three authors read from their new books.",
    r"sport|match|race|run\b|tournament": "Four teams play, and every class may cheer.",
}  # fmt: skip


def bank(subjects: dict[str, Bank], otherwise: Bank, task: str) -> Bank:
    """The sentences for the subject of a task, or those that fit any."""
    return next((found for cue, found in subjects.items() if re.search(cue, task[:1_500], re.I)), otherwise)


def event_line(task: str) -> str:
    """A sentence about what happens at an event."""
    return next(
        (line for cue, line in EVENTS.items() if re.search(cue, task[:1_500], re.I)),
        "All of us will be there to answer questions.",
    )
