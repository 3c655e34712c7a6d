"""Topics: nature and the human body."""

from core.models.simulated.writer.topic import Point, Topic

NATURE = (
    Topic(
        "photosynthesis",
        r"photosynth|chlorophyll|chloroplast",
        "Photosynthesis feeds nearly all life on Earth.",
        (
            Point(
                "Light, water and carbon dioxide",
                "what a leaf takes in",
                "a leaf takes in light, water from the roots and carbon dioxide from the air",
                "The gas enters through small openings under the leaf, called stomata.",
            ),
            Point(
                "Work in the chloroplasts",
                "chlorophyll catches light and splits water",
                "the green dye chlorophyll catches light, and its energy splits water",
                "Green light is used least and sent back, so leaves look green.",
            ),
            Point(
                "Sugar and oxygen",
                "what the plant makes and what it gives away",
                "the plant builds sugar for growth, and oxygen leaves the leaf as a by-product",
                "From sugar the plant makes starch, wood and fruit.",
            ),
            Point(
                "Why it matters",
                "food, air and climate depend on it",
                "food chains, the oxygen we breathe and the carbon in forests all depend on it",
                "About half of the world's photosynthesis happens in the sea, mostly in tiny algae.",
            ),
        ),
        "Without it there would be neither bread nor breath.",
    ),
    Topic(
        "the water cycle",
        r"water cycle|hydrolog|evaporation|precipitation",
        "The same water has been moving round the Earth for ages.",
        (
            Point(
                "Evaporation",
                "the sun lifts water from sea and soil",
                "the sun warms seas, lakes and plants, and water rises as invisible vapour",
                "Most of it comes from the oceans; the salt stays behind.",
            ),
            Point(
                "Clouds",
                "vapour cools and becomes small drops",
                "high up the vapour cools and gathers as drops around grains of dust",
                "This change from gas to liquid is called condensation.",
            ),
            Point(
                "Rain and snow",
                "heavy drops fall back",
                "when the drops grow too heavy they fall as rain, snow or hail",
                "Mountains force air upwards, so their windward side is often wet.",
            ),
            Point(
                "Rivers and groundwater",
                "the way back to the sea",
                "water runs off in rivers or seeps into the ground, and sooner or later it reaches the sea",
                "A drop may need days in a river and thousands of years in deep groundwater.",
            ),
        ),
        "Only the sun's energy and gravity keep the cycle going.",
    ),
    Topic(
        "climate change",
        r"climate|global warming|greenhouse|carbon emissions",
        "The Earth is warming, and people are the main cause.",
        (
            Point(
                "The greenhouse effect",
                "some gases keep heat near the ground",
                "carbon dioxide and methane let sunlight in but hold back part of the heat",
                "Without any greenhouse gases the Earth would be frozen; the trouble is the fast increase.",
            ),
            Point(
                "Coal, oil and gas",
                "burning them adds carbon that was buried",
                "burning coal, oil and gas releases carbon that lay buried for millions of years",
                "Cleared forests and cattle add to it.",
            ),
            Point(
                "What changes",
                "heat, heavy rain, drought, rising seas",
                "heatwaves and heavy rain become more likely, and the sea rises as ice melts and water expands",
                "Poor regions often suffer first, although they caused least.",
            ),
            Point(
                "What helps",
                "clean power, less waste, protection",
                "wind and solar power, better insulation and intact forests cut emissions",
                "Dykes, shade and warning systems protect people from what can no longer be avoided.",
            ),
        ),
        "Each tenth of a degree that is avoided counts.",
    ),
    Topic(
        "black holes",
        r"black holes?|event horizon",
        "A black hole is a place where gravity wins over everything.",
        (
            Point(
                "How they form",
                "a heavy star runs out of fuel and collapses",
                "when a very heavy star has used its fuel, its core collapses under its own weight",
                "Giants with millions of solar masses sit in the centres of most large galaxies.",
            ),
            Point(
                "The event horizon",
                "the border of no return",
                "nothing that crosses the event horizon comes back, not even light",
                "A black hole does not suck: far away it pulls like any star of the same mass.",
            ),
            Point(
                "How we see them",
                "by hot gas, moving stars and waves",
                "hot gas shines before it falls in, and nearby stars circle something invisible",
                "In 2015 detectors first measured the waves of two merging black holes; the first image "
                "followed in 2019.",
            ),
            Point(
                "Open questions",
                "what happens inside",
                "what happens at the centre is unknown, because our theories contradict each other there",
                "A theory that joins gravity with quantum physics is still missing.",
            ),
        ),
        "They are simple to describe from outside and a riddle within.",
    ),
    Topic(
        "volcanoes",
        r"volcano|lava\b|magma|eruptions?",
        "Volcanoes are openings to the hot inside of the Earth.",
        (
            Point(
                "Where they are",
                "mostly along the edges of plates",
                "most volcanoes stand where plates of the Earth's crust meet or move apart",
                "Some, such as those of Hawaii, sit over a hot spot in the middle of a plate.",
            ),
            Point(
                "Why they erupt",
                "gas drives the magma upwards",
                "magma is lighter than the rock around it, and gas drives it out like foam from a bottle",
                "Thin magma flows as lava; thick magma holds its gas and explodes.",
            ),
            Point(
                "Danger and benefit",
                "ash and mudflows, but fertile soil",
                "ash, hot clouds and mudflows destroy villages, while old ash makes rich soil",
                "That is why many people live near volcanoes, and the heat below gives power in Iceland.",
            ),
            Point(
                "Watching volcanoes",
                "small earthquakes, gas and swelling ground",
                "small earthquakes, rising gas and swelling ground often warn before an eruption",
                "The day and hour can seldom be told, so maps of danger zones matter.",
            ),
        ),
        "They destroy, and they built much of the land we stand on.",
    ),
    Topic(
        "healthy sleep",
        r"sleep|insomnia|bed ?time",
        "Sleep is work for the brain, not lost time.",
        (
            Point(
                "What sleep does",
                "repair, memory, mood",
                "during sleep the body repairs itself, and the brain sorts what the day has brought",
                "Who sleeps after learning often remembers more the next day.",
            ),
            Point(
                "How much is enough",
                "most adults 7 to 9 hours, teenagers 8 to 10",
                "most adults need 7 to 9 hours, teenagers 8 to 10, and the need differs between people",
                "If you wake rested and stay awake in quiet moments, it was probably enough.",
            ),
            Point(
                "Good habits",
                "regular times, dark room, no late coffee",
                "regular hours, a dark cool room and no coffee in the late afternoon help",
                "Daylight in the morning sets the inner clock.",
            ),
            Point(
                "Screens and worries",
                "put both away in time",
                "bright screens and open questions keep the brain busy, so it helps to stop an hour before",
                "A note of what is to be done tomorrow gets it out of the head.",
            ),
        ),
        "If trouble lasts for weeks, a doctor should be asked.",
    ),
    Topic(
        "birds",
        r"birds?\b|ornitholog|feathers?",
        "Birds are the dinosaurs that are still with us.",
        (
            Point(
                "Feathers and flight",
                "light bones, strong muscles, shaped wings",
                "feathers, light bones and strong chest muscles make flight possible",
                "Not all birds fly: ostriches run, and penguins fly under water, so to speak.",
            ),
            Point(
                "Beaks and food",
                "the beak shows what a bird eats",
                "a short thick beak cracks seeds, a hooked one tears meat and a long one reaches into mud",
                "Darwin's finches became famous because their beaks differ from island to island.",
            ),
            Point(
                "Nests and young",
                "from a scrape in the sand to a woven ball",
                "birds lay eggs and many build nests, often both parents feed the young",
                "A cuckoo leaves that work to others and lays its egg in a foreign nest.",
            ),
            Point(
                "Migration",
                "thousands of kilometres by sun, stars and magnetism",
                "many birds leave in autumn and find their way by the sun, the stars and the Earth's magnetism",
                "The Arctic tern flies from the Arctic to the Antarctic and back every year.",
            ),
        ),
        "More than ten thousand species show how well the plan works.",
    ),
    Topic(
        "vaccination",
        r"vaccin|immuni[sz]",
        "A vaccine shows the body an enemy before the real one comes.",
        (
            Point(
                "How it works",
                "the immune system practises",
                "a harmless part of a germ trains the immune system, which remembers it",
                "At the next contact the answer is quick, so the illness is mild or does not come.",
            ),
            Point(
                "Protecting others",
                "a gap-free group stops the spread",
                "when most people are immune, a germ finds no way to those who cannot be vaccinated",
                "Measles spread so easily that about 95 of 100 people must be immune.",
            ),
            Point(
                "Success",
                "smallpox is gone",
                "smallpox killed millions and was declared gone in 1980, because of vaccination",
                "Polio has disappeared from most countries.",
            ),
            Point(
                "Side effects",
                "usually small, sometimes serious, always watched",
                "a sore arm or fever is common, serious effects are rare and are recorded",
                "The benefit must be clearly larger than the risk before a vaccine is allowed.",
            ),
        ),
        "It is one of the cheapest ways to prevent illness.",
    ),
    Topic(
        "the solar system",
        r"solar system|planets?\b|\bmars\b|jupiter",
        "Eight planets circle one ordinary star.",
        (
            Point(
                "The sun",
                "nearly all the mass in one place",
                "the sun holds more than 99 percent of the mass and keeps everything on its path",
                "It turns hydrogen into helium and will do so for about five billion years more.",
            ),
            Point(
                "Rocky planets",
                "Mercury, Venus, Earth, Mars",
                "the four inner planets are small and have a solid surface",
                "Venus is hotter than Mercury because its thick air holds the heat.",
            ),
            Point(
                "Giants",
                "Jupiter, Saturn, Uranus, Neptune",
                "the outer planets are large, consist mostly of gas and ice, and have many moons",
                "All four have rings; only Saturn's are easy to see.",
            ),
            Point(
                "Small bodies",
                "moons, asteroids, comets",
                "asteroids and comets are leftovers from the time when the planets formed",
                "Pluto has counted as a dwarf planet since 2006.",
            ),
        ),
        "It formed about 4.6 billion years ago from one cloud of gas and dust.",
    ),
)
