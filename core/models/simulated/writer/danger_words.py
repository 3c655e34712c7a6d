"""What danger to people sounds like in plain words: harm, beside the body, person or thing that it happens to."""

from typing import Any

from core.models.simulated.writer.text import each

Row = tuple[str, tuple[frozenset[str], ...], tuple[str, ...]]  # patterns and sets of words; none minds the case

PEOPLE = each(
    "i we he she they me us him them people person persons someone somebody everyone everybody child children kid kids "
    "baby babies newborn infant toddler pupil pupils student students man men woman women lady gentleman boy boys girl "
    "girls guest guests passenger passengers resident residents worker workers colleague colleagues tenant tenants "
    "visitor visitors patient patients customer customers teacher driver neighbour neighbours friend friends son sons "
    "daughter daughters nephew niece cousin brother sister mother mum mom father dad husband wife partner girlfriend "
    "boyfriend uncle aunt grandmother grandfather grandma grandpa granny gran grandad pensioner family"
)
WEAK = each(
    "baby babies newborn infant toddler child children kid kids son sons daughter daughters nephew niece boy boys girl "
    "girls pupil pupils elderly pensioner grandmother grandfather grandma grandpa granny gran grandad pregnant "
    "disabled "
    "passenger passengers"
)
BODY = each(
    "arm arms leg legs wrist wrists ankle ankles foot feet toe toes hand hands finger fingers thumb thumbs palm palms "
    "head heads hair face cheek cheeks eye eyes eyelid eyelids eyebrows ear ears lip lips mouth tongue tooth teeth "
    "gums "
    "throat neck nose skin scalp back chest rib ribs skull hip hips knee knees shin shins shoulder shoulders elbow "
    "elbows stomach belly thigh thighs forehead chin jaw calf heel breast"
)
POWERED = each(
    "battery batteries powerbank bank cell cells phone smartphone laptop notebook tablet watch bike e-bike scooter "
    "e-scooter hoverboard drone toy camera torch vape headphones headset earbuds device pack"
)
THINGS = POWERED | each(
    "charger chargers adapter plug plugs socket sockets outlet outlets cable cables cord wire wires wiring fuse strip "
    "lamp "
    "lamps light lights bulb bulbs lantern candle candles toaster kettle oven stove cooker hob heater blanket boiler "
    "dryer drier dishwasher machine fridge freezer iron microwave fryer blender mixer grill barbecue tv television "
    "monitor computer printer router fan motor engine car hood appliance unit it bottle cleaner"
)
CURRENT = each(
    "plug socket sockets outlet outlets charger adapter strip cable cables wire wires wiring fuse panel electrics "
    "battery"
)
MOVING = each(
    "metres riding rode ride driving drove drive downhill motorway highway traffic road swerve swerved while speed bus "
    "fingers"
)
MEDICINE = each(
    "medicine medicines medication medications drug drugs pill pills tablets capsules prescription insulin antibiotics "
    "painkillers vaccine inhaler syrup injection infusion dose doses dosage drops pen spray oxygen thinners pressure"
)
STAFF = each(
    "driver courier delivery technician man staff employee guard trainer masseur nurse teacher guest neighbour"
)


def _any(words: frozenset[str]) -> str:
    return rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_WHOSE = r"(?:my|his|her|our|their|the|\w+'s|\w+s')"
_BODY = rf"(?:{_WHOSE} (?:\w+ )?{_any(BODY)}(?:'s)?)"
_KIN = rf"(?:me|us|him|them|(?:my|our|his|her|their|a|an|the) (?:\w+ )?{_any(PEOPLE)}|{_BODY})"
_PLACE = (
    r"(?:lift|elevator|stairlift|cabin|sauna|car|van|bus|train|bath(?:room)?|toilet|room|cellar|basement|attic|garage"
    r"|flat"
    r"|apartment|house|shed|balcony|roof|tower|well|tunnel|ride|gondola|store ?room|cold store|freezer|building)"
)
_FAILS = (
    r"(?:fail(?:s|ed|ing)?|stopped|st(?:uck|icks)|snap(?:s|ped)|broke(?:n)?|breaks?|collaps\w+|c[ao]mes? (?:off|loose"
    r"|undone"
    r"|apart)|fell off|falls? off|blew(?: out)?|burst|lock(?:s|ed) up|g[ai]ves? way|detach\w+|crack(?:s|ed)|slipp?(?:s"
    r"|ed)"
    r"|jam(?:s|med)|opens?|opened|undone|ripp?(?:s|ed)|tore|tears|fray(?:s|ed)|split|fold(?:s|ed)|tipp?(?:s|ed) over"
    r"|(?:do(?:es)?|did|would|will)(?: not|n't) (?:work|hold|react|respond|stop|lock|brake))"
)
_DEAF = (
    r"(?:(?:did|does|do|is|has|will|would|could)(?: not|n't)|never|no longer|silent|silently|dead|fail(?:s|ed)|broken"
    r"|nobody (?:answers?|comes|reacts)|no (?:answer|sound|reaction))"
)

# How the words of danger begin, in four letters at most: a sentence without any of them is not looked at closer.
BEGINNINGS = each(
    "acid afra alar alle ambu anap arme asle assa ate atta axle bang bare bead beat behi belt bit bite bitt blac blad "
    "bled blee blew blin blis bloa bloo blow blue boat boil brak brea brok brow brui buck bulg bunk buri burn burs "
    "buzz cabl came can' cann caug char chem chok cloc clos cold coll conc conv coug coul crac cras crie crus cry "
    "cryi cut cuts dang deaf deat defi dial die died dizz dosa dose drag dran dril drip drop drow drun elec elev else "
    "emer esca expi expl expo fain fall fear feel fell ferr feve fire flam flew flie floo flun foll forc fork frac "
    "fray free fros fume furn gas gasp gave glas glow glue goes gond grab grop gun hack hara harm harn heat helm hidi "
    "hiss hit hits hive hosp hot hurl hurt hypo icy igni infl inha inje inju insu inte intr itch itse jam jamm jolt "
    "kick kidn kill knif labo ladd land lay leak lick lies lift live lock loos lost lurk lyin magg medi melt misl "
    "miss mix mixe mold mole moul move movi mugg nail nake naus neig nigh numb odou oxyg pace pain pani pass patc "
    "peel peop petr pier pill pinc pinn pois pour powe pres puff pull puls punc push rail rain rape raw razo reac "
    "reck red reek resc resp rest retc ring ripp robb roof rung scaf scal scar scor scra scre seiz shak shar shat "
    "shel shiv shoc shoo shot shou shut sing slap slic slid slip smas smel smok smou snap sore sos spar spat spil "
    "spit spla spli spra spur spyi squa squi stab stai stal stan stap stee stin stit stra stuc stun suff suic swal "
    "swap swel swer swin swol syru tabl tear thre thro ting tip tipp tips tire tore torn toss touc trap trem trip "
    "tumb twis tyre unco unhe unlo unre unsa unwe vent viol vomi wake walk wate weap wedg weep whee wire woke won' "
    "wont worm wors woun wron zap zapp zaps"
)

# Everyday pictures in which nobody is harmed; they are taken out before anything is looked for.
PICTURE = (
    r"\b(?:(?:is|are|was|looks?|so|straight|pure|absolute(?:ly)?|this|totally) (?:fire|lit|sick|the bomb"
    r"|dope)\b(?! alarm| to)"
    r"|on fire (?:today|lately|again|this|with|for|at the moment)|smok(?:ing|in') hot|hot (?:offer|deal|topic|take|tip"
    r"|sauce)s?"
    r"|burning (?:questions?|issues?|topics?|desire|to know|through)|burn(?:s|ed|t|ing)? (?:an? |the |my |some |it "
    r"|them |off )*"
    r"(?:cds?|dvds?|discs?|disks?|playlists?|iso|image|calories|fat|bridges|money|cash|budget|data)|burn(?:s|ed|t"
    r"|ing)? a hole"
    r" in my pocket|fire (?:tablets?|tv|sticks?|hd|walls?|sale|pit|place|emoji|works|proof|resistant)"
    r"|(?:smoke|fire|gas|co|carbon monoxide|burglar) (?:detectors?|alarms?|extinguishers?)(?= (?:in|for|with|from|are"
    r"|cost"
    r"|compatible)\b)|killer \w+|kill(?:ing|s)? (?:it|time|the (?:mood|vibe))|(?:would|could|to) kill for"
    r"|dying (?:to|for|of (?:curiosity|laughter|boredom))|die[ds]? (?:of )?(?:laughing|laughter)"
    r"|blow[ns]? (?:me |us )?away|blew (?:me|us|my \w+|our \w+) away|blew my mind|mind[- ]?blow\w+|mind (?:is )?blown"
    r"|explosions? (?:of|in) \w+|explod(?:e|es|ed|ing) (?:view|drawing|the \w+ (?:list|view)|with|in popularity"
    r"|the parts)"
    r"|shock(?:ingly|ing)|shock(?:ed)? (?:absorbers?|to (?:see|hear|read|learn)|by)|shock[- ]?proof|(?:culture|price"
    r"|sticker"
    r"|bill|nice|big) shock|bit of an? shock|shock when (?:i|we) (?:saw|read|opened|looked|got the)|is murder"
    r"|broke my heart"
    r"|an arm and a leg|life[- ]?savers?|(?:crush|smash|kill|hit)(?:ed|ing)? (?:it|our|its|their|the) (?:targets?"
    r"|goals?"
    r"|numbers|record|demo|pitch|button|jackpot|spot|road|market|shops?|shelves|wrong button)"
    r"|f[ea]ll(?:ing|en|s)? (?:in love|asleep|for|behind|short|apart|off (?:my|the) (?:list|radar|chair))"
    r"|spark(?:s|ed)? (?:joy|interest|ideas?|creativity|my|our)|(?:head|mind) (?:is|was) spinning|drown\w* in \w+"
    r"|(?:stuck|trapped|locked) in (?:my head|my outbox|traffic|(?:an?|this|the|my|your) (?:\w+ )?(?:loop|contract"
    r"|subscription"
    r"|menu|plan|deal|queue|chat|meeting|bot|screen|step|page|process))|sick of|poison[- ](?:pill|ivy|proof)"
    r"|photo ?shoot\w*"
    r"|hurts? (?:a (?:little|bit) )?(?:to (?:pay|see|admit|say)|my (?:wallet|feelings|eyes|ears)|just from)"
    r"|heart (?:attack|stopped|sank|bleeds?)(?= (?:when|at|for))|brain ?storm\w*|bleeding[- ]edge|steal(?:s"
    r"|ing)? the show"
    r"|breath ?taking\w*|took my breath away|armed with|warning shots?|head ?shots?|jolt of \w+)\b"
)

# Each row tells of danger when a sentence has the first pattern, and beside it a word or a sign of each further kind.
_FIRE = (
    (
        r"\b(?:(?:is|are|was|were|keeps?|kept|start\w*|beg[ai]ns?|still) (?:to |\w+ly )?(?:smok\w+|spark\w*|hiss\w*"
        r"|melt\w*"
        r"|burn\w*|smoulder\w*|glow\w*)|smokes|hiss\w*|melt(?:s|ed)|sing(?:ed|eing)|charred|smoulder\w+|spark(?:s|ed"
        r"|ing)?"
        r"|burned (?:through|out)|(?:burn(?:ed|t|ing)|scorched|acrid|electrical|chemical) (?:\w+ ){0,2}(?:smell|stench"
        r"|stink"
        r"|odou?r|fumes))\b",
        THINGS,
    ),
    (
        r"\b(?:smoke|flames?|fumes|sparks|acid|steam)\b",
        r"\b(?:comes?|came|coming|pour\w*|ris(?:es?|ing)|rose|escap\w+|leak\w*|out of|from|full of|fill(?:s|ed))\b",
        THINGS | each("kitchen room house flat wall nursery hallway"),
    ),
    (
        r"\b(?:(?:c[ao]ught|catch(?:es|ing)?|set \w+ on|burst into|w[ea]nt up in) (?:fire|flames?)\b(?! drill| alarm)"
        r"|in flames|(?:nearly|almost) burn(?:ed|t) down|scorched)\b",
    ),
    (r"\b(?:start\w*|beg[ai]ns?|is|was) (?:to )?smoulder\w*\b",),
    (r"\b(?:scorch|burn(?:t|ed)?) (?:marks?|spots?|holes?|patch\w*)\b",),
    (r"\b(?:sw[eo]ll(?:en|ed|s|ing)?|bulg(?:es?|ed|ing)|bloat\w+|puff(?:ed|s|y)|inflated)\b", POWERED),
    (
        r"\b(?:explod(?:ed|es|ing)|blew up|blown up|burst|shatter(?:ed|s)|ignit\w+)\b",
        THINGS | each("glass cooker door tyre tire pan face hand hands pocket while"),
    ),
    (
        r"\b(?:went off|goes off|overheat\w+|so hot|too hot|burning hot)\b",
        POWERED | each("blanket heater lamp baby"),
        r"\b(?:(?:in|on) (?:my|his|her|our) (?:\w+ )?(?:pocket|bag|bed|lap|cot|pillow|hand)|(?:to|can't"
        r"|cannot) (?:hold|touch|carry)"
        r"|burn(?:ed|t|s)?|melted|mark)\b",
    ),
    (
        r"\b(?:zap(?:s|ped)|electrocut\w+|shocks?|shocked|tingl\w+|under current|jolt)\b",
        THINGS | each("metal touch touched tap shower housing mower"),
        PEOPLE,
    ),
    (r"\b(?:water|rain|damp|wet|leak\w*|drip\w*)\b", each("socket sockets outlet outlets fuse strip wiring electrics")),
    (r"\b(?:crackl\w+|buzz\w+|(?:brown|black|burnt) (?:marks?|spots?|patch\w*|stains?))\b", CURRENT),
    (
        r"\b(?:bare|exposed|loose|live|naked) (?:wires?|cables?|wiring|contacts)\b",
        r"\b(?:hang|stick|touch|out of|from|in|behind)",
    ),
    (
        r"\bgas\b",
        r"\b(?:(?:won't|will not|doesn't|does not|can't|cannot) (?:\w+ )?(?:shut|turn|switch)\w* off|smell\w*|stink\w*"
        r"|stank|stunk|reek\w*|hiss\w*|leak\w*|escap\w+|odou?r)\b",
    ),
    (r"\bsmell(?:s|ed|ing)? (?:\w+ ){0,3}(?:gas|smoke|burn(?:ing|t|ed)|fumes|petrol|chlorine|scorched)\b",),
)
_BLOWS = (
    (
        r"\b(?:thr[eo]wn?|throws|flung|hurled|knock\w+|dragg?\w+|pull(?:ed|s)|push(?:ed|es)|toss(?:ed|es)|crush\w+"
        r"|pinn(?:ed|s)) "
        rf"{_KIN} (?:\w+ )?(?:off|down|over|back|to the|against|out|onto|into|under)\b",
    ),
    (
        r"\b(?:c[ao]mes? (?:\w+ )?down|crash\w*|f[ea]ll(?:s|ing|en)?|tipp?\w*|collaps\w+|drop\w*|slamm\w+|clos(?:es|ed)"
        r"|spat|spits?|splash\w*|squirt\w*|spray\w*|spill\w*|pour\w*|shot|shoots|spurt\w*|fl[ei]w|flies|went all)"
        rf" (?:\w+ ){{0,4}}?(?:on|onto|over|at|into|against) {_KIN}\b(?! (?:mailing|e-?mail|list|account|to ))",
    ),
    (
        r"\b(?:fell|went|came|slipped|slid|dropped|crashed|tumbled|thrown) (?:\w+ ){0,3}?(?:through|down|onto|off|from"
        r"|into"
        r"|over|against|to)\b",
        each(
            "concrete floor ground stairs steps roof metres meters ice street tiles pavement wall ditch ladder balcony "
            "bottom"
        ),
        PEOPLE,
        r"\b(?:i|he|she|we|they|boy|girl|son|daughter|child|baby|mother|father|mum|dad|husband|wife|friend|colleague"
        r"|grand\w+)"
        r" (?:\w+ ){0,2}?(?:fell|went|came|slipped|slid|dropped|crashed|tumbled|was thrown)\b",
    ),
    (
        r"\b(?:fell|slipped|tripped|tumbled|collapsed)\b",
        each("hospital hurt hours badly pain unconscious shower ladder"),
        r"\b(?:i|he|she|we|they|boy|girl|son|daughter|child|baby|mother|father|mum|dad|husband|wife|friend|grand\w+)"
        r" (?:\w+ ){0,2}?(?:fell|slipped|tripped|tumbled|collapsed)\b",
    ),
    (
        r"\b(?:lies|lay|lying) (?:\w+ )?(?:on|at the bottom of) the (?:stairs?|floor|ground|street|road)\b",
        PEOPLE,
    ),
    (
        r"\bthrough (?:my|his|her|our|\w+'s|\w+s') (?:[\w']+ )?(?:boots?|shoes?|gloves?|sleeves?|hands?|foot"
        r"|fingers?)\b",
        r"\b(?:fired|shot|went|cut|needles?|nails?|screws?|drill\w*)\b",
    ),
    (
        r"\b(?:nearly|almost|just|narrowly) (?:\w+ )?(?:(?:hit|crash\w*|drowned|choked|died|burn(?:ed|t)|run over"
        r"|suffocated|fainted"
        rf"|had an accident)\b|(?:ran|drove|knocked|pulled|threw|poisoned|strangled|miss(?:ed|es)) {_KIN}\b)",
        PEOPLE | {"my"},
    ),
)
_BODIES = (
    (
        r"\b(?:burn(?:ed|t|s)?|cut|slic\w+|scald\w*|crush\w+|trapp\w+|pinch\w+|jamm\w+|squash\w+|wedged|caught|stuck"
        r"|bleed\w*|bled"
        r"|swollen|smashed|hit|bang(?:ed|s)|scratch\w+|bit(?:ten)?|stung|broke|tore|ripped|lost|injur\w+|hurt|stabb?ed"
        r"|pierc\w+"
        rf"|blister\w*|sing(?:ed)|landed on|fell on) (?:\w+ ){{0,2}}?{_BODY}",
    ),
    (
        rf"\b{_BODY} (?:(?:is|are|was|were|got|went|has|have|turned) )?(?:\w+ ){{0,2}}?(?:burn\w*|cut|bleed\w*"
        rf"|swell\w*|swollen|puff\w*"
        r"|blister\w*|numb|stuck|caught|trapped|wedged|broken|blue|itch\w*|raw|red|weeping|sore|peel\w*|water|watering"
        r"|sting\w*)\b",
    ),
    (
        rf"\b(?:in|into|on|over|onto|down|through) {_BODY}",
        each(
            "glass splinter splinters shard shards acid bleach spray sprayed chemicals cleaner boiling hot needle "
            "flames stuck bead "
            "coin glue fire"
        ),
    ),
    (
        rf"\b(?:burns?|blisters?|bruis\w+|cuts?|gash\w*|wounds?|welts?|rash|patches|sores?|lumps?"
        rf"|cramps?) (?:\w+ )?(?:on|over|across|in) {_BODY}",
    ),
    (
        rf"\b{_BODY} (?:were|was|is|are) in (?:it|there|the)\b",
        r"\b(?:start\w*|turned on|switched on|clos\w+|spinning)\b",
    ),
    (
        r"\b(?:can't|cannot|couldn't|could not|can hardly|unable to) (?:\w+ )?(?:open|move|feel|use|bend|close|lift"
        r"|see|walk|stand|breathe)\b",
        BODY,
    ),
    (
        r"\b(?:dizz\w+|nause\w+|vomit\w*|thr(?:ew|ow\w*) up|bitten by|faint(?:ed|s)|hives|chemical burns?|seizure"
        r"|palpitations|(?:sick|ill) after"
        r"|food poisoning|cough(?:s|ed|ing)|wheez\w+|gasp\w*|chok(?:ed|ing)|retch\w*|convuls\w+|scald\w*|blister\w*"
        r"|unconscious"
        r"|deaf|blind(?:ed)?|(?:ringing|buzzing|whistling) (?:in \w+ )?ears?|(?:hear|see)s? (?:everything blurred"
        r"|nothing|hardly anything)"
        r"|in (?:great|terrible|severe|constant) pain|(?:shak\w+|shiver\w+|trembl\w+) (?:with|from)|hypotherm\w+"
        r"|frostbite|ambulance"
        r"|stitches|concussion|fractur\w+|broken bones?|had to (?:lie down|be carried|be treated|see a doctor)"
        r"|seen by a doctor"
        r"|react(?:s|ed) (?:very )?(?:badly|violently|strongly)|(?:bad|severe|strong|terrible) reaction"
        r"|chemical burn)\b",
        PEOPLE | each("my her his our"),
    ),
    (
        r"\b(?:is|was|are|were|ended|went|taken|rushed) (?:up )?(?:in|to) (?:the )?(?:hospital|intensive care"
        r"|emergency room)\b",
        PEOPLE | {"my"},
    ),
    (
        r"\b(?:shatter\w*|shards?|boiling|acid|bleach|knife|weapon|poison\w*|sharp (?:edges?|points?|corners?|bits?"
        r"|metal)|strangl\w+"
        r"|tip(?:s|ped) over|by itself|came (?:apart|loose|off|down)|fell (?:out|through|over)|gave way|collaps\w+"
        r"|(?:flew|shot|popped|burst) (?:open|off|up|out))\b",
        WEAK,
    ),
    (
        r"\b(?:razor|blades?|glass|metal|needles?|screws?|staples?|splinters?|shards?|plastic|worms?|maggots?"
        r"|mou?ld\w*|bleach"
        r"|detergent|poison)\b",
        r"\b(?:in(?:side)? (?:the|my|our|her|his|a|your) (?:\w+ ){0,2}(?:food|bread|cereals?|soup|drink|milk|juice"
        r"|bottle|bowl|salad"
        r"|meal|chocolate|yog[uh]+rt|formula|porridge|sandwich|jar|puree)|bit(?:ten)? on|ate|eaten|chew\w*|swallow\w*"
        r"|drank)\b",
    ),
    (
        r"\b(?:wrong|mix(?:ed)?[- ]up|swapped|someone else's|somebody else's|neighbou?r's|another (?:patient"
        r"|person)\w*|not (?:the (?:ones?"
        r"|right)|mine|what)|too (?:much|many|high|low|strong)|expired|mislabell?ed|look different)\b",
        MEDICINE,
        r"\b(?:took|tak(?:en|ing|es?)|gave|given|swallow\w*|inject\w*|prescri\w+|pharmac\w+|had|has|doctor|pump|shows?"
        r"|patient|child"
        r"|mother|father|mum|dad|baby)\b",
    ),
    (
        r"\b(?:lick(?:ed|s)|ate|drank|swallow\w*|chew\w*)\b",
        each("tablets cleaner bleach detergent magnets battery batteries capsules polish glue"),
        WEAK,
    ),
    (r"\b(?:run|ran|running|runs) out of\b", MEDICINE, PEOPLE | {"my"}),
)
_SHUT = (
    (
        r"\b(?:locked|stuck|trapped|shut|jammed|stranded) (?:(?:my|our|his|her) \w+ )?(?:in(?:side)?|out(?:side)?|on"
        r"|between|halfway)\b",
        PEOPLE,
        rf"\b(?:{_PLACE}|snow\w*|ice|icy|freez\w+|frost|cold|minus|degrees|storm|dark|night|floors)\b|\b{_any(WEAK)}\b",
    ),
    (
        r"\b(?:could|can)(?:not|n't| not) (?:get|climb|come) out\b(?! of (?:the|my|this|your|a) (?!"
        rf"{_PLACE})\w+)",
        PEOPLE,
    ),
    (
        r"\b(?:lift|elevator|cable car|gondola|ride|roller ?coaster|escalator|ferris wheel)\b",
        r"\b(?:st(?:ood|ands?|anding) still|stopped|broken|stuck|not mov\w+|hang\w*|jammed)\b",
        r"\b(?:is|are|am|sits?|sitting|was|were|been) (?:\w+ )?(?:in|on|inside)\b",
    ),
    (
        r"\b(?:(?:heat(?:ing|er)|boiler|power|electricity|furnace) (?:\w+ ){0,4}(?:off|out|down|broken|dead|gone"
        r"|failed)|no (?:heat(?:ing)?"
        r"|power|electricity|water)|cut (?:off )?(?:our|the|my|their) (?:heat(?:ing)?|power|electricity|gas|water)"
        r"|without (?:heat(?:ing)?"
        r"|power|electricity|water)|freezing|(?:cold|icy|unheated) (?:house|flat|home|room))\b",
        WEAK | each("ventilator dialysis minus zero sick ill"),
    ),
)
_GUARDS = (
    (
        rf"\b(?:{_FAILS}|drop(?:s|ped)|clos(?:es|ed)|shut|roll(?:s|ed)|moved|start(?:s|ed)) (?:[\w']+ ){{0,5}}?(?:with"
        rf"|on|behind) (?:[\w']+ ){{0,3}}?",
        r"\b(?:with|and) (?:my|our|the|two|three|a) (?:\w+ )?(?:kids?|child(?:ren)?|baby|son|daughter|grand\w+|mother"
        r"|father|mum|dad|man|woman|people"
        r"|passengers?) (?:still )?(?:in|on|inside|under)\b|\bno handle inside\b",
    ),
    (
        r"\b(?:brakes?|steering|handlebars?|fork|throttle|seat ?belts?|harness|helmet|ladder(?:'s)?|rung|scaffold\w*"
        r"|handrail|railing|axle|tyres?)\b"
        rf"(?:'s)?(?: \w+){{0,4}}? {_FAILS}\b",
    ),
    (
        r"\b(?:wheels?|frame|chain|pedal|latch|lock|door|strap|handle|seat|hinge|cot|buckle|gate|belt|clip|net|pram"
        r"|stroller|pushchair"
        rf"|swing|slide|chair|ride|rope|bunk bed|blade|boat|tent|box)\b(?:'s)?(?: \w+){{0,4}}? (?:{_FAILS}|flew off"
        rf"|lost)\b",
        MOVING | WEAK | each("lake sea deep leg arm"),
    ),
    (
        r"\b(?:oxygen|ventilator|respirator|dialysis|pacemaker|defibrillator|(?:insulin|infusion|feeding) pump)\b",
        rf"\b(?:off|{_FAILS}|stops|alarm\w*|empty|leak\w*)\b",
    ),
    (
        r"\b(?:(?:emergency|alarm|panic|sos|help|rescue) (?:buttons?|cord|pendant|bracelet|number|call|line|exit"
        r"|brake)|fall detector"
        r"|(?:smoke|fire|gas|heat|carbon monoxide|co) (?:alarms?|detectors?|sensors?))\b",
        rf"\b{_DEAF}\b(?! (?:in stock|available|delivered|arrive)| (?:\w+ )?(?:deliver|arriv|fit|come with))",
    ),
    (
        r"\b(?:(?:through|over|past|ran|jumped) (?:an? |the |two )?red (?:traffic )?lights?|would(?:n't| not) (?:stop"
        r"|let (?:me|us|her|him) out)"
        r"|drunk|intoxicated|asleep at the wheel|reckless\w*|swerv\w+)\b",
        each("driver bus taxi car train drove brakes courier"),
    ),
)
_OTHERS = (
    (
        r"\bthreat(?:en(?:s|ed|ing)?|s)\b(?! (?:to (?:sue|cancel|charge|close)|(?:me |us )?with (?:\w+ )?(?:lawyers?"
        r"|fees?|court|legal|a fine)))",
        each("me us him her them my our knife gun kill hurt violence life ex"),
    ),
    (
        r"\b(?:stalk(?:s|ed|ing|er)|follow(?:s|ed|ing) (?:me|us|her|him|my \w+) (?:home|to|around|every\w*|from)"
        r"|spying on|restraining order)\b",
    ),
    (
        r"\b(?:will|would|wants? to|going to|gonna|he'll|they'll|he is|he's)\b",
        r"\b(?:com(?:e|ing) to (?:my|our) (?:house|home|door|work|flat)|coming for (?:me|my|us|our)|(?:beat|hurt|kill"
        r"|shoot|stab|attack|punch"
        r"|rape|strangle|burn) (?:me|us|him|her|them|my|our)\b)",
    ),
    (
        r"\b(?:address(?:es)?|where (?:i|we|she|he|they|my \w+) (?:lives?|sleep|am|is|are)|location|whereabouts"
        r"|phone number)\b",
        r"\b(?:publish\w+|show(?:s|n|ed|ing)?|leak\w*|exposed?|visible|can see|knows?|posted|shared|reveal\w+|gave"
        r"|given|got|f[io](?:nd|und) out|track\w*)\b",
        each(
            "someone somebody stranger strangers stalker ex ex-husband ex-wife ex-boyfriend violent afraid scared fear "
            "hiding shelter danger harassed unsafe"
        ),
    ),
    (
        r"\b(?:strangers?|someone|somebody|an? (?:unknown )?man|hacker|intruder)\b",
        r"\b(?:talk\w*|speak\w*|watch\w*|listen\w*|peer\w*|wait|stand\w*|knock\w*|lurk\w*)\b (?:\w+ )?(?:to|at|through"
        r"|outside|in|into)?",
        r"\b(?:my|our|the) (?:\w+ )?(?:kids?|child(?:ren)?|daughter|son|baby|bedroom|nursery|window|door|house)\b"
        r"|\boutside my\b",
        each("camera night strangers stranger hacker intruder monitor window scared afraid posted leaked got"),
    ),
    (
        r"\b(?:bro(?:ke|ken) into|breaking in(?:to)?|forc\w* (?:his|her|their) way in\w*|walked in on)\b",
        r"\b(?:house|home|flat|bedroom|room|apartment|now|inside|night|alone|me|us)\b",
    ),
    (
        r"\b(?:afraid|scared|fear(?:s|ed|ing)?|worried|terrified) for (?:my|our|his|her|their|the) (?:\w+ )?(?:li(?:fe"
        r"|ves)|safety|child(?:ren)?|kids?|son|daughter|famil\w+)\b",
    ),
    (
        r"\b(?:groped|assaulted|harass(?:ed|es)|beat(?:en)? (?:me|him|her|up)|punched|kicked|pushed|slapped|grabbed"
        r"|touched|exposed himself|molest\w+)\b",
        STAFF,
        PEOPLE | each("her my himself"),
    ),
    (
        r"\b(?:unlock\w*|open(?:ed|s)?|wide open|no (?:working )?lock)\b",
        each("door gate lock window garage"),
        r"\b(?:middle of the night|at night|overnight|while (?:we|i|the \w+|my \w+|everyone) (?:\w+ )?(?:asleep"
        r"|sleep\w*|away))\b",
    ),
)


def _row(first: str, *beside: str | frozenset[str]) -> Row:
    """The first pattern, the sets of which the sentence must have a word, and the patterns that it must have too."""
    sets = tuple(kind for kind in beside if isinstance(kind, frozenset))
    return first, sets, tuple(kind for kind in beside if isinstance(kind, str))


_ROWS: tuple[tuple[Any, ...], ...] = (*_FIRE, *_BLOWS, *_BODIES, *_SHUT, *_GUARDS, *_OTHERS)
TOGETHER = tuple(_row(*row) for row in _ROWS)
