/** Formulas in TeX between dollars: `$x$` in a sentence, and `$$x$$` on lines of its own. */

import type {
  Code,
  Construct,
  Effects,
  Extension,
  State,
  TokenizeContext,
} from 'micromark-util-types'
import type { Nodes, Root } from 'mdast'
import type { Handle } from 'mdast-util-from-markdown'
import type { Processor } from 'unified'

import { walkTree } from '../shared/tree.ts'
import { truncate } from '../shared/truncate.ts'

/** A formula: `inlineMath` in a sentence, `math` on lines of its own. Its value is the TeX without the dollars. */
export type Formula = Extract<Nodes, { type: 'inlineMath' | 'math' }>

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    formula: 'formula'
    formulaBlock: 'formulaBlock'
    formulaFence: 'formulaFence'
    formulaValue: 'formulaValue'
  }
}

/**
 * Describes a formula in a publication that has formulas turned off, so that its braces are read as code.
 *
 * @param formula the formula with its dollars
 * @param others how many more formulas of the text have the same problem
 */
export function describeFormulaOff(formula: string, others = 0): { message: string; hint: string } {
  const shown = truncate(formula.replaceAll('`', '').replace(/\s+/g, ' ').trim(), 60)
  const more =
    others === 0
      ? ''
      : ` The same applies to ${others} more ${others === 1 ? 'formula' : 'formulas'} in this text.`
  return {
    message: `The formula \`${shown}\` cannot be shown, because formulas are turned off in this publication.${more}`,
    hint: 'Write `mathematics: true` in `content/site.yaml`. If no formula is meant, type `\\$` for each dollar and `\\{` for each opening brace.',
  }
}

const dollar = 36
const backslash = 92

/**
 * Remark plugin: parses formulas, by pandoc's rules (extension `tex_math_dollars`). In `$…$`, there is no space after the first
 * dollar and before the last one, which no digit follows: “$5 to $10” is no formula. `\$` is a dollar. `$$…$$` is a formula
 * on a line of its own, even inside a paragraph.
 */
export function remarkFormulas(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax]
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    {
      enter: {
        formula(token) {
          const type = this.sliceSerialize(token).startsWith('$$') ? 'math' : 'inlineMath'
          this.enter({ type, value: '' }, token)
          this.buffer()
        },
        formulaBlock(token) {
          this.enter({ type: 'math', value: '' }, token)
          this.buffer()
        },
      },
      exit: {
        formula: exitFormula,
        formulaBlock: exitFormula,
        formulaValue(token) {
          this.config.enter.data?.call(this, token)
          this.config.exit.data?.call(this, token)
        },
      },
    },
  ]
}

/** Returns the formulas of a text, in order. */
export function formulasIn(tree: Root): Formula[] {
  const formulas: Formula[] = []
  walkTree<Nodes>(tree, (node) => {
    if (node.type === 'inlineMath' || node.type === 'math') formulas.push(node)
  })
  return formulas
}

const exitFormula: Handle = function (token) {
  const value = this.resume().trim()
  const node = this.stack.at(-1) as Formula
  node.value = value
  this.exit(token)
}

/** A formula inside a paragraph. */
const inText: Construct = {
  name: 'formula',
  tokenize(effects, ok, nok) {
    let size = 0
    const start: State = (code) => {
      // Part of a longer run of dollars.
      if (this.previous === dollar) return nok(code)
      effects.enter('formula')
      effects.enter('formulaFence')
      return fence(code)
    }
    const fence: State = (code) => {
      if (code === dollar && size < 3) {
        effects.consume(code)
        size += 1
        return fence
      }
      if (size === 3 || code === null || (size === 1 && isSpace(code))) return nok(code)
      effects.exit('formulaFence')
      return untilDollars(size, effects, ok, nok)(code)
    }
    return start
  },
}

/** Reads the TeX of a formula inside a paragraph, and the dollars at its end. */
function untilDollars(size: number, effects: Effects, ok: State, nok: State): State {
  let closed = 0
  let last: Code = null
  const between: State = (code) => {
    if (code === null) return nok(code)
    if (code === dollar) {
      if (size === 1 && isSpace(last)) return nok(code)
      effects.enter('formulaFence')
      return closing(code)
    }
    if (isLineEnding(code)) {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      last = code
      return between
    }
    effects.enter('formulaValue')
    return value(code)
  }
  const value: State = (code) => {
    if (code === null || code === dollar || isLineEnding(code)) {
      effects.exit('formulaValue')
      return between(code)
    }
    last = code
    effects.consume(code)
    return code === backslash ? escaped : value
  }
  const escaped: State = (code) => {
    if (code === null || isLineEnding(code)) return value(code)
    last = code
    effects.consume(code)
    return value
  }
  const closing: State = (code) => {
    if (code === dollar && closed < size) {
      effects.consume(code)
      closed += 1
      return closing
    }
    if (closed !== size || code === dollar || (size === 1 && isDigit(code))) return nok(code)
    effects.exit('formulaFence')
    effects.exit('formula')
    return ok(code)
  }
  return between
}

/** A formula between lines of two dollars. Nothing inside it is Markdown. */
const inFlow: Construct = {
  name: 'formulaBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    const isLazy = () => isLazyLine(this)
    const closingFence: Construct = { partial: true, tokenize: closeFence }
    const start: State = (code) => {
      effects.enter('formulaBlock')
      effects.enter('formulaFence')
      return openFence(effects, lineEnd, nok)(code)
    }
    const lineEnd: State = (code) => {
      if (code === null || !isLineEnding(code)) return nok(code)
      effects.exit('formulaFence')
      return newLine(code)
    }
    const newLine: State = (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return lineStart
    }
    const lineStart: State = (code) => {
      // An open formula would take the rest of the text.
      if (code === null || isLazy()) return nok(code)
      return effects.attempt(closingFence, after, content)(code)
    }
    const content: State = (code) => {
      if (code === null) return nok(code)
      if (isLineEnding(code)) return newLine(code)
      effects.enter('formulaValue')
      return value(code)
    }
    const value: State = (code) => {
      if (code === null || isLineEnding(code)) {
        effects.exit('formulaValue')
        return content(code)
      }
      effects.consume(code)
      return value
    }
    const after: State = (code) => {
      effects.exit('formulaBlock')
      return ok(code)
    }
    return start
  },
}

/** Reads the two dollars at the start of a formula, and spaces. */
function openFence(effects: Effects, ok: State, nok: State): State {
  let size = 0
  const dollars: State = (code) => {
    if (code === dollar) {
      effects.consume(code)
      size += 1
      return dollars
    }
    return size === 2 ? spaces(code) : nok(code)
  }
  const spaces: State = (code) => {
    if (!isSpace(code) || isLineEnding(code)) return ok(code)
    effects.consume(code)
    return spaces
  }
  return dollars
}

function closeFence(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const end: State = (code) => {
    if (code !== null && !isLineEnding(code)) return nok(code)
    effects.exit('formulaFence')
    return ok(code)
  }
  const start: State = (code) => {
    effects.enter('formulaFence')
    return before(code)
  }
  const before: State = (code) => {
    if (isSpace(code) && !isLineEnding(code)) {
      effects.consume(code)
      return before
    }
    return openFence(effects, end, nok)(code)
  }
  return start
}

const syntax: Extension = { text: { [dollar]: inText }, flow: { [dollar]: inFlow } }

/** Whether the current line continues a quotation or list without its mark. */
function isLazyLine(context: TokenizeContext): boolean {
  const { parser } = context as { parser: { lazy: Record<number, boolean> } }
  return parser.lazy[context.now().line] === true
}

/** Line endings are negative codes, from -5 to -3; tabs and the spaces they stand for are -2 and -1. */
function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}

function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 32)
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57
}
