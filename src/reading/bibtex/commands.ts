/** LaTeX commands that the parser does not know, and those that a file defines itself. */

import { type Command, type Commands, isOne, known } from './known-commands.ts'

import { argument, balance, closing, closingSign, matchAt } from './groups.ts'
import { keptSpace, subEnd, subStart, supEnd, supStart } from './marks.ts'

/**
 * Replaces the commands that the parser does not know, and prepares formulas for it: scripts become markup, and spaces
 * around operators are kept.
 *
 * @param options.defined commands that come before those known here
 * @param options.report is called with each command that is known to have no place in a text, such as a footnote
 * @returns LaTeX with balanced braces, and a `$` only around formulas
 */
export function expandCommands(
  latex: string,
  options: { defined?: Commands; report?: (command: string) => void } = {},
): string {
  return new Expansion(options.defined, options.report).expand(balance(latex))
}

/**
 * Finds the commands that LaTeX code defines with `\newcommand`, `\providecommand` or `\def`: in the `@preamble` of a
 * file, they are for its entries.
 */
export function readDefinitions(latex: string): Commands {
  const commands = new Map<string, Command>()
  const definition =
    /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|DeclareMathOperator|def)\*?\s*\{?\\([A-Za-z@]+|.)\}?\s*(?:\[(\d)\]\s*(\[[^\]]*\]\s*)?|((?:#\d)*))\s*\{/g
  for (const found of latex.matchAll(definition)) {
    const [all, name = '', count, , parameters = ''] = found
    const start = found.index + all.length
    const end = closing(latex, start)
    if (end === undefined) continue
    commands.set(name, {
      arity: count === undefined ? parameters.length / 2 : Number(count),
      body: latex.slice(start, end),
    })
  }
  return commands
}

/** Accents on a letter of a formula, as combining characters. */
const mathAccents: Record<string, string> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  widetilde: '\u0303',
  bar: '\u0304',
  overline: '\u0305',
  dot: '\u0307',
  ddot: '\u0308',
  check: '\u030C',
  acute: '\u0301',
  grave: '\u0300',
  breve: '\u0306',
  vec: '\u20D7',
  overrightarrow: '\u20D7',
  mathring: '\u030A',
  underline: '\u0332',
  underbar: '\u0332',
}

/** What an accent is where no letter follows; an acute one is typed for an apostrophe. */
const bareAccents: Record<string, string> = {
  "'": '’',
  '`': '‘',
  '^': '\\textasciicircum{}',
  '"': '¨',
  '~': '\\textasciitilde{}',
  '=': '¯',
  '.': '˙',
  u: '˘',
  v: 'ˇ',
  H: '˝',
  c: '¸',
  k: '˛',
  r: '˚',
  d: '',
  b: '',
  t: '',
}

/** Commands whose argument is no part of the text it is in. */
const misplaced = new Set([
  'footnote',
  'footnotetext',
  'thanks',
  'cite',
  'citep',
  'citet',
  'textcite',
  'parencite',
  'autocite',
  'citeauthor',
  'ref',
  'input',
  'include',
])

const operators =
  /\s+((?:[=<>+−-]|\\(?:leq?|leqslant|geq?|geqslant|times|pm|mp|approx|simeq|sim|equiv|neq?|ll|gg|lesssim|gtrsim|propto|to|rightarrow|leftarrow|leftrightarrow|Rightarrow|cdot|in|subseteq|subset|cup|cap|mid|div|cong|parallel|perp)(?![A-Za-z])))\s+/g

class Expansion {
  readonly #defined: Commands | undefined
  readonly #report: ((command: string) => void) | undefined
  #depth = 0

  constructor(defined: Commands | undefined, report: ((command: string) => void) | undefined) {
    this.#defined = defined
    this.#report = report
  }

  expand(latex: string, inFormula = false): string {
    let result = ''
    let at = 0
    const mark = inFormula ? /[\\$_^'-]/g : /[\\$]/g
    while (at < latex.length) {
      mark.lastIndex = at
      const found = mark.exec(latex)
      if (!found) break
      result += latex.slice(at, found.index)
      const step = this.#step(latex, found.index, inFormula)
      result += step.text
      at = step.next
    }
    return result + latex.slice(at)
  }

  /** What the character at `at` begins: a command, a formula or a script. */
  #step(latex: string, at: number, inFormula: boolean): { text: string; next: number } {
    switch (latex[at]) {
      case '$':
        return inFormula ? { text: '', next: at + 1 } : this.#formula(latex, at)
      case '_':
      case '^':
        return this.#script(latex, at)
      case "'":
        return { text: '′', next: at + 1 }
      case '-':
        return { text: '−', next: at + 1 }
      default:
        return this.#command(latex, at, inFormula)
    }
  }

  #formula(latex: string, at: number): { text: string; next: number } {
    const sign = latex.startsWith('$$', at) ? '$$' : '$'
    const start = at + sign.length
    const end = closingSign(latex, start, sign)
    if (end === undefined || !isFormula(latex, start, end)) {
      return { text: '\\$'.repeat(sign.length), next: start }
    }
    return { text: `$${this.#inside(latex.slice(start, end))}$`, next: end + sign.length }
  }

  #inside(formula: string): string {
    return this.expand(
      formula
        .replace(operators, `${keptSpace}$1${keptSpace}`)
        .replace(/([,;])\s+/g, `$1${keptSpace}`),
      true,
    )
  }

  #script(latex: string, at: number): { text: string; next: number } {
    const [start, end] = latex[at] === '_' ? [subStart, subEnd] : [supStart, supEnd]
    const { value, next } = scriptAt(latex, at + 1)
    const trimmed = value.trim()
    if (/^\\(?:circ|degree)(?:\{\})?$/.test(trimmed)) return { text: '{°}', next }
    if (/^(?:\\prime)+$/.test(trimmed)) return { text: '′'.repeat(trimmed.length / 6), next }
    return { text: `${start}{${this.expand(value, true)}}${end}`, next }
  }

  #command(latex: string, at: number, inFormula: boolean): { text: string; next: number } {
    const [all = '\\', word, sign = ''] =
      matchAt(/\\(?:([A-Za-z@]+)\*?|([^])|$)/uy, latex, at) ?? []
    const starred = all.endsWith('*') && word !== undefined
    const name = word ?? sign
    const next = at + all.length
    if (sign === '(' || sign === '[') return this.#bracketed(latex, at, sign)
    const command =
      (starred ? known.get(`${name}*`) : undefined) ?? this.#defined?.get(name) ?? known.get(name)
    if (inFormula && word !== undefined && mathAccents[word] !== undefined) {
      return this.#mathAccent(latex, next, mathAccents[word])
    }
    if (word === undefined || bareAccents[word] !== undefined) {
      const accent = this.#accent(latex, next, name)
      if (accent) return accent
    }
    if (command === undefined) {
      if (word !== undefined && misplaced.has(word)) {
        this.#report?.(`\\${word}`)
        return { text: '', next }
      }
      return { text: all.replace('*', ''), next }
    }
    return this.#apply(command, latex, next, inFormula)
  }

  #apply(
    command: Command,
    latex: string,
    from: number,
    inFormula: boolean,
  ): { text: string; next: number } {
    let next = from
    if (command.optional) next += matchAt(/\s*\[[^\]]*\]/y, latex, next)?.[0].length ?? 0
    const values: string[] = []
    for (let count = 0; count < command.arity; count += 1) {
      const given = argument(latex, next)
      values.push(given.value)
      next = given.next
    }
    // A space after a command without arguments ends its name.
    if (command.arity === 0) next += matchAt(/\s*/y, latex, next)?.[0].length ?? 0
    if (this.#depth > 50) return { text: '', next }
    this.#depth += 1
    const body =
      typeof command.body === 'string'
        ? command.body.replace(/#(\d)/g, (_, index: string) => values[Number(index) - 1] ?? '')
        : command.body(...values)
    const text =
      inFormula && command.isText
        ? this.expand(body).replace(/\s+/g, keptSpace)
        : this.expand(body, inFormula)
    this.#depth -= 1
    return { text, next }
  }

  /** `\(…\)` and `\[…\]`. */
  #bracketed(latex: string, at: number, open: string): { text: string; next: number } {
    const close = open === '(' ? '\\)' : '\\]'
    const end = latex.indexOf(close, at + 2)
    if (end === -1) return { text: open, next: at + 2 }
    return { text: `$${this.#inside(latex.slice(at + 2, end))}$`, next: end + 2 }
  }

  #mathAccent(latex: string, from: number, accent: string): { text: string; next: number } {
    const { value, next } = argument(latex, from)
    const base = this.expand(value, true)
      .replace(/^\{(.*)\}$/su, '$1')
      .trim()
    return { text: isOne(base) ? `${base}${accent}` : `{${base}}`, next }
  }

  /** An accent without a letter, on the first of several letters, or below or above two. */
  #accent(latex: string, from: number, name: string): { text: string; next: number } | undefined {
    const bare = bareAccents[name]
    if (bare === undefined) return undefined
    const isLetter = /[a-z]/i.test(name)
    const { value, next, braced } = argument(latex, from)
    if (isLetter && !braced && next === from) return undefined
    if (value.trim() === '' || (!braced && value === '}')) {
      return { text: `{${bare}}`, next: braced ? next : from }
    }
    // The space after a dotless letter ends its name.
    if (!braced && /^\\[ij]$/.test(value)) {
      const space = matchAt(/\s*/y, latex, next)?.[0].length ?? 0
      return { text: `\\${name}{${value}}`, next: next + space }
    }
    if (name === 'b') return { text: `${value}\u0331`, next }
    if (name === 't') {
      const [first = '', ...rest] = Array.from(value)
      return { text: `${first}\u0361${rest.join('')}`, next }
    }
    const [first = '', ...rest] = Array.from(value)
    if (braced && rest.length > 0 && /^\p{L}+$/u.test(value)) {
      return { text: `\\${name}{${first}}${rest.join('')}`, next }
    }
    return undefined
  }
}

/** The argument of `_` or `^`: also a command with its own argument, as in `T_\mathrm{c}`. */
function scriptAt(latex: string, from: number): { value: string; next: number } {
  const { value, next, braced } = argument(latex, from)
  if (braced || !/^\\[A-Za-z]/.test(value) || latex[next] !== '{') return { value, next }
  const own = argument(latex, next)
  return { value: `${value}{${own.value}}`, next: own.next }
}

/** A `$` is no sign of a formula where what it encloses looks like prose: "from $5 to $7". */
function isFormula(latex: string, start: number, end: number): boolean {
  const inside = latex.slice(start, end)
  if (inside.trim() === '') return false
  if (/[\\_^{=]/.test(inside)) return true
  const isOpen = /\S/.test(latex[start] ?? '') && /\S/.test(latex[end - 1] ?? '')
  const isBetweenAmounts = /^[\d.,]/.test(inside) && /\d/.test(latex[end + 1] ?? '')
  return isOpen && !isBetweenAmounts && inside.split(/\s+/).length <= 6
}
