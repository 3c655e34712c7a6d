"""The text collection that ships with the app: short passages with facts and figures. Illustrative, not a reference."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    title: str
    text: str


PASSAGES = tuple(
    Passage(*pair)
    for pair in (
        ("Nile", "The Nile is about 6,650 kilometres long. It flows north to the Mediterranean Sea."),
        ("Danube", "The Danube is about 2,850 kilometres long. It rises in the Black Forest."),
        ("Rhine", "The Rhine is about 1,230 kilometres long. It comes from the Alps and reaches the North Sea."),
        ("Amazon", "The Amazon is about 6,400 kilometres long. No other river carries as much water."),
        ("Volga", "The Volga is about 3,530 kilometres long. It ends in the Caspian Sea and is the longest in Europe."),
        ("Elbe", "The Elbe is about 1,090 kilometres long. It flows from the Giant Mountains to the North Sea."),
        ("Thames", "The Thames is about 346 kilometres long."),
        ("Vienna", "Vienna is the capital of Austria. The river that flows through Vienna is the Danube."),
        ("Cologne", "Cologne is a city in Germany. The river that flows through Cologne is the Rhine."),
        ("Cologne Cathedral", "Cologne Cathedral is 157 metres high."),
        ("Eiffel Tower", "The Eiffel Tower in Paris is 330 metres high with its aerials. It was built in 1889."),
        ("Burj Khalifa", "The Burj Khalifa in Dubai is 828 metres high, the highest building of its time."),
        ("Mount Everest", "Mount Everest is 8,849 metres high, the highest mountain above sea level."),
        ("Mont Blanc", "Mont Blanc is about 4,806 metres high; its snow cap changes a little every year."),
        ("Kilimanjaro", "Kilimanjaro in Tanzania is 5,895 metres high."),
        ("Mariana Trench", "The Mariana Trench is about 10,900 metres deep, the deepest place of the sea."),
        ("Moons", "The planet with the most moons is Saturn. Astronomers had confirmed 274 of them by 2025."),
        ("Saturn", "Saturn is on average 1,434 million kilometres away from the Sun."),
        ("Jupiter", "Jupiter is the largest planet. It is on average 778 million kilometres away from the Sun."),
        ("Mars", "Mars is on average 228 million kilometres away from the Sun. Its day lasts 24 hours and 37 minutes."),
        ("Neptune", "Neptune is on average 4,500 million kilometres away from the Sun."),
        ("Earth", "The Earth is on average 150 million kilometres away from the Sun."),
        ("Moon", "The Moon is on average 384,400 kilometres away from the Earth."),
        ("Light", "Light has a speed of 299,792 kilometres a second in empty space."),
        ("Sound", "Sound has a speed of about 343 metres a second in air at 20 degrees."),
        ("Blue whale", "A large blue whale weighs about 150 tonnes. It is the heaviest animal known."),
        ("Elephant", "A large African elephant weighs about 6 tonnes. It eats grass, leaves and bark."),
        ("Giraffe", "A giraffe can be 5.5 metres tall. It is the tallest animal."),
        ("Ostrich", "An ostrich runs at a speed of up to 70 kilometres an hour. It cannot fly."),
        ("Cyclist", "A cyclist in town rides at a speed of about 18 kilometres an hour."),
        ("Walking", "A walker has a speed of about 5 kilometres an hour."),
        ("City bicycle", "A city bicycle weighs about 15 kilograms."),
        ("Racing bicycle", "A racing bicycle weighs at least 6.8 kilograms under the rules of the world championship."),
        ("Marathon", "A marathon is 42.195 kilometres long."),
        ("Kettle", "An electric kettle needs about 2,000 watts while it heats."),
        ("Laptop", "A laptop at work needs about 50 watts."),
        ("Refrigerator", "A modern refrigerator uses about 150 kilowatt-hours of electricity a year."),
        ("School lesson", "In Germany a school lesson usually lasts 45 minutes."),
        ("Austria", "Austria has about 9.2 million people. Its area is about 83,900 square kilometres."),
        ("Switzerland", "Switzerland has about 9 million people. Its area is about 41,300 square kilometres."),
    )
)
