"""Topics: history, school, everyday life."""

from core.models.simulated.writer.topic import Point, Topic

SOCIETY = (
    Topic(
        "phone bans in schools",
        r"(?:phones?|smartphones?|mobiles?)\b.{0,30}\b(?:ban|school|class)|ban\w*\b.{0,30}\b(?:phone"
        r"|smartphone|mobile)",
        "Many countries now limit phones in school.",
        (
            Point(
                "Attention and grades",
                "small gains, mostly for weaker pupils",
                "an English study of 2015 found slightly better results after bans, mostly for weaker pupils",
                "A similar study in Sweden found no clear effect, so the gain is not certain.",
            ),
            Point(
                "Well-being and breaks",
                "more talk and games, mixed findings on mood",
                "teachers often report livelier breaks, while studies of mood and bullying disagree",
                "Hours at home count too, and a ban at school hardly changes them.",
            ),
            Point(
                "Rules in practice",
                "lockers, pouches, clear exceptions",
                "a ban works when it is simple, is applied by all teachers and has clear exceptions",
                "Pupils who need a phone for health reasons or translation must keep it.",
            ),
            Point(
                "Learning to use phones",
                "a ban does not teach self-control",
                "critics say that pupils must learn good use, because the phone waits after school",
                "Some schools combine a ban in the lower years with lessons on media in the upper ones.",
            ),
        ),
        "The evidence supports calm rules more than great hopes.",
    ),
    Topic(
        "the French Revolution",
        r"french revolution|bastille|robespierre|1789",
        "In 1789 France turned from subjects into citizens.",
        (
            Point(
                "Causes",
                "debt, hunger and unequal taxes",
                "the state was bankrupt, bread was dear, and nobles and clergy paid hardly any tax",
                "Ideas of the Enlightenment gave the anger a language.",
            ),
            Point(
                "The events of 1789",
                "Estates-General, Bastille, rights of man",
                "the third estate declared itself the National Assembly, and on 14 July the Bastille fell",
                "In August the Assembly declared that men are born free and equal in rights.",
            ),
            Point(
                "Republic and Terror",
                "the king dies, fear rules",
                "the king was executed in 1793, and under Robespierre thousands went to the guillotine",
                "War at the borders and hunger in the cities drove the violence.",
            ),
            Point(
                "What remained",
                "Napoleon, law, human rights",
                "Napoleon took power in 1799, but equality before the law and the idea of the nation remained",
                "Women had marched and argued, yet they gained no vote.",
            ),
        ),
        "Its words are still the words of politics today.",
    ),
    Topic(
        "the Roman Empire",
        r"roman empire|ancient rome|romans\b|caesar",
        "Rome grew from a town on the Tiber to an empire around the sea.",
        (
            Point(
                "From town to republic",
                "kings, then consuls and senate",
                "after the kings, two consuls a year and the senate ruled the growing city",
                "Wars against Carthage made Rome the strongest power of the Mediterranean.",
            ),
            Point(
                "Emperors",
                "Augustus and the long peace",
                "Augustus ended the civil wars in 27 BC and ruled alone behind the old forms",
                "Two centuries of relative peace followed, the Pax Romana.",
            ),
            Point(
                "Roads, law and Latin",
                "what held the empire together",
                "roads, a common law and Latin held together lands from Britain to Egypt",
                "French, Spanish, Italian, Portuguese and Romanian grew out of Latin.",
            ),
            Point(
                "The end in the west",
                "war, money troubles, division",
                "costly wars, weak coins and rival emperors wore out the west until 476",
                "The eastern half lived on in Constantinople for almost a thousand years.",
            ),
        ),
        "Much of European law and language still comes from there.",
    ),
    Topic(
        "democracy",
        r"democra|elections?\b|voting system|parliament",
        "In a democracy those who are governed choose who governs.",
        (
            Point(
                "Free elections",
                "secret, equal and regular",
                "voters choose in secret, each vote counts the same, and the next election is certain",
                "Losing power without losing safety is the heart of it.",
            ),
            Point(
                "Divided power",
                "parliament, government, courts",
                "parliament makes laws, the government carries them out, and courts check both",
                "No one is to control everything, because power without control is easily abused.",
            ),
            Point(
                "Rights and minorities",
                "the majority may not do everything",
                "basic rights protect those who lost the vote, because majorities can be wrong",
                "Free press and free assembly make it possible to win the next time.",
            ),
            Point(
                "Taking part",
                "more than one vote every few years",
                "parties, clubs, petitions and local councils let people take part between elections",
                "Decisions take longer, and more people can live with them.",
            ),
        ),
        "It is slow by design and can correct itself.",
    ),
    Topic(
        "a product launch for a reusable water bottle",
        r"(?:water )?bottles?\b",
        "A water bottle is simple, so the launch must show why this one.",
        (
            Point(
                "Who it is for",
                "commuters, pupils and hikers have different wishes",
                "commuters want a tight lid, pupils a strong body and hikers little weight",
                "Pick one group for the start; the others follow.",
            ),
            Point(
                "One clear promise",
                "does not leak, easy to clean, lasts for years",
                "the promise must be short and easy to test, for example that it never leaks in a bag",
                "A film of a bottle upside down in a bag of papers says it without words.",
            ),
            Point(
                "Price and sale",
                "cost, shop margin, online first",
                "the price must cover material, shipping and the margin of the shop",
                "Online sale first shows quickly which colour and size people want.",
            ),
            Point(
                "The first month",
                "samples, reviews, one fixed day",
                "testers get samples early, so honest reviews are online on the day of the launch",
                "After four weeks compare sales, returns and comments with the plan.",
            ),
        ),
        "A small honest start beats a loud one.",
    ),
    Topic(
        "a class trip",
        r"class trip|school trip|field trip|excursion",
        "A good class trip is planned from the bed and the train backwards.",
        (
            Point(
                "Place and travel",
                "under two hours, group ticket, one meeting point",
                "a place within two hours by train leaves enough of the day",
                "Group tickets and beds for 28 should be booked three months ahead.",
            ),
            Point(
                "Programme",
                "one fixed item for each half day",
                "one fixed item for each half day is enough, with free time in small groups between",
                "Keep an indoor idea ready for rain.",
            ),
            Point(
                "Money",
                "all costs in one sum, help without questions",
                "travel, bed, meals and entries go into one sum for each pupil",
                "A quiet fund lets every pupil come along.",
            ),
            Point(
                "Safety",
                "two adults, phone list, allergies",
                "at least two adults, a list of phone numbers, allergies and medicine belong in the bag",
                "Agree on a meeting point and a time for each free hour.",
            ),
        ),
        "Parents who know the plan early ask little later.",
    ),
    Topic(
        "recycling",
        r"recycl|plastic waste|waste separation",
        "Recycling turns waste back into material.",
        (
            Point(
                "Sorting",
                "clean and separate is half the work",
                "glass, paper, metal and plastic can only be used again if they are kept apart",
                "A greasy pizza box spoils good paper.",
            ),
            Point(
                "What works well",
                "metal and glass again and again",
                "aluminium and glass can be melted many times, and melting aluminium saves about 95 percent "
                "of the energy",
                "Paper fibres grow shorter and last for about five to seven rounds.",
            ),
            Point(
                "The trouble with plastic",
                "many kinds, mixed and dirty",
                "there are many kinds of plastic, and mixed ones become products of lower value",
                "Much of it is still burnt or exported.",
            ),
            Point(
                "Better than recycling",
                "use less, use longer, repair",
                "a thing that is used longer need not be recycled, so avoiding waste comes first",
                "Deposit bottles and repair cafés show how it works.",
            ),
        ),
        "The best waste is the waste that never arises.",
    ),
    Topic(
        "healthy food",
        r"nutrition|healthy (?:food|eating|diet)|balanced diet|school lunch",
        "Healthy food is a matter of the whole week, not of one meal.",
        (
            Point(
                "Plants first",
                "vegetables, fruit, beans, whole grain",
                "vegetables, fruit, beans and whole grain fill half of the plate or more",
                "They bring fibre and vitamins for few calories.",
            ),
            Point(
                "Enough protein",
                "beans, eggs, fish, milk, little meat",
                "the body builds muscles from protein, and it comes from beans, eggs, fish, milk or meat",
                "Sausage and bacon should stay rare.",
            ),
            Point(
                "Sugar and salt",
                "hidden in drinks and ready meals",
                "most sugar and salt hides in drinks and ready meals, so the label is worth a look",
                "A half-litre of cola holds more than 50 grams of sugar.",
            ),
            Point(
                "Habits",
                "cook, drink water, eat slowly",
                "water, regular meals and cooking together change more than any strict diet",
                "A rule that you can keep is better than a perfect one.",
            ),
        ),
        "Variety and measure do most of the work.",
    ),
    Topic(
        "tea",
        r"teas?\b",
        "Tea is made from the leaves of one plant, Camellia sinensis.",
        (
            Point(
                "From leaf to cup",
                "green, black and white come from one plant",
                "green, black and white tea come from the same leaves and differ in how they are treated",
                "Black tea is oxidised, green tea is heated early so that it stays green.",
            ),
            Point(
                "What it does",
                "caffeine with a gentle rise",
                "a cup holds about 40 milligrams of caffeine, roughly half of a cup of coffee",
                "The amount depends on the leaf, the heat of the water and the minutes.",
            ),
            Point(
                "Making it",
                "water, minutes, no hurry",
                "green tea wants water of about 75 degrees and black tea boiling water",
                "Three minutes are enough; later it turns bitter.",
            ),
            Point(
                "Where it is at home",
                "China, Japan, India, Britain, Turkey",
                "tea came from China, and the Turks drink most of it for each person",
                "After water it is the drink that the world drinks most.",
            ),
        ),
        "It is cheap, it needs only hot water, and it invites people to sit down.",
    ),
    Topic(
        "coffee",
        r"coffees?\b|espresso",
        "Coffee is made from the roasted seeds of a red fruit.",
        (
            Point(
                "From bean to cup",
                "picked, dried, roasted, ground",
                "the seeds are picked, dried and roasted, and roasting gives the colour and most of the taste",
                "Ground coffee loses its smell within days, whole beans keep it for weeks.",
            ),
            Point(
                "What it does",
                "about twice the caffeine of tea",
                "a cup holds about 90 milligrams of caffeine and wakes quickly",
                "After five hours half of it is still in the blood, so a late cup costs sleep.",
            ),
            Point(
                "Making it",
                "filter, press or pressure",
                "a filter gives a clear drink, a press a full one and an espresso machine a strong one",
                "Water just below boiling keeps it from tasting burnt.",
            ),
            Point(
                "Where it is at home",
                "from Ethiopia to Brazil",
                "coffee comes from Ethiopia, and Brazil grows about a third of it today",
                "Many small farmers live from it and feel each change of the price.",
            ),
        ),
        "It costs more than tea, works faster, and smells of morning.",
    ),
)
