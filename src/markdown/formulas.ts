/** Turns formulas in TeX into MathML. */

import { createRequire } from 'node:module'

import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import type temml from 'temml'
import type { VFile } from 'vfile'

import { fromHtml } from 'hast-util-from-html'
import { sanitize, type Schema } from 'hast-util-sanitize'
import { h } from 'hastscript'

import type { Words } from '../messages/words.ts'

import { setTextFacts } from '../publication/text-facts.ts'
import { type Formula, formulasIn } from '../reading/mathematics.ts'
import { type FormulaFault, faultOfFormula, hiddenByComment } from './formula-faults.ts'

/** Thrown for a formula that cannot be shown. Its message is the end of a sentence that starts with the formula. */
export class FormulaError extends Error {
  fault: FormulaFault

  constructor(fault: FormulaFault) {
    super(fault.reason)
    this.fault = fault
  }
}

/** The longest formula, in characters. Longer ones are mistakes, such as a dollar that was never closed. */
const longest = 2000

/** The elements of MathML Core and their attributes. Styles and colours are left out: authors do not control them. */
const allowed: Schema = {
  tagNames:
    'math mrow mi mn mo mtext mspace ms mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mpadded mphantom menclose'.split(
      ' ',
    ),
  attributes: {
    '*': 'accent accentunder columnspan depth display displaystyle fence form height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel separator stretchy symmetric voffset width'.split(
      ' ',
    ),
    mtd: [['className', 'tml-right', 'tml-left']],
  },
}

/**
 * Remark plugin: replaces the formulas of a text by MathML, and notes in the front matter as `formulas` that it has some.
 *
 * Their `alttext` is the TeX, for programs that do not know MathML and for what is made from the text, such as the names of
 * headings.
 */
export function remarkMathematics({ words }: { words: Words }) {
  return (tree: Root, file: VFile): void => {
    const formulas = formulasIn(tree)
    for (const node of formulas) {
      const math = failAt(file, node, () => mathOf(node.value, node.type === 'math'))
      // A wide formula scrolls, by touch and by keyboard.
      const label = words.say('texts.formula')
      const frame = h('span.formula', { role: 'group', ariaLabel: label, tabIndex: 0 }, math)
      const { tagName, properties, children } = node.type === 'inlineMath' ? math : frame
      node.data = { hName: tagName, hProperties: properties, hChildren: children }
    }
    if (formulas.length > 0) setTextFacts(file, { formulas: true })
  }
}

/**
 * Turns TeX into a `<math>` element.
 *
 * @param tex the TeX without dollars, from an author; commands that load, link or style something are refused
 * @param isBlock whether it is on a line of its own
 * @throws FormulaError if it is not valid TeX
 */
export function mathOf(tex: string, isBlock: boolean): Element {
  if (tex.trim() === '') throw refusal('is empty')
  if (tex.length > longest) throw refusal(`has ${tex.length} characters; the limit is ${longest}`)
  const tree = sanitize(fromHtml(mathml(tex, isBlock), { fragment: true }), allowed) as HtmlRoot
  const [math] = tree.children
  if (math?.type !== 'element' || math.tagName !== 'math') throw refusal('is empty')
  const { children } = math
  return {
    ...math,
    properties: { ...math.properties, alttext: tex, dataPagefindIgnore: '' },
    children,
  }
}

function refusal(reason: string): FormulaError {
  return new FormulaError({ reason, offset: 0 })
}

function mathml(tex: string, displayMode: boolean): string {
  const hidden = hiddenByComment(tex)
  if (hidden) throw new FormulaError(hidden)
  // Texts without formulas do not need it.
  engine ??= createRequire(import.meta.url)('temml') as typeof temml
  try {
    return engine.renderToString(tex, {
      displayMode,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 20],
    })
  } catch (error) {
    throw new FormulaError(faultOfFormula(tex, error))
  }
}

let engine: typeof temml | undefined

function failAt<Result>(file: VFile, node: Formula, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    file.fail(`The formula \`${node.value}\` ${error.message}.`, node)
  }
}
