"""Slogans, steps, short poems, and the words of praise that say nothing."""
# ruff: noqa: E501  (a sentence is easier to read in one line)

from __future__ import annotations

SLOGANS: dict[str, tuple[str, ...]] = {
    r"bicycle|bike|cycl": ("We mend the ride, you own the road.", "Flat tyre? Full service.", "Back on your wheels by five.", "We give good bikes a second spring."),
    r"coffee|caf[eé]|espresso": ("Morning starts at our counter.", "Slow coffee for fast days.", "One cup, and the day may come."),
    r"baker|bread": ("Up at three, so breakfast is warm.", "Bread that was flour last night.", "Crust you can hear."),
    r"book|librar": ("Open a book, leave the room.", "More worlds than shelves.", "Quiet place, loud pages."),
    r"school|universit|course": ("Ask more. Learn why.", "Where questions come first.", "Today a question, tomorrow a craft."),
    r"bottle|water": ("Fill it once, take it far.", "Less plastic, more water.", "Your tap, to go."),
    r"plant|garden|flower": ("Grow something, slow something.", "Green starts here.", "From seed to Sunday."),
    r"gym|fitness|sport": ("Come as you are, leave taller.", "Small steps, strong weeks.", "Sweat now, smile later."),
    r"hotel|hostel|travel": ("Arrive tired, leave rested.", "Your room between two roads.", "Stay a night, keep a story."),
    r"bank|insurance|money": ("Plain money talk.", "Saved today, there tomorrow.", "We read the small print aloud."),
    r"app\b|software|cloud|data": ("Less clicking, more doing.", "Software that stays out of the way.", "Your data, your rules."),
    r"restaurant|pizza|food|soup|burger|kitchen": ("Come hungry, leave friends.", "Fresh today, gone tonight.", "Cooked slowly, eaten fast."),
}  # fmt: skip
ANY_SLOGAN = (
    "{X}: here when you need it.",
    "{X}, made with care, not with noise.",
    "Less waiting, more {x}.",
    "{X} that keeps its word.",
)
TIRED = ("Quality you can trust: {x}.", "{X}: simply the best.", "{X}: your number one choice.")

STEPS: dict[str, tuple[str, ...]] = {  # what is needed; then the steps; amounts and times are in them
    r"\btea\b": ("a kettle, a cup and 1 spoon of tea", "Boil 250 millilitres of fresh water", "Put the tea into the cup", "Pour the water over it", "Wait 3 minutes", "Take the tea out"),
    r"coffee": ("a filter, a pot and 15 grams of ground coffee", "Boil 250 millilitres of water", "Put the filter on the pot and fill in the coffee", "Wet the coffee and wait 30 seconds", "Pour the rest slowly in circles", "Remove the filter"),
    r"tyre|tire|tube|puncture": ("2 tyre levers, a new tube and a pump", "Take the wheel out and let all air escape", "Lift one side of the tyre over the rim with the levers", "Pull out the old tube and feel for glass inside the tyre", "Put in the new tube with a little air", "Press the tyre back by hand and pump it to 4 bar"),
    r"password": ("your user name and access to your e-mail", "Open the sign-in page and choose “Forgot password”", "Type your e-mail address and send it", "Open the link within 15 minutes", "Choose a new password of 12 signs or more", "Sign in once on each device"),
    r"paper (?:air)?plane": ("1 sheet of A4 paper", "Fold the sheet lengthways and open it again", "Fold the two upper corners to the middle line", "Fold the slanted edges to the middle once more", "Close the sheet along the first fold", "Bend the wings down 2 centimetres from the edge"),
    r"wash\w* (?:your )?hands": ("warm water and soap", "Wet both hands", "Rub the soap over palms, backs and thumbs for 20 seconds", "Rinse off all the soap", "Dry your hands with a clean towel"),
    r"plant|tree|seed": ("a pot, 2 litres of earth and a small plant", "Fill the pot by half", "Set the plant in the middle and fill up around it", "Press the earth down with two fingers", "Give it 200 millilitres of water", "Put the pot in a light place"),
    r"\bgit\b|commit": ("a folder under version control", "Change one thing and save it", "Look at the change with git diff", "Add the files with git add", "Commit with a line of at most 50 signs", "Push to the shared branch"),
    r"pancake|cr[eê]pe": ("a pan, 200 grams of flour, 2 eggs, 400 millilitres of milk and a pinch of salt", "Stir flour, salt and eggs", "Pour in the milk bit by bit until no lumps are left", "Let the batter rest for 15 minutes", "Melt a little butter in the hot pan", "Pour in one ladle and turn the pancake after 2 minutes"),
    r"pasta|spaghetti|noodle": ("a large pot, 500 grams of pasta and 1 spoon of salt", "Boil 5 litres of water", "Add the salt and the pasta", "Stir once and cook it for 9 minutes", "Taste one piece", "Drain the water and keep half a cup of it for the sauce"),
    r"salad": ("1 lettuce, 2 tomatoes, 3 spoons of oil and 1 spoon of vinegar", "Wash the leaves and shake them dry", "Cut the tomatoes into 8 pieces", "Stir oil, vinegar and a pinch of salt", "Mix it all just before you serve it"),
    r"egg": ("1 egg, a small pot and water", "Boil water that covers the egg", "Lower the egg in with a spoon", "Wait 6 minutes for a soft yolk", "Put the egg into cold water for 1 minute"),
    r"sandwich|toast": ("2 slices of bread, butter, cheese and 1 tomato", "Spread butter on both slices", "Cut the tomato into slices of half a centimetre", "Lay cheese and tomato on one slice", "Close it and cut it across"),
}  # fmt: skip
ANY_STEPS = (
    "everything for {x} on one table",
    "Read all steps before you begin",
    "Get the first part of {x} ready",
    "Do the main part slowly, for about 10 minutes",
    "Compare the result with what you wanted",
    "Put everything back in its place",
)
CHECKS = (
    "Look at it once more: it is done when nothing moves, leaks or is missing.",
    "Check the result: it should look the same from both sides.",
)
CAUTION = "Be careful: do not hurry the second step."

POEM_ENDS = (("day", "away"), ("night", "light"), ("sky", "by"), ("rain", "again"), ("stone", "alone"))
POEM = (
    "{X} was here before the {0},",
    "and will not simply go {1}.",
    "I wrote its name on the grey {2}",
    "and let the winter wind go {3}.",
)

PRAISE = (
    "amazing",
    "best",
    "revolutionary",
    "perfect",
    "incredible",
    "ultimate",
    "awesome",
    "world-class",
    "unbeatable",
    "cutting-edge",
    "game-changing",
    "innovative",
    "premium",
    "unique",
)
PLAINER = {  # what a careful author puts in the place of a word
    "cheap": "affordable", "best": "right", "amazing": "sturdy", "perfect": "fitting", "revolutionary": "new", "incredible": "solid",
    "innovative": "well thought out", "unique": "rare", "premium": "well made", "free": "included", "ultimate": "complete", "awesome": "good",
    "very": "", "really": "", "good": "fine", "great": "fine", "nice": "pleasant", "easy": "simple", "simple": "plain", "big": "large",
    "new": "fresh", "quality": "workmanship", "eco-friendly": "gentle on nature", "sustainable": "long-lasting", "fast": "quick",
    "green": "natural", "hydration": "drinking", "plastic": "throwaway", "water": "drink",
}  # fmt: skip
PRAISING = {  # how a hasty author uses a word that is not wanted
    "cheap": "It is also surprisingly cheap.", "best": "It is the best choice for every day.", "amazing": "The result is amazing.",
    "free": "The second one is free.", "easy": "It is easy to use.", "great": "It is a great choice.", "perfect": "It is perfect for every day.",
}  # fmt: skip
