"""Fields of life: who is concerned, what may be gained or lost, and where one can look. No facts about any topic."""

import re
from functools import lru_cache
from typing import NamedTuple


class Field(NamedTuple):
    words: str  # a regular expression on the topic
    kind: str  # what the topic mostly is: a practice, or a thing
    people: str
    gains: str
    burdens: str
    sources: str


_FIELDS = (
    Field(
        r"gardens?|gardening|farms?|farming|agricultur\w*|crops?|allotments?|orchards?|beekeeping",
        "practice",
        "growers, neighbours and buyers",
        "fresh food, shade and company",
        "land, water and hours of work",
        "yields on paper, talks with growers and soil tests",
    ),
    Field(
        r"schools?|pupils?|students?|teachers?|teaching|homework|exams?|grades?|classrooms?|universit\w+|lessons?"
        r"|kindergartens?|education|learning|reading|spelling|handwriting|uniforms?",
        "practice",
        "pupils, parents and teachers",
        "better learning, fairness and a calm day",
        "money, time and free choice",
        "school statistics, surveys of pupils and schools that changed their rule",
    ),
    Field(
        r"animals?|dogs?|cats?|bees?|wol(?:f|ves)|bears?|whales?|birds?|insects?|fish|horses?|spiders?|bats?|owls?"
        r"|foxes|fox|elephants?|pets?|butterfl\w+|frogs?|sharks?|snakes?|otters?|hedgehogs?|octopus\w*",
        "thing",
        "keepers, farmers and neighbours",
        "food, company and a living countryside",
        "space, damage and fear",
        "counts in the field, museums and people who live close by",
    ),
    Field(
        r"forests?|trees?|plants?|flowers?|mushrooms?|moss\w*|volcano\w*|glaciers?|rivers?|lakes?|deserts?|mountains?"
        r"|stars?|planets?|comets?|clouds?|islands?|caves?|rocks?|oceans?|seas?|corals?|reefs?|bogs?|moors?",
        "thing",
        "locals, visitors and scientists",
        "water, calm and knowledge",
        "land, safety and upkeep",
        "maps from different years, measuring stations and local guides",
    ),
    Field(
        r"bread|cheese|coffee|chocolate|sugar|salt|rice|potato\w*|noodles|pasta|wine|beer|spices?|honey|olives?|milk"
        r"|pizza|soup",
        "thing",
        "cooks, growers and guests",
        "taste, nourishment and trade",
        "price, health and long transport",
        "cookery books, price lists and a visit to a producer",
    ),
    Field(
        r"food|diets?|meat|vegan\w*|vegetarian\w*|cooking|eating|meals?|canteens?|restaurants?|nutrition|fasting",
        "practice",
        "eaters, cooks and growers",
        "health, taste and fair prices",
        "money, time and old habits",
        "shopping lists, studies of health and kitchens that tried it",
    ),
    Field(
        r"energy|power|solar|wind|nuclear|electric\w*|heating|batter\w+|hydrogen|heat pumps?|insulation",
        "practice",
        "households, firms and neighbours",
        "clean air, lower bills and independence",
        "building costs, space and noise",
        "meter readings, grid operators and towns that changed early",
    ),
    Field(
        r"cit(?:y|ies)|urban|towns?|streets?|traffic|scooters?|bus(?:es)?|trams?|trains?|railways?|cars?|bicycles?"
        r"|bikes?|cycling|parking|housing|rents?|villages?|pedestrians?|architecture",
        "practice",
        "residents, shops and the council",
        "space, quiet and short ways",
        "building costs, upkeep and quarrels over space",
        "counts before and after, town plans and the next town",
    ),
    Field(
        r"phones?|smartphones?|apps?|internet|online|social media|robots?|data|games?|gaming|digital\w*|computers?"
        r"|software|streaming|drones?|blockchain|bitcoin|encryption|passwords?|3d print\w+|chatbots?|surveillance",
        "practice",
        "users, makers and lawmakers",
        "speed, reach and convenience",
        "privacy, attention and dependence",
        "user figures with a date, tests by independent labs and the small print",
    ),
    Field(
        r"work|working|jobs?|offices?|employment|employees?|wages?|labour|labor|unions?|careers?|overtime|strikes?"
        r"|internships?|apprentice\w*|pensions?|retirement|week",
        "practice",
        "employees, employers and families",
        "income, rest and good results",
        "security, health and free time",
        "labour statistics, contracts and firms that tried it",
    ),
    Field(
        r"health|sleep|disease|medicines?|vaccin\w*|exercise|stress|mental|yoga|meditation|running|sports?|football"
        r"|swimming|chess|climbing|hospitals?|nurs\w+|allerg\w+|smoking|alcohol|vaping|doping",
        "practice",
        "patients, players and families",
        "fitness, calm and company",
        "time, money and injuries",
        "long studies with a control group, clubs and doctors",
    ),
    Field(
        r"money|tax(?:es|ation)?|banks?|banking|income|prices?|trade|econom\w+|insurance|inflation|debts?|credit"
        r"|lotter\w+|advertis\w+|fashion|shopping|cash|minimum wage|stock\w*",
        "practice",
        "buyers, firms and the state",
        "income, choice and security",
        "fees, debt and unequal shares",
        "official statistics, annual reports and receipts",
    ),
    Field(
        r"art|music|films?|cinema|books?|libraries|theatres?|museums?|danc\w+|paintings?|literature|novels?"
        r"|poetry|comics?|graffiti|opera|jazz|tattoos?|photography|languages?|dialects?|proverbs?|myths?",
        "practice",
        "artists, listeners and critics",
        "joy, memory and exchange",
        "money, time and disputes over taste",
        "works themselves, reviews of the time and talks with artists",
    ),
    Field(
        r"climate|waste|plastics?|recycl\w*|packaging|environment\w*|nature|water|air|reus\w+|repair\w*",
        "practice",
        "households, industry and later generations",
        "clean water, clean air and less waste",
        "money, comfort and changed habits",
        "measuring stations, waste statistics and local trials",
    ),
    Field(
        r"travel\w*|tourism|tourists?|flights?|flying|space|holidays?|hotels?|camping|cruises?|exploration|hiking",
        "practice",
        "travellers, hosts and residents",
        "rest, income and new views",
        "noise, crowds and emissions",
        "arrival figures, hosts and places that set a limit",
    ),
    Field(
        r"laws?|politics|elections?|police|prisons?|migration|refugees?|votes?|voting|democra\w+|rights|constitution"
        r"|parliaments?|treat(?:y|ies)|militar\w+|monarch\w+|borders?|volunteer\w*|military service|quotas?",
        "practice",
        "citizens, officials and courts",
        "safety, fairness and a say",
        "money, freedom and trust",
        "the text of the law, court files and neighbouring countries",
    ),
)
_ANY = Field(
    "",
    "practice",
    "users, payers and neighbours",
    "time, money and well-being",
    "money, effort and side effects",
    "official figures, eyewitnesses and places that can be compared",
)


_RULES = tuple((re.compile(rf"\b(?:{field.words})\b", re.IGNORECASE), field) for field in _FIELDS)


@lru_cache(maxsize=256)
def field_of(topic: str) -> Field:
    """The field of a topic's head (scooters, in electric scooters in cities), else of its first telling word."""
    head = re.split(r"(?<=\w) (?:in|at|for|with|from|during|among|of|on|to) ", topic)[0]
    last = _placed(head)
    found = max(last, key=lambda one: one[0], default=None) or min(_placed(topic), key=lambda one: one[0], default=None)
    return found[2] if found else _ANY


def _placed(text: str) -> list[tuple[int, int, Field]]:
    """Each field whose words stand in a text, with the place of the last of them."""
    ends = [(max((found.start() for found in rule.finditer(text)), default=-1), field) for rule, field in _RULES]
    return [(place, -i, field) for i, (place, field) in enumerate(ends) if place >= 0]


def is_known(topic: str) -> bool:
    """Whether a topic has a field."""
    return field_of(topic) is not _ANY
