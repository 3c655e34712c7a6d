"""Words that make an e-mail lean to spam or to urgent, and what speaks for and against it besides."""

from core.models.simulated.writer.text import each

SPAM_WORDS = each(
    """
    accept-cards affordable amazing anti-aging approved attention auction babes bargain bargains beauty bet
    betting bitcoin bonus boost bonuses casino celebrity certificate cheap cheaper cheapest claim clearance
    clinic collagen compensation-claim cosmetics coupon coupons credit crypto dating deal deals debt deposit
    designer diamond diet diploma discount discounted discounts dollars downline download dropship earn earnings
    enhance enlarge escort exclusive explode explodes fat-burning fortune followers forex franchise free freebie
    gamble gambling gift giveaway gold grant grants guarantee guaranteed hot hurry income inheritance instant
    instantly insurance invest investment investments investor investors jackpot jewellery keto leads likes
    limited lifetime loan loans lottery lowest lucky luxury marketing massage masterclass meds millionaire
    millions miracle mortgage nft obligation offer offers offshore opportunity outlet pharmacy pills porn
    premium prepaid prescription prince prize prizes profit profitable profits promo promotion psychic qualify
    ranking rebate refinance reward rewards rich risk-free robot roulette sale savings secret sexy seo shares
    singles skinny slim slimming slots special spins stock stocks streaming subscribers sunglasses supplement
    supplements sweepstakes testosterone token traffic trader traders trading trial trick unbeatable unclaimed
    unlimited unlock unsecured upgrade viagra vip visitors voucher vouchers wealth weight wholesale winner
    winners winning winnings won wrinkles younger fast-cash payout cash sweet-deal unsubscribe money lonely
    horoscope potency hypnosis widow soldier barrister beneficiary
    """
)
URGENT_WORDS = each(
    """
    accident alarm ambulance asthma attacked bleeding broke broken burglary burning burst cancelled choking
    collapsed crash crashed critical crisis danger dangerous dead deadline delayed disappeared down emergency
    escaped evacuate evacuation explosion failed failing failure fainted fallen fell fire flood flooded hacked
    help hospital hurt immediately injured injury leak leaking locked lost missing now offline outage overdue
    poisoned police quickly rescue ringing serious seriously sick smoke soon stolen stopped storm stranded stuck
    threat today tonight trapped unconscious unwell urgent urgently vomiting waiting warning wound hurry blocked
    unreachable ill minutes fails robbed seizure shaking spill spilled
    """
)
FIRST_PERSON = r"\b(?:we|our|us|i|my|i'm|i've|we're|colleagues?|team)\b"
REACHES_OUT = (
    r"\b(?:your?|yours|you're|click|here|today|now|order|apply|reply|only)\b|!|^\W*(?:enjoy|try|slim|learn|start"
    r"|join|meet|watch|play|stop)\b|\bwithout\b"
)
ASKS = (
    r"\b(?:please|can (?:you|someone|somebody|anyone)|could you|help|come|call|need|what (?:shall|should|do) (?:i"
    r"|we) do|cannot|can't|nobody|no one)\b|!"
)
TIME_PRESSES = (
    r"\b(?:now|today|tonight|at (?:once|\w+ ?(?:o'clock|am|pm))|in \w+ minutes|this (?:morning|afternoon|evening)"
    r"|begins?|starts?|noon|\d{1,2}:\d\d|since)\b"
)
FAR = (
    r"\b(?:next (?:week|month|term|year)|in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter)|some ?time|until the end of|weekend|in (?:two|three"
    r"|four) weeks)\b"
)
