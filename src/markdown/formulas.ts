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
import { type Formula, formulasIn } from '../reading/mathematics.ts'

import { setTextFacts } from '../publication/text-facts.ts'

/** Why a formula cannot be shown: the end of a sentence that starts with it, and where in its TeX. */
export class FormulaError extends Error {
  offset: number
  /** The command that does not exist, if that is the reason. */
  unknown: string | undefined

  /**
   * @param reason the end of the sentence
   * @param offset the offset in the TeX
   * @param unknown a command that does not exist
   */
  constructor(reason: string, offset = 0, unknown?: string) {
    super(reason)
    this.offset = offset
    this.unknown = unknown
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
  if (tex.trim() === '') throw new FormulaError('is empty')
  if (tex.length > longest)
    throw new FormulaError(`has ${tex.length} characters; the limit is ${longest}`)
  const tree = sanitize(fromHtml(mathml(tex, isBlock), { fragment: true }), allowed) as HtmlRoot
  const [math] = tree.children
  if (math?.type !== 'element' || math.tagName !== 'math') throw new FormulaError('is empty')
  const { children } = math
  return {
    ...math,
    properties: { ...math.properties, alttext: tex, dataPagefindIgnore: '' },
    children,
  }
}

function mathml(tex: string, displayMode: boolean): string {
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
    throw toFormulaError(error)
  }
}

let engine: typeof temml | undefined

/** Temml’s messages repeat the formula, with combining marks for the place of the mistake. */
function toFormulaError(error: unknown): FormulaError {
  const { name, message, position = 0 } = error as Error & { position?: number }
  if (error instanceof RangeError) return new FormulaError('is nested too deeply')
  // Temml looks into what is not there, as in `x^`.
  if (name !== 'ParseError') return new FormulaError('is not complete')
  const reason = (message.split(/ at (?:position|end of input)/)[0] ?? message).trim()
  if (reason.startsWith('Too many expansions'))
    return new FormulaError('defines a command by itself, without an end', position)
  const [, unknown] = /^Unsupported function name: (\\.[a-zA-Z]*)/.exec(reason) ?? []
  if (unknown !== undefined)
    return new FormulaError(`contains \`${unknown}\`, which is no known command`, position, unknown)
  const [, refused] = /^Function ['"](\\\w+)['"]/.exec(reason) ?? []
  if (refused !== undefined)
    return new FormulaError(`contains \`${refused}\`, which is not allowed`, position)
  const said = reason
    .replace(/['"]([^'"\s]+)['"]/g, '`$1`')
    .replace(/(?<![`\\])(\\[a-zA-Z]+)/g, '`$1`')
    .replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
  return new FormulaError(`is not valid TeX: ${said}`, position)
}

function failAt<Result>(file: VFile, node: Formula, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    file.fail(`The formula \`${node.value}\` ${error.message}.`, node)
  }
}
