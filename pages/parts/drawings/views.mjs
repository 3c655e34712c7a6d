// The views, and what each of them is given, as types. `views.py` has the same in Python; a test holds both equal.

/**
 * Where a run that goes on can be watched.
 * @typedef {object} Watch
 * @property {string} url from the address of the page
 * @property {string} run
 */

/**
 * Where the run that a button will start can be watched.
 * @typedef {object} Next
 * @property {string} url
 * @property {string} run
 * @property {string} button the key of its widget
 */

/**
 * What the page adds to the picture of a run; what comes over the live route is without it.
 * @typedef {object} Beside
 * @property {"flow" | "race"} [view]
 * @property {string} [shows] which run it is: another one comes into sight
 * @property {boolean} [compact] in presenter mode
 * @property {string} [goes_on] of a run that has ended and can go on: what that means
 * @property {boolean} [forks] can a call of it be changed, and run from there?
 * @property {string} [stale] of a run that has ended: what in the fields is no longer as it was
 * @property {Watch} [live]
 * @property {Next} [next]
 * @property {import("./sent.mjs").Listing[]} [code]
 * @property {Record<string, import("./sent.mjs").Card>} [cards] by the id of the call, as text
 * @property {number} [first] the call whose card is shown at first
 * @property {import("./sent_what_if.mjs").Changeable} [changeable]
 * @property {string} [unchangeable]
 * @property {((string | number | null)[])[]} [changes] by hand, which came with the address
 * @property {string} [link] the query of a link to what is set up here; empty: no link brings this run back
 * @property {import("./sent_what_if.mjs").Rerun[]} [reruns] with which the page can forecast the run anew
 * @property {import("./sent.mjs").Envelope[]} [letters] of a broken run: what the customer would have received; until it has ended, sealed
 */

/**
 * A page of the lesson: its name, what it is about, and its run as it is predicted.
 * @typedef {object} HomeRow
 * @property {string} page empty: the picture alone
 * @property {string} title
 * @property {string} line
 * @property {string} done what was done there in this session
 * @property {import("./sent.mjs").SmallRun | null} run
 * @property {string} time what the time is, in a few words; without a run, why there is none
 */

/**
 * Pages under one heading.
 * @typedef {object} HomeSection
 * @property {string} title empty: no heading
 * @property {boolean} plays do the runs race when the page is opened?
 * @property {HomeRow[]} rows
 */

/**
 * The pages of the lesson, with their runs on one axis of seconds.
 * @typedef {object} Home
 * @property {"home"} view
 * @property {HomeSection[]} sections
 * @property {string} query what follows the question mark in the address of a page
 * @property {boolean} compact in presenter mode
 */

/**
 * A function by itself.
 * @typedef {object} Code
 * @property {"code"} view
 * @property {string} name
 * @property {string} file
 * @property {number} first
 * @property {string} source
 */

/**
 * A table of plain texts.
 * @typedef {object} Table
 * @property {"table"} view
 * @property {string[]} head
 * @property {string[][]} rows
 * @property {string} label
 * @property {Record<string, string>} [terms] words of the lab in it, with what each means
 */

/**
 * Texts of calls that were not sent with their picture.
 * @typedef {object} Texts
 * @property {"texts"} view
 * @property {string} run
 * @property {Record<string, import("./sent.mjs").Card>} cards
 * @property {import("./sent_what_if.mjs").Changeable} [changeable]
 * @property {string} [unchangeable]
 */

/**
 * The ways that runs of two patterns took.
 * @typedef {object} Paths
 * @property {"paths"} view
 * @property {import("./sent_paths.mjs").PatternPaths[]} sides
 * @property {string} world
 */

/**
 * The paths that runs of two patterns took, each pattern's as one tree.
 * @typedef {object} Branches
 * @property {"branches"} view
 * @property {import("./sent_paths.mjs").PathTree[]} sides
 * @property {string} same how many of the answers of each are the same
 * @property {string} world
 * @property {number} asked how often they were asked for, right after that; 0 at any other time
 */

/**
 * What one pattern costs: one run in seconds, a thousand runs in calls, tokens and US dollars.
 * @typedef {object} CostRow
 * @property {string} name
 * @property {number} seconds
 * @property {string} spread of the seconds: median to p95; empty: not known
 * @property {[import("./sent.mjs").Kind, number, number, number][]} bars from, to, and the lane
 * @property {number} calls
 * @property {number[]} tokens in and out; none: they are not known
 * @property {(number | null)[]} money by model; null: its price is not known
 * @property {string[]} words of the calls, the tokens, and the money by model
 */

/**
 * What several patterns cost, each column on one scale.
 * @typedef {object} Costs
 * @property {"costs"} view
 * @property {string} label
 * @property {string[]} models
 * @property {CostRow[]} rows
 */

/**
 * One pattern on the handout.
 * @typedef {object} DrawnLeaf
 * @property {string} pattern names its small picture
 * @property {string} title
 * @property {string} line
 * @property {string} calls
 * @property {string} time
 * @property {string} use
 * @property {string} avoid
 * @property {import("./sent.mjs").SmallRun | null} run
 */

/**
 * The patterns on a sheet of paper.
 * @typedef {object} Handout
 * @property {"handout"} view
 * @property {DrawnLeaf[]} leaves
 */

/**
 * A QR code.
 * @typedef {object} Scan
 * @property {"scan"} view
 * @property {string[]} rows of squares: 1 is a dark one
 * @property {string} label
 */

/**
 * How long a run takes for each number of calls at once.
 * @typedef {object} Curve
 * @property {"curve"} view
 * @property {string} label
 * @property {number[]} times seconds at one call at once, at two, and so on
 * @property {number} at_once the number that is chosen
 * @property {boolean} covered no seconds are said
 */

/**
 * The questions, and the way that was answered.
 * @typedef {object} QuestionPath
 * @property {string} label
 * @property {import("./sent_paths.mjs").Node[]} nodes
 * @property {import("./sent_paths.mjs").Branch[]} edges
 * @property {"path"} view
 */

/**
 * Two sources in one list of lines.
 * @typedef {object} Difference
 * @property {"difference"} view
 * @property {["-" | "+" | " ", string][]} lines
 * @property {string} first
 * @property {string} second
 * @property {string} label
 */

/**
 * A program that a model wrote.
 * @typedef {object} Program
 * @property {"program"} view
 * @property {string} text
 */

/**
 * A page that is presented beat by beat: what its buttons are named by, and the title of the page after it.
 * @typedef {object} Beats
 * @property {string} page empty: nothing can be run on it, and it is one beat
 * @property {string} next empty: it is the last one
 */

/**
 * The keys of the whole app, and the ground that Python knows of.
 * @typedef {object} Keys
 * @property {"keys"} view
 * @property {"light" | "dark"} ground
 * @property {Beats | null} beats
 */

/**
 * A question that can be put to a class.
 * @typedef {object} RoomQuestion
 * @property {string} words
 * @property {string} kind what answers it; empty: a teacher's own
 * @property {string[]} choices
 * @property {boolean} free is it answered in words?
 * @property {number} low
 * @property {number} high
 * @property {boolean} whole
 * @property {string} unit
 * @property {number | null} right
 * @property {string} page
 * @property {Record<string, string>} query
 */

/**
 * One of the questions to choose from.
 * @typedef {object} RoomAsk
 * @property {RoomQuestion} question
 * @property {string} hint what answers it, where that is no plain run
 * @property {boolean} first is it chosen from the start?
 */

/**
 * How to come into a room.
 * @typedef {object} Join
 * @property {string[]} code a QR code: rows of squares, 1 is a dark one
 * @property {string} scanned the address in it
 * @property {string} address the one to type
 * @property {string} alone what opens the app to others, where only this computer can reach it
 */

/**
 * One step of a lesson.
 * @typedef {object} LessonItem
 * @property {string} words
 * @property {string} where
 */

/**
 * A lesson in the teacher's order.
 * @typedef {object} LessonList
 * @property {string} title
 * @property {LessonItem[]} items
 */

/**
 * The room that this browser leads, on a page with a run or on its own page.
 * @typedef {object} ClassRoom
 * @property {"class"} view
 * @property {string} room its letters
 * @property {string} secret of the browser that leads it
 * @property {string} page what the buttons of this page are named by; empty: nothing can be run on it
 * @property {boolean} whole is it the room's own page?
 * @property {boolean} compact in presenter mode
 * @property {Record<string, string> | null} order the query of what each phone can run by itself; null: what stands in the fields has none
 * @property {RoomAsk[]} asks
 * @property {Record<string, string>} starts by kind of question: the button whose run answers it, "go", "compare" or "single"
 * @property {Join} join
 * @property {LessonList} lesson
 * @property {number} place the step of the lesson that is under way; -1: none
 * @property {Record<string, string>} titles of pages, by the name of their pattern
 * @property {boolean} following is there a next one?
 * @property {boolean} listed can this page be a step of it?
 */

/**
 * Where a printed page is from.
 * @typedef {object} Printed
 * @property {"printed"} view
 * @property {string} address
 */

/** @typedef {import("./sent.mjs").Flow & Beside} FlowView */
/** @typedef {import("./sent.mjs").Planned & Beside} PlannedView */
/** @typedef {import("./sent.mjs").Race & Beside} RaceView */

export {};
