"""Topics: computers, networks, machines."""

from core.models.simulated.writer.topic import Point, Topic

TECHNOLOGY = (
    Topic(
        "machine learning",
        r"machine[- ]learning|supervised learning|training data|\bML\b",
        "Machine learning lets a computer learn a task from data.",
        (
            Point(
                "Learning from examples",
                "the program finds the rule itself, nobody writes it down",
                "a program sees thousands of labelled pictures and works out by itself what a cat looks like",
                "Learning means adjusting many numbers, called weights, until the answers fit the examples.",
            ),
            Point(
                "Training and testing",
                "part of the data stays hidden to measure honestly",
                "many examples train the model, and hidden ones show if it also copes with new cases",
                "A model that only remembers its training data is overfitted: perfect at home, lost outside.",
            ),
            Point(
                "Kinds of learning",
                "with labels, without labels, or by reward",
                "a model learns from labelled data, looks for groups without labels, or is rewarded for good moves",
                "Spam filters use labels, customer groups are found without them, and game programs learn by reward.",
            ),
            Point(
                "Limits and bias",
                "a model repeats the mistakes in its data",
                "a model repeats the gaps and prejudices of its data, because it knows nothing else",
                "A model trained mostly on daylight pictures often fails at night, so people must check the results.",
            ),
        ),
        "The quality of the data decides how good the result can be.",
    ),
    Topic(
        "neural networks",
        r"neural net|deep[- ]learning|perceptron|back-?propagation",
        "A neural network is a chain of very simple calculations.",
        (
            Point(
                "Artificial neurons",
                "weigh the inputs, add them, pass the result on",
                "each artificial neuron weighs its inputs, adds them up and passes one number on",
                "A simple function decides how strongly the neuron responds to that sum.",
            ),
            Point(
                "Layers",
                "from edges to shapes to whole objects",
                "early layers see edges, later layers combine them into eyes, wheels or letters",
                "The word deep in deep learning only says that there are many layers.",
            ),
            Point(
                "Learning from errors",
                "the error flows back and corrects every weight",
                "the network compares its answer with the right one and changes each weight a little",
                "This is called backpropagation, and it is repeated many thousands of times.",
            ),
            Point(
                "Where they are used",
                "speech, pictures, translation, text",
                "networks recognise speech, sort photos, translate sentences and write texts",
                "They need much data and energy, and it is often hard to say why they decided as they did.",
            ),
        ),
        "Simple parts, in large numbers, do surprising things.",
    ),
    Topic(
        "language models",
        r"language models?|\bLLMs?\b|chat ?gpt|chat-?bots?|generative ai|artificial intelligence|\bAI\b",
        "A language model writes by predicting the next piece of text.",
        (
            Point(
                "Predicting the next token",
                "one small piece of text after another",
                "the model looks at the text so far and chooses a likely next piece, called a token",
                "A token is about four characters of English, so a short word is often one token.",
            ),
            Point(
                "Trained on text",
                "patterns from books, websites and code",
                "training on huge amounts of text taught it grammar, facts and styles at once",
                "Later, people rate answers, and the model learns which kind of answer helps.",
            ),
            Point(
                "Sure but wrong",
                "a fluent answer may still be invented",
                "the model can state an invented fact in perfect sentences, because it aims at likely text",
                "Sources, checks and a second look by a person are part of using it well.",
            ),
            Point(
                "Working in steps",
                "several small calls beat one large one",
                "a task split into outline, draft and edit is easier to check than one long answer",
                "Such fixed sequences of calls are called workflows; the program decides the order.",
            ),
        ),
        "It is a strong tool for language, not a witness for facts.",
    ),
    Topic(
        "workflow patterns",
        r"workflow|prompt chaining|orchestrat|agents?\b(?=.*\b(?:llm|ai|pattern))",
        "Workflow patterns say how several model calls work together.",
        (
            Point(
                "Calls in a row",
                "each step uses the answer before it",
                "in a chain each call waits for the one before, so the times add up",
                "A chain of three calls of two seconds takes six seconds, however many computers there are.",
            ),
            Point(
                "Calls side by side",
                "independent items run at the same time",
                "independent calls can run together, and then only the longest one counts",
                "Five equal calls finish about five times sooner than one after another.",
            ),
            Point(
                "Choosing the way",
                "a first call decides who answers",
                "in routing a small call sorts the question, and a fitting specialist answers it",
                "Simple questions can go to a cheap model and hard ones to a strong model.",
            ),
            Point(
                "Checking and mending",
                "a judge scores, a writer revises",
                "one call judges the draft, another mends it, until it is good or the limit is reached",
                "A limit on the number of rounds is needed, since some targets are never met.",
            ),
        ),
        "Which one fits depends on how the parts of the task depend on each other.",
    ),
    Topic(
        "internet security",
        r"internet security|cyber ?security|online safety|passwords?\b|phishing|hackers?|malware",
        "Most attacks on the internet use people, not machines.",
        (
            Point(
                "Strong passwords",
                "long, different everywhere, kept by a manager",
                "a long password that is used only once protects an account, and a manager remembers it",
                "When one website loses its data, a password used twice opens the second account too.",
            ),
            Point(
                "Two-factor login",
                "a second proof stops a stolen password",
                "with a second factor, a stolen password alone does not open the account",
                "An app or a hardware key is safer than a code by text message.",
            ),
            Point(
                "Phishing messages",
                "hurry and fear are the bait",
                "a false message creates hurry, because a person under pressure clicks without looking",
                "Check the sender and open the website by hand instead of following the link.",
            ),
            Point(
                "Updates and backups",
                "close known holes, keep a copy",
                "updates close holes that attackers already know, and a backup saves what was lost",
                "A good backup is kept apart from the computer and is tested now and then.",
            ),
        ),
        "Four habits stop most of the trouble.",
    ),
    Topic(
        "electric cars",
        r"electric (?:cars?|vehicles?|mobility)|e-?cars?\b|\bEVs?\b",
        "Electric cars replace the engine and the tank by a motor and a battery.",
        (
            Point(
                "Motor and battery",
                "few moving parts, most of the energy reaches the wheels",
                "the motor has few moving parts and turns most of the battery's energy into motion",
                "When the car brakes, the motor works as a generator and charges the battery.",
            ),
            Point(
                "Charging and range",
                "slow at home overnight, fast on the road",
                "many drivers charge slowly at home and use fast chargers only on long trips",
                "Cold weather and high speed cost range, so the figure in the brochure is a best case.",
            ),
            Point(
                "Climate balance",
                "battery first, then the savings",
                "building the battery costs energy, and driving on clean power earns it back later",
                "The cleaner the electricity, the sooner the electric car is ahead.",
            ),
            Point(
                "Costs",
                "dearer to buy, often cheaper to run",
                "the price is often higher, while power and repairs usually cost less",
                "Taxes, electricity prices and the kilometres a year decide if the sum comes out.",
            ),
        ),
        "They suit many trips already; the charging network decides about the rest.",
    ),
    Topic(
        "the history of the bicycle",
        r"bicycles?|bikes?\b|cycling|velocipedes?|penny-farthing",
        "The bicycle took about seventy years to find its shape.",
        (
            Point(
                "The running machine of 1817",
                "Karl Drais, two wheels, no pedals",
                "Karl Drais built a wooden machine with two wheels, and riders pushed it with their feet",
                "It was quick on good roads, but cities soon banned it from the pavements.",
            ),
            Point(
                "Pedals and high wheels",
                "French velocipedes, then the penny-farthing",
                "in the 1860s pedals came to the front wheel, and the wheel grew to gain speed",
                "The rider of a penny-farthing sat high above the road, so a fall was dangerous.",
            ),
            Point(
                "The safety bicycle of 1885",
                "equal wheels and a chain, by John Kemp Starley",
                "John Kemp Starley's Rover had two similar wheels and a chain to the rear wheel",
                "Three years later John Boyd Dunlop's air-filled tyre made the ride soft and fast.",
            ),
            Point(
                "Freedom and everyday life",
                "work, women's travel, sport, today's e-bikes",
                "the bicycle gave workers and women cheap, independent travel around 1900",
                "After decades in the shadow of the car it is back in cities, often with an electric motor.",
            ),
        ),
        "Its basic form has hardly changed since 1885.",
    ),
    Topic(
        "Python programming",
        r"python(?! snake)|learn(?:ing)? to (?:code|program)|programming|coding",
        "Programming means telling a computer exactly what to do.",
        (
            Point(
                "Values and names",
                "numbers, texts and lists get names",
                "a program stores numbers, texts and lists under names and works with those names",
                "In Python a name is given with one equals sign: price = 12.",
            ),
            Point(
                "Decisions and loops",
                "if chooses, for repeats",
                "the word if chooses between ways, and the word for repeats a step for each item",
                "Indentation shows what belongs together, so Python code looks like an outline.",
            ),
            Point(
                "Functions",
                "a small task with a name of its own",
                "a function gives a small task a name, takes inputs and returns a result",
                "Short functions are easier to read, to test and to use again.",
            ),
            Point(
                "Finding mistakes",
                "read the message, test a small piece",
                "the last line of an error message often names the mistake and the line above it the place",
                "A small test after each change shows at once which change broke the program.",
            ),
        ),
        "A small program that runs teaches more than a large plan.",
    ),
    Topic(
        "dark mode for a dashboard",
        r"dark[- ]mode|dark theme|night mode",
        "Dark mode is a second set of colours, not an inverted page.",
        (
            Point(
                "Colours as variables",
                "one name for each role, two sets of values",
                "each colour gets a name such as ground, text or accent, and each theme fills in the values",
                "After that, a new theme touches one file instead of every component.",
            ),
            Point(
                "A switch that remembers",
                "follow the system, let the user overrule",
                "the page follows the system setting, and a switch lets the user overrule it",
                "The choice is stored in the browser and read before the first paint, so nothing flashes white.",
            ),
            Point(
                "Readable charts",
                "check contrast for text, lines and labels",
                "charts need lighter lines and softer grids, because bright colours glare on a dark ground",
                "Text needs a contrast of at least 4.5 to 1 in both themes.",
            ),
            Point(
                "Test both themes",
                "every page, every state, side by side",
                "screenshots of each page in both themes show forgotten white boxes and unreadable icons",
                "Printing stays light, whichever theme is on.",
            ),
        ),
        "Done with variables, it is a small change in many places.",
    ),
    Topic(
        "renewable energy",
        r"renewable|solar (?:power|energy|panels?)|wind (?:power|energy|turbines?)|energy transition",
        "Renewable energy comes from sources that do not run out.",
        (
            Point(
                "Sun and wind",
                "cheap power, but not at every hour",
                "solar and wind power have become the cheapest new electricity in many countries",
                "Solar panels fall silent at night, and wind varies from day to day.",
            ),
            Point(
                "Water, earth and plants",
                "steady sources with limits of their own",
                "dams, heat from the ground and biomass deliver power when it is needed",
                "Dams change rivers, and fields for fuel are missing for food.",
            ),
            Point(
                "Storing it",
                "batteries for hours, pumped water for days",
                "batteries bridge some hours, and pumped water or hydrogen can bridge longer gaps",
                "Each change of form loses some of the energy.",
            ),
            Point(
                "Grids and habits",
                "lines between regions, use when power is there",
                "strong lines connect windy coasts with cities, because the sources are seldom where people live",
                "A washing machine that waits for noon helps more than one might think.",
            ),
        ),
        "The sources are there; storage and grids decide how fast they can be used.",
    ),
)
