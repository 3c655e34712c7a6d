"""An encyclopaedia's entries on birds, and small facts that need no plan."""

import re

BIRDS = (
    "Introduction: what makes a bird",
    "Ostriches, emus and kiwis",
    "Penguins",
    "Ducks, geese and swans",
    "Pheasants, quails and chickens",
    "Grebes and flamingos",
    "Storks, herons and ibises",
    "Pelicans and cormorants",
    "Albatrosses and petrels",
    "Gulls, terns and auks",
    "Plovers and sandpipers",
    "Cranes and rails",
    "Eagles, hawks and vultures",
    "Falcons",
    "Owls",
    "Pigeons and doves",
    "Parrots and cockatoos",
    "Cuckoos",
    "Swifts and hummingbirds",
    "Kingfishers and bee-eaters",
    "Woodpeckers and toucans",
    "Crows and jays",
    "Tits and nuthatches",
    "Larks and swallows",
    "Warblers and thrushes",
    "Finches, buntings and sparrows",
    "Glossary and index",
)
BIRD_FACTS = (
    (
        "ostrich",
        "The ostrich is the largest living bird; it cannot fly, and it runs up to 70 kilometres an hour.",
        "Emus and kiwis belong to the same old group, and the kiwi finds worms by smell.",
    ),
    (
        "penguin",
        "Penguins cannot fly in the air, but their wings are strong flippers under water.",
        "The emperor penguin hatches its egg on its feet in the winter of Antarctica.",
    ),
    (
        "duck",
        "Ducks, geese and swans have webbed feet and oil their feathers against water.",
        "Many of them breed in the north and winter further south.",
    ),
    (
        "pheasant",
        "Pheasants and their kin live on the ground and fly only short distances.",
        "The domestic chicken descends from the red junglefowl of Asia.",
    ),
    (
        "grebe",
        "Flamingos filter tiny food with the bill upside down, and its dyes make them pink.",
        "Grebes, their closest relatives, carry the young on their backs.",
    ),
    (
        "stork",
        "Storks and herons wade on long legs and catch fish, frogs and insects.",
        "White storks fly to Africa by using warm rising air.",
    ),
    (
        "pelican",
        "Pelicans catch fish with a large pouch of skin under the bill.",
        "Cormorants dive for fish and dry their wings in the sun.",
    ),
    (
        "albatross",
        "Albatrosses glide for hours over the sea without a beat of the wings.",
        "The wandering albatross has the widest wings of all birds, more than three metres.",
    ),
    (
        "gull",
        "Gulls eat nearly anything and have followed people into the cities.",
        "Their relative, the Arctic tern, flies from pole to pole each year.",
    ),
    (
        "plover",
        "Plovers and sandpipers search the mud of the coast for worms and small crabs.",
        "Bills of different length let many species feed side by side.",
    ),
    (
        "crane",
        "Cranes dance in pairs and travel in loud wedges across the autumn sky.",
        "Rails live hidden in reeds and are heard more often than seen.",
    ),
    (
        "eagle",
        "Eagles and hawks grip their prey with strong claws and see far better than we do.",
        "Vultures feed on dead animals and so keep the land clean.",
    ),
    (
        "falcon",
        "The peregrine falcon is the fastest animal: more than 300 kilometres an hour in a dive.",
        "It nests on cliffs and, today, on church towers.",
    ),
    (
        "owl",
        "Owls hunt at night by ear, and soft feathers make their flight silent.",
        "An owl turns its head by about 270 degrees, since its eyes cannot move.",
    ),
    (
        "pigeon",
        "Pigeons find their way home over hundreds of kilometres.",
        "Both parents feed the young with a kind of milk from the crop.",
    ),
    (
        "parrot",
        "Parrots have a curved bill, climb with it and learn sounds by listening.",
        "Many species are endangered by trade and the loss of forests.",
    ),
    (
        "cuckoo",
        "The common cuckoo lays its eggs in foreign nests and leaves the work to the hosts.",
        "Its chick throws the other eggs out.",
    ),
    (
        "swift",
        "Swifts eat, drink and even sleep in the air.",
        "Hummingbirds, their relatives, can fly on the spot and backwards.",
    ),
    (
        "kingfisher",
        "The kingfisher dives headlong for small fish from a branch above clear water.",
        "Bee-eaters rub the sting from a bee before they swallow it.",
    ),
    (
        "woodpecker",
        "Woodpeckers open wood with the bill; a spongy skull and strong muscles bear the blows.",
        "Their old holes become homes for many other birds.",
    ),
    (
        "crow",
        "Crows use tools, hide food and remember faces.",
        "Jays plant oaks by forgetting some of the acorns they bury.",
    ),
    (
        "tit",
        "Tits raise many young each year and adapt their time of breeding to the caterpillars.",
        "Nuthatches are the only birds here that climb down a trunk head first.",
    ),
    (
        "lark",
        "Larks sing high in the air above open fields.",
        "Swallows build nests of mud and hunt insects in flight.",
    ),
    (
        "thrush",
        "Thrushes are among the finest singers; the blackbird belongs to them.",
        "Warblers are small, plain and easiest to tell by their song.",
    ),
    (
        "finch",
        "Finches and sparrows crack seeds with short thick bills.",
        "Darwin's finches became famous for bills that differ from island to island.",
    ),
    (
        "what makes a bird",
        "Birds are warm-blooded animals with feathers, a bill and hard-shelled eggs.",
        "They descend from small dinosaurs; more than ten thousand species live today.",
    ),
    (
        "glossary",
        "The glossary explains words such as crop, brood, moult and migration.",
        "The index lists each species by its common and its scientific name.",
    ),
)
FACTS = (
    (r"capital of france", "Paris is the capital of France."),
    (r"capital of germany", "Berlin is the capital of Germany."),
    (r"capital of (?:italy)", "Rome is the capital of Italy."),
    (r"capital of spain", "Madrid is the capital of Spain."),
    (r"capital of japan", "Tokyo is the capital of Japan."),
    (r"capital of (?:australia)", "Canberra is the capital of Australia."),
    (
        r"capital of (?:the )?(?:uk|united kingdom|england|great britain)",
        "London is the capital of the United Kingdom.",
    ),
    (r"capital of (?:the )?(?:usa|united states|us)\b", "Washington, D.C. is the capital of the United States."),
    (
        r"how many (?:days|weeks) .{0,20}year",
        "A year has 365 days, or 366 in a leap year, which is 52 weeks and one or two days.",
    ),
    (r"how many (?:continents)", "Seven continents are usually counted."),
    (r"how many planets", "The solar system has eight planets."),
    (r"(?:highest|tallest) mountain", "Mount Everest is the highest mountain above sea level, 8,849 metres."),
    (r"longest river", "The Nile is usually named as the longest river, with the Amazon close behind."),
    (r"speed of light", "Light travels about 299,792 kilometres a second in empty space."),
    (r"(?:water|it) boil", "Water boils at 100 degrees Celsius at sea level."),
    (r"who (?:wrote|is the author of) hamlet", "William Shakespeare wrote Hamlet, around 1600."),
    (r"who (?:wrote|is the author of) faust", "Johann Wolfgang von Goethe wrote Faust."),
    (r"(?:berlin )?wall (?:fall|fell|come down)", "The Berlin Wall fell on 9 November 1989."),
    (r"largest (?:planet)", "Jupiter is the largest planet of the solar system."),
    (r"largest ocean", "The Pacific is the largest ocean."),
)


_WIDER = r"(?! (?:in|of|on|outside|before|after) (?:the )?(?-i:[A-Z]))"
_FACTS = tuple((re.compile(rf"\b(?:{words}){_WIDER}", re.IGNORECASE), told) for words, told in FACTS)


def fact_in(text: str) -> str:
    """The small fact that a text asks for; empty for another one, such as the longest river in Europe."""
    return next((told for words, told in _FACTS if words.search(text[:300])), "")
