// What the server sends of a run that can be changed by hand, as types: the rest of `sent.mjs`.

/**
 * One call, without any moment in time; what each of these is, `core/what_if/plan.py` says.
 * @typedef {object} PlannedCall
 * @property {number} id
 * @property {string} name
 * @property {string} step
 * @property {number[]} after
 * @property {number} gap
 * @property {[number, number, number][]} tries
 * @property {number[]} place
 * @property {boolean} slot
 * @property {boolean} cut
 * @property {number} order
 * @property {number} turn
 */

/**
 * The moment when it is known which of some calls is wanted.
 * @typedef {object} PlannedPick
 * @property {number[]} after
 * @property {number} gap
 * @property {number[]} losers
 * @property {number[]} winners
 */

/**
 * A change that saves time.
 * @typedef {object} BestChange
 * @property {(string | number | null)[]} change as `core/what_if/written.py` writes it
 * @property {string} words
 * @property {number} seconds
 * @property {string} money
 */

/**
 * A run that can be changed by hand.
 * @typedef {object} Changeable
 * @property {number | null} limit
 * @property {number | null} recorded
 * @property {boolean} provider
 * @property {PlannedCall[]} calls
 * @property {[number, number[]][]} joins
 * @property {PlannedPick[]} picks
 * @property {[number, number][]} gains
 * @property {BestChange[]} best
 */

/**
 * A setting that changes which calls are made.
 * @typedef {object} Rerun
 * @property {string} name
 * @property {string} label
 * @property {number | null} value
 * @property {number} low
 * @property {number} high
 */

/**
 * What the hand needs to change a run that has ended.
 * @typedef {object} ByHand
 * @property {Changeable} [changeable] what each call takes and waits for; of many calls it is asked for
 * @property {string} [unchangeable] or why that is not known
 */
