// What the server sends of runs, as types. `core/view/drawings.py` has the same in Python; a test holds both equal.

/** @typedef {number | null} Time in seconds since the first call's start; null: unknown, or not yet */
/** @typedef {"slot" | "provider" | "first" | "thinking" | "answer" | "whole" | "error" | "cancelled" | "back-off" | "reused"} Phase what a call does for a while */
/** @typedef {[Phase, Time, Time]} Bar what it did, from, to; open: it grows with the clock */
/** @typedef {[number | null, number | null]} Edge from and to; null: the input, or the result */
/** @typedef {[string, string]} Words in bold, and below or beside it */
/** @typedef {"work" | "decide" | "judge" | "combine" | "tool"} Kind */
/** @typedef {"queued" | "running" | "ok" | "error" | "cancelled"} Status of a call, or of an attempt */
/** @typedef {"" | "picked" | "thrown away"} Fate */
/** @typedef {"running" | "done" | "partial" | "failed" | "cancelled" | "over_budget"} RunStatus */
/** @typedef {[number, number, boolean]} Scored when a verdict came, its score, and whether it is that of the result */
/** @typedef {[Phase, number]} Onset what a call does from then on, until the next one or its end */
/** @typedef {[Phase, number, string, Time]} Vain the same of an attempt in vain: why, in a word, and its first token */
/** @typedef {Onset | Vain} Stretch */

/**
 * One call: a row of the diagram and of the timeline.
 * @typedef {object} CallRow
 * @property {number} id
 * @property {string} name
 * @property {Kind} kind
 * @property {number} row
 * @property {number} column
 * @property {Status | "idle"} status idle: nobody has asked for it yet
 * @property {Stretch[]} stretches
 * @property {Time} [line] where its bar begins, if that is before its start
 * @property {string} [words] its outcome; of one that is left out, what it is
 * @property {string} [item] the first words of the item of the input that it works on
 * @property {Time} [end]
 * @property {[number | null, number | null]} [tokens] in and out
 * @property {string} [reused] its answer was there and cost nothing: "reused", or "by hand"
 * @property {boolean} [thrown] its answer was paid, and nothing of it is in the result
 * @property {string} [tail] the last words of an answer that is streaming in
 * @property {Words} [pin] a fault on order: whose it is, such as "worker", and its name
 * @property {string[]} [breakable] before a run: what a fault may be ordered for, "worker 1" and "worker"
 * @property {[number, number]} [made] the file, as its place in `files`, and the line that made it
 */

/**
 * A nested pattern, which can be folded into one row with sums of its own.
 * @typedef {object} FoldRow
 * @property {number} id
 * @property {string} name
 * @property {string} steps what it does, such as "account + policy → reply"
 * @property {number[]} calls
 * @property {string} words
 */

/**
 * A piece of a sum as it is written, and the calls whose time it is; none: a sign between two terms.
 * @typedef {object} Term
 * @property {string} text
 * @property {number[]} calls
 */

/**
 * A time as what it is made of.
 * @typedef {object} Sum
 * @property {Term[]} terms
 * @property {string} total what stands behind them, such as "= 5.29 s"
 * @property {number[]} pace the calls that make it as long as it is
 */

/**
 * The time that a run took, and the time that its calls take end to end.
 * @typedef {object} Sums
 * @property {Sum} as_it_ran
 * @property {Sum} end_to_end
 */

/**
 * One call of a small picture, in its lane.
 * @typedef {object} SmallCall
 * @property {number} id
 * @property {Kind} kind
 * @property {number} lane
 * @property {Bar[]} bars
 */

/**
 * A run as a small picture beside others.
 * @typedef {object} SmallRun
 * @property {SmallCall[]} calls
 * @property {[number, number, number][]} ghosts what could have run and did not: its lane, from, to
 * @property {[string, number, number, number][]} names of calls: the lane that they stand above, from, to
 * @property {number} lanes
 * @property {number} seconds
 * @property {string} words how many calls
 * @property {Sums | null} sums where they are one sum, or the longest of some
 * @property {boolean} beside did all calls run side by side?
 */

/**
 * A pattern before its run.
 * @typedef {object} Planned
 * @property {string} run
 * @property {"ready"} status
 * @property {false} ended
 * @property {[string, string, string]} state the mark, the line in bold, and the words after it
 * @property {Words} world
 * @property {CallRow[]} calls
 * @property {Edge[]} edges
 * @property {number} columns
 * @property {Words} input
 * @property {Words} result
 * @property {[string, string, string][]} [faults] to be ordered: id, name, sentence
 * @property {[string, boolean]} [broken] what is broken, in words, and whether anything is
 * @property {Words} covered what stands on the plate over the time axis
 * @property {number | null} target the score that is to be reached
 */

/**
 * One moment of a run.
 * @typedef {object} Flow
 * @property {string} run
 * @property {RunStatus} status
 * @property {boolean} ended
 * @property {[string, string, string]} state
 * @property {Words} world
 * @property {string} error
 * @property {Time} now
 * @property {Time} end
 * @property {number} pace seconds of the clock for a second of the model
 * @property {number} count of calls; with very many of them `calls` holds only the first
 * @property {CallRow[]} calls
 * @property {string[]} files
 * @property {FoldRow[]} folds
 * @property {Edge[]} edges
 * @property {number} columns
 * @property {Words} input
 * @property {Words} result
 * @property {Words} expected in the place of the result's, as long as it is not there
 * @property {[Time, number][]} flight the attempts in flight from then on
 * @property {number} peak
 * @property {number | null} limit
 * @property {number | null} guess
 * @property {string} guessed how far off it was, and why, once the run has ended
 * @property {Scored[]} scores
 * @property {number | null} target the score that is to be reached
 * @property {[number, Time, Time][]} waited what the run waited for: the call, from, to
 * @property {number[]} critical
 * @property {Sums | null} sums once it has ended, where it took time
 * @property {Words | null} answer what it hands over, in a line and as a whole
 * @property {Record<string, string>} why a sentence each for "critical" and "waited"
 * @property {[string, string, string][]} numbers value, name, sentence
 * @property {[string, string, string][]} legend mark, kind, words
 * @property {Record<string, string>} terms the words of the lab in these, with what each means
 */

/**
 * Part of a prompt; what was filled in says from where.
 * @typedef {object} Piece
 * @property {string} text
 * @property {string} [source]
 * @property {number} [span] the call whose answer it is, or part of it
 * @property {string} [field] of that answer, where it is not the whole of it
 * @property {number} [item] the place in the input, from 1, where it is one of several
 * @property {boolean} [gap] it stands where an answer is missing
 */

/**
 * Part of an answer beside the text that it was given to work on.
 * @typedef {object} Change
 * @property {string} text
 * @property {"same" | "gone" | "new"} how
 */

/**
 * One of several attempts of a call, in words.
 * @typedef {object} AttemptRow
 * @property {string} number
 * @property {string} start
 * @property {string} duration
 * @property {string} ended
 * @property {string} then
 */

/**
 * The texts of one call.
 * @typedef {object} Card
 * @property {string} title
 * @property {Kind} kind
 * @property {string} facts
 * @property {Piece[]} prompt
 * @property {string} marked
 * @property {string} instructions
 * @property {string} answer
 * @property {boolean} program is the answer a program?
 * @property {string} no_answer
 * @property {string} error
 * @property {string} parsed
 * @property {string} shape
 * @property {string} used
 * @property {AttemptRow[]} attempts
 * @property {[number, number][]} deltas when how many characters of the answer were there
 * @property {boolean} [changeable] may its prompt or its answer be another one?
 * @property {string} [revises] the call whose answer it was given to work on
 * @property {Change[]} [changes] what it changed of that
 * @property {string} [read] what was done to what came, to read it
 * @property {string} [raw] what came, where more than thoughts was taken off it
 * @property {string} [thoughts]
 * @property {Record<string, number>} [cut] how many characters a text that is only its beginning really has
 */

/**
 * What the customer would have received of a run.
 * @typedef {object} Envelope
 * @property {string} title
 * @property {"right" | "told" | "hidden"} kind nothing is wrong, somebody is told what is, or nobody is
 * @property {string} stamp empty: it is sealed
 * @property {string} text
 * @property {boolean} program is the text a program?
 * @property {string} ended
 */

/**
 * A function that makes calls.
 * @typedef {object} Listing
 * @property {string} name
 * @property {string} file
 * @property {number} first the number of its first line
 * @property {string} source
 */

/**
 * One call of a race, as its stretches of time.
 * @typedef {object} RaceRow
 * @property {number} id
 * @property {number} row from 1; where calls are laid beside each other, the same call has the same number in both runs
 * @property {string} name
 * @property {Kind} kind
 * @property {Status} status
 * @property {Bar[]} bars
 * @property {Words} [pin] a fault on order
 * @property {Time} [line] where they begin in the picture, if that is before its start
 * @property {string} [reused] its answer was there and cost nothing: "reused", or "by hand"
 * @property {Fate} fate of a call in a run that paid for more answers than it hands over
 */

/**
 * One of the two runs of a race.
 * @typedef {object} RaceRun
 * @property {string} title
 * @property {string} head what its time is made of, or what came of it
 * @property {string} note
 * @property {boolean} running
 * @property {Time} now
 * @property {Time} end
 * @property {string} time
 * @property {string} progress
 * @property {RaceRow[]} calls in the order of their rows
 * @property {Sums | null} sums once it has ended, where it took time
 */

/**
 * One number of both runs, as a pair of bars; null is not known.
 * @typedef {object} Measure
 * @property {string} name
 * @property {[number | null, number | null]} values
 * @property {string[]} texts
 * @property {[number | null, number | null]} law what the law says of each
 */

/**
 * Two runs on one axis of time, and what the comparison says.
 * @typedef {object} Race
 * @property {RaceRun[]} runs
 * @property {string[]} lines of calls that both may have made, a row each, in words
 * @property {Measure[]} measures
 * @property {string} world
 * @property {boolean} ended
 * @property {string} figure
 * @property {string} sentence
 * @property {string} saved
 */
