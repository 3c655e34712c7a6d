// What the server sends of paths through steps and questions, as types: the rest of `sent.mjs`.

/**
 * One step of a way that runs took.
 * @typedef {object} PathStep
 * @property {string} name
 * @property {string} kind
 * @property {string} who who chose it; empty: it is itself a choice
 * @property {string} words
 * @property {boolean} failed
 */

/**
 * A way that runs took.
 * @typedef {object} Way
 * @property {string} words
 * @property {PathStep[]} steps
 */

/**
 * The ways of one of two patterns.
 * @typedef {object} PatternPaths
 * @property {string} title
 * @property {Way[]} paths
 */

/**
 * One step of the tree of paths.
 * @typedef {object} Branching
 * @property {string} name
 * @property {string} kind
 * @property {string} who who chose it; empty: it is itself a choice
 * @property {boolean} failed
 * @property {number} runs that came here
 * @property {number | null} after the place of the step before it in the list; null: it is the first
 * @property {number} column
 * @property {number} row
 * @property {boolean} counted does a branch begin with it?
 */

/**
 * Where a path ends, and what its runs came to.
 * @typedef {object} PathEnd
 * @property {number} after
 * @property {number} row
 * @property {number} runs
 * @property {string} words
 */

/**
 * All paths of one pattern.
 * @typedef {object} PathTree
 * @property {string} title
 * @property {string} count
 * @property {number} runs
 * @property {Branching[]} steps
 * @property {PathEnd[]} ends
 */

/**
 * A question or an end in the tree of questions.
 * @typedef {object} Node
 * @property {string} id
 * @property {string} words
 * @property {string} full the whole question; empty for an end
 * @property {boolean} question
 * @property {"way" | "open" | "end" | "rest"} state
 * @property {number} column on a wide page
 * @property {number} row
 * @property {number} side on a narrow one
 * @property {number} line
 */

/**
 * The way from a question to another one, or to an end.
 * @typedef {object} Branch
 * @property {string} from
 * @property {string} to
 * @property {string} words
 * @property {"way" | "rest"} state
 */

/**
 * The tree of questions, with the way that was answered.
 * @typedef {object} Tree
 * @property {string} label
 * @property {Node[]} nodes
 * @property {Branch[]} edges
 */

export {};
