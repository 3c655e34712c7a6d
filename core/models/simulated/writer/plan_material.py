"""Tasks whose parts are known: what each part is called and what a worker writes for it."""

from typing import NamedTuple


class Part(NamedTuple):
    title: str
    text: str  # the key sentence, which a synthesis takes up
    more: str


class Known(NamedTuple):
    words: str  # a regular expression on the task
    parts: tuple[Part, ...]
    closing: str


KNOWN: tuple[Known, ...] = (
    Known(
        r"launch.{0,60}\bbottle|bottle.{0,60}\blaunch",
        (
            Part(
                "Target group",
                "Start with commuters: they carry a bag with a laptop and fear a leaking lid.",
                "Talk to ten of them at a station and ask what annoys them about the bottle they own. Pupils "
                "and hikers follow in the second half year.",
            ),
            Part(
                "Message and name",
                "The message is one sentence: it never leaks, and it is clean in one minute.",
                "A film of the bottle upside down over a stack of papers proves it without words. The name "
                "should be short and easy to say aloud.",
            ),
            Part(
                "Price and sales channels",
                "Set the price from the cost up: material, shipping, a fair margin for the shop.",
                "Sell online for the first month, since returns and wishes show up there soonest. Then go to "
                "bicycle shops and school kiosks.",
            ),
            Part(
                "Launch week",
                "Monday samples, Wednesday the film, Friday the sale opens.",
                "Twenty testers get a bottle three weeks earlier, so honest reviews are there on the day. "
                "One person answers every question within two hours.",
            ),
            Part(
                "Measuring success",
                "Compare sales, returns and comments with the plan after four weeks.",
                "Count how many bottles come back and why: lid, colour or size. One change is made at once, "
                "the others wait for the next batch.",
            ),
        ),
        "First the promise and the group, then the price, and at the end an honest look at the result.",
    ),
    Known(
        r"product launch|launch (?:of )?(?:a|an|the|our|my)\b|bring .{0,40} to market",
        (
            Part(
                "Target group",
                "Choose one group that has the problem every week, and talk to ten of them.",
                "Write down their own words for the problem; these words go into the advertising. The second "
                "group waits until the first one buys.",
            ),
            Part(
                "Message",
                "Say in one sentence what gets better, and prove it with one picture.",
                "Everything that does not help this sentence is left out. Read it to someone who does not "
                "know the product and ask what they understood.",
            ),
            Part(
                "Price and channels",
                "Calculate the price from the cost up and test it in one channel first.",
                "A channel of your own shows who buys and why. A shop brings more people, and takes its margin.",
            ),
            Part(
                "Launch plan",
                "Fix one day and count back: samples, reviews, texts, stock, support.",
                "Each step gets a name and a date. One week stays free for what goes wrong.",
            ),
        ),
        "One group, one promise and one day keep the launch simple.",
    ),
    Known(
        r"class trip|school trip|field trip|trip for \d+|excursion",
        (
            Part(
                "Place and travel",
                "Choose a youth hostel within two hours by train, with a group ticket for 28 pupils and two adults.",
                "Book beds and seats three months ahead. Meet 30 minutes before departure at one fixed point "
                "in the station and count twice.",
            ),
            Part(
                "Programme for two days",
                "Day one: arrival, town rally in groups of four, evening games; day two: museum in the "
                "morning, train at three.",
                "Each half day has one fixed item and some free time. For rain there is a climbing hall or a "
                "film about the town.",
            ),
            Part(
                "Budget and parents",
                "Put travel, bed, meals and entries into one sum for each pupil and tell the parents early.",
                "A short letter names the sum, the date for paying and a quiet way to ask for help. Ten "
                "percent stays as a reserve.",
            ),
            Part(
                "Safety and packing list",
                "Take a list of phone numbers, allergies and medicine, and agree on a meeting point for each "
                "free hour.",
                "Pack rain jacket, lunch for the first day, sleeping things and a small amount of money. One "
                "adult always stays with whoever is ill.",
            ),
        ),
        "With beds and train booked first, the rest can be planned around them.",
    ),
    Known(
        r"dark[- ]mode|dark theme|night mode",
        (
            Part(
                "theme.css: colours as variables",
                "In theme.css each colour gets a role such as ground, text or accent, with one value for "
                "light and one for dark.",
                "Components use only the roles. Contrast is checked for both sets: 4.5 to 1 for text, 3 to 1 "
                "for lines and icons.",
            ),
            Part(
                "toggle.js: the switch",
                "In toggle.js the page follows the system setting, and a switch overrules it.",
                "The choice is stored in the browser and read before the first paint, so that no white page "
                "flashes. The switch has a label for screen readers.",
            ),
            Part(
                "charts.js: readable charts",
                "In charts.js the charts read their colours from the theme and redraw when it changes.",
                "Grid lines become softer and lines a little brighter on the dark ground. Screenshots of "
                "each chart in both themes belong to the tests.",
            ),
        ),
        "The variables come first, since the switch and the charts both depend on them.",
    ),
    Known(
        r"phones?\b.{0,40}(?:ban|school)|ban.{0,40}phones?",
        (
            Part(
                "Attention and grades",
                "Studies find small gains in results after a ban, mostly for weaker pupils, and some find none.",
                "An English study of 2015 found the gain, a similar one in Sweden did not. Schools differ in "
                "how strictly they apply the rule, so results are hard to compare.",
            ),
            Part(
                "Well-being and breaks",
                "Teachers report livelier breaks, while findings on mood and bullying disagree.",
                "Most screen time lies outside school, which a ban hardly changes. What pupils do in the "
                "break instead seems to matter.",
            ),
            Part(
                "Rules in practice",
                "Simple rules with few exceptions work best, with lockers or pouches and the same line from "
                "all teachers.",
                "Pupils who need a phone for health or translation keep it. Parents need a number they can call.",
            ),
            Part(
                "Arguments against a ban",
                "Critics say that self-control is learnt by use, not by lockers.",
                "They ask for lessons on media, with phones allowed for set tasks. Some schools do both: a "
                "ban in lower years, guided use in upper ones.",
            ),
        ),
        "Taken together, a ban can calm the school day, but it does not replace learning to use a phone well.",
    ),
    Known(
        r"birthday|party|celebrat|wedding|anniversary",
        (
            Part(
                "Guests and date",
                "Fix the date with the three people who must be there, then invite the others.",
                "Ask for an answer by a day ten days ahead. The number of guests decides about room and food.",
            ),
            Part(
                "Place",
                "Choose a place that can be reached without a car and has a roof.",
                "Look at chairs, toilets, power and the neighbours. Know until when music is allowed.",
            ),
            Part(
                "Food and drink",
                "Plan three things that can be prepared the day before, and ask about allergies.",
                "Water costs little and is always too short. A list shows who brings what.",
            ),
            Part(
                "Programme",
                "One surprise, one game and good music are enough.",
                "Somebody other than the host keeps an eye on the time. Leave room for talk.",
            ),
        ),
        "Guests first, then place and food; the programme may stay small.",
    ),
    Known(
        r"(?:school )?(?:newspaper|magazine)|podcast|newsletter",
        (
            Part(
                "Readers and topics",
                "Ask twenty readers what they talk about at lunch and choose three topics from it.",
                "One topic should help, one should surprise and one should make people smile.",
            ),
            Part(
                "Team and dates",
                "Give each article one author, one second reader and one date.",
                "A meeting of 30 minutes a week is enough. Late articles go into the next issue.",
            ),
            Part(
                "Layout and pictures",
                "Use two typefaces, one grid and only pictures that you may print.",
                "Each picture gets a line that says what is seen and who took it.",
            ),
            Part(
                "Printing and sharing",
                "Ask two printers for a price and put a free version online on the same day.",
                "Sell it where people wait: at the entrance and in the canteen.",
            ),
        ),
        "A small first issue that appears on its date is worth more than a thick one that does not.",
    ),
    Known(
        r"move (?:house|home|flat|to a new)|moving (?:house|home)|new flat",
        (
            Part(
                "Dates and contracts",
                "Give notice, fix the moving day and tell power, internet and post the new address.",
                "Photograph the meters in both flats on that day.",
            ),
            Part(
                "Sorting and packing",
                "Begin six weeks ahead with what you use least, and give away what you would not buy again.",
                "Write room and contents on two sides of each box; books go into small ones.",
            ),
            Part(
                "Helpers and van",
                "Book the van early and ask more helpers than you need.",
                "Somebody keeps two parking places free at both doors. Food and water are part of the deal.",
            ),
        ),
        "Sort before you pack; each box that is not moved saves work twice.",
    ),
)
