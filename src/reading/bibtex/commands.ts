/** LaTeX commands that a bibliography holds and the parser does not know, and those that a file defines itself. */

import { bibliographyString } from './localization.ts'
import { journalCommands } from './journals.ts'
import { keptSpace, subEnd, subStart, supEnd, supStart } from './marks.ts'

/** What a command is replaced with. */
export interface Command {
  /** How many arguments in braces it takes. */
  arity: number
  /** True where an argument in brackets may come first, which is dropped. */
  optional?: true
  /** True where the argument is text, also in a formula. */
  isText?: true
  /** LaTeX with `#1`, `#2` … for the arguments, or a function of them. */
  body: string | ((...values: string[]) => string)
}

/** Commands by name, without the backslash. */
export type Commands = ReadonlyMap<string, Command>

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

/* The commands known here ---------------------------------------------------------------------------- */

const nothing = (arity = 0): Command => ({ arity, body: '' })
const same = (arity = 1, of = arity): Command => ({ arity, body: `{#${of}}` })
const text = (body: string): Command => ({ arity: 0, body: `{${body}}` })

function all(names: string, command: Command): [string, Command][] {
  return names.split(' ').map((name) => [name, command])
}

const greek: Record<string, string> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  omicron: 'ο',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  varepsilon: 'ε',
  vartheta: 'ϑ',
  varphi: 'φ',
  varrho: 'ϱ',
  varsigma: 'ς',
  varpi: 'ϖ',
  varkappa: 'ϰ',
  digamma: 'ϝ',
  Alpha: 'Α',
  Beta: 'Β',
  Gamma: 'Γ',
  Delta: 'Δ',
  Epsilon: 'Ε',
  Zeta: 'Ζ',
  Eta: 'Η',
  Theta: 'Θ',
  Iota: 'Ι',
  Kappa: 'Κ',
  Lambda: 'Λ',
  Mu: 'Μ',
  Nu: 'Ν',
  Xi: 'Ξ',
  Omicron: 'Ο',
  Pi: 'Π',
  Rho: 'Ρ',
  Sigma: 'Σ',
  Tau: 'Τ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Chi: 'Χ',
  Psi: 'Ψ',
  Omega: 'Ω',
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

const doubleStruck: Record<string, string> = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
}
const fractions: Record<string, string> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/5': '⅕',
  '1/6': '⅙',
  '1/8': '⅛',
  '3/8': '⅜',
}

const known: Commands = new Map<string, Command>([
  ...Object.entries(greek).map(([name, letter]) => [name, text(letter)] as [string, Command]),
  ...Object.entries(greek).map(
    ([name, letter]) => [`text${name}`, text(letter)] as [string, Command],
  ),
  ...Object.entries(greek).map(
    ([name, letter]) => [`up${name}`, text(letter)] as [string, Command],
  ),
  ...journalCommands.map(([name, title]) => [name, text(title)] as [string, Command]),

  // Type: what CSL cannot say is left out.
  ...all('textnormal textup textmd textrm textsf textlf mbox fbox hbox text', {
    ...same(),
    isText: true,
  }),
  ...all('underline uline uwave', same()),
  ...all(
    'mathrm mathit mathsf mathtt mathnormal mathcal mathscr mathfrak mathbf boldsymbol bm pmb operatorname mathop mathbin mathrel mathord mathsmaller smash',
    same(),
  ),
  ['ensuremath', { arity: 1, body: '$#1$' }],
  ...all('textsl mkbibitalic', { arity: 1, body: '\\textit{#1}' }),
  ...all('itshape slshape', { arity: 0, body: '\\it ' }),
  ...all('bfseries boldmath', { arity: 0, body: '\\bf ' }),
  ...all('scshape', { arity: 0, body: '\\sc ' }),
  ...all(
    'normalfont normalsize small footnotesize scriptsize tiny large Large LARGE huge Huge rmfamily sffamily ttfamily mdseries upshape unboldmath selectfont rm sf tt textstyle displaystyle scriptstyle frenchspacing nonfrenchspacing noindent centering raggedright sloppy',
    nothing(),
  ),
  ...all('textcolor foreignlanguage textlang colorbox raisebox', same(2)),
  ...all(
    'color selectlanguage fontencoding fontfamily hyphenation vspace label index pagebreak',
    nothing(1),
  ),
  ...all('textsubscript sb', { arity: 1, body: `${subStart}{#1}${subEnd}` }),
  ...all('textsuperscript sp up', { arity: 1, body: `${supStart}{#1}${supEnd}` }),
  ...all('uppercase MakeUppercase MakeTextUppercase', { arity: 1, body: (value) => upper(value) }),
  ...all('lowercase MakeLowercase MakeTextLowercase', {
    arity: 1,
    body: (value) => (value.includes('\\') ? value : value.toLowerCase()),
  }),

  // Spaces and breaks.
  ...all(
    'protect relax allowbreak nobreak penalty - / ! @ * xspace null ignorespaces unskip strut left right middle bigl bigr bigm Bigl Bigr big Big bigg Bigg biggl biggr limits nolimits displaylimits leavevmode newblock mathsurround hfill vfill hfil',
    nothing(),
  ),
  ...all(
    'linebreak nolinebreak newline break newpage par space nobreakspace quad qquad enspace enskip hfil',
    { arity: 0, body: keptSpace },
  ),
  ...all('thinspace', { arity: 0, body: '\\,' }),
  [' ', { arity: 0, body: keptSpace }],
  ['\n', { arity: 0, body: keptSpace }],
  ['\t', { arity: 0, body: keptSpace }],
  ['\\', { arity: 0, optional: true, body: keptSpace }],

  // Quotation marks and brackets.
  ['enquote', { arity: 1, body: '“{#1}”' }],
  ['enquote*', { arity: 1, body: '‘{#1}’' }],
  ['mkbibquote', { arity: 1, body: '“{#1}”' }],
  ['mkbibparens', { arity: 1, body: '({#1})' }],
  ['mkbibbrackets', { arity: 1, body: '[{#1}]' }],
  ...all('textquotesingle', text("'")),
  ...all('glqq', text('„')),
  ...all('grqq', text('“')),
  ...all('glq', text('‚')),
  ...all('grq', text('‘')),
  ...all('flqq', text('«')),
  ...all('frqq', text('»')),
  ...all('flq', text('‹')),
  ...all('frq', text('›')),
  ...all('lq', text('‘')),
  ...all('rq', text('’')),
  ...all('og', { arity: 0, body: '«\u00a0' }),
  ...all('fg', { arity: 0, body: '\u00a0»' }),

  // Bibliographies: sorting tricks of xampl.bib, REVTeX, natbib, biblatex.
  ...all('noopsort SortNoop sortnoop NoopSort noop nopsort', nothing(1)),
  ...all('printfirst', same(2, 1)),
  ...all('switchargs', { arity: 2, body: '{#2}{#1}' }),
  ...all(
    'singleletter natexlab bibnamefont bibfnamefont citenamefont doi eprint nolinkurl path url autocap midsentence bibinitperiod mkbibemph* nocase',
    same(),
  ),
  ...all('mkbibbold', { arity: 1, body: '\\textbf{#1}' }),
  ...all('bibinfo href hyperref', same(2)),
  ['bibstring', { arity: 1, optional: true, body: (key) => bibliographyString(key) ?? key }],
  ...all('hyphen bibrangedash', { arity: 0, body: '-' }),

  // Logos.
  ...all('TeX', text('TeX')),
  ...all('LaTeX', text('LaTeX')),
  ...all('LaTeXe', text('LaTeX2e')),
  ...all('BibTeX', text('BibTeX')),
  ...all('BibLaTeX', text('BibLaTeX')),
  ...all('XeTeX', text('XeTeX')),
  ...all('XeLaTeX', text('XeLaTeX')),
  ...all('LuaTeX', text('LuaTeX')),
  ...all('ConTeXt', text('ConTeXt')),
  ...all('MF METAFONT', text('METAFONT')),
  ...all('AmS AMS', text('AMS')),
  ...all('pdfTeX', text('pdfTeX')),
  ...all('PS', text('PostScript')),

  // Units and signs.
  ...all('degree degrees degr arcdeg textdegree', text('°')),
  ...all('celsius textcelsius degreeCelsius', text('°C')),
  ...all('arcmin', text('′')),
  ...all('arcsec', text('″')),
  ...all('micron', text('μm')),
  ...all('micro', text('μ')),
  ...all('textohm ohm', text('Ω')),
  ...all('permil perthousand', text('‰')),
  ...all('sun sol', text('☉')),
  ...all('earth', text('⊕')),
  ...all('la lsim', text('≲')),
  ...all('ga gsim', text('≳')),
  ...all('slash', text('/')),
  ...all('textslash', text('/')),
  ...all('ldots dots cdots dotsc dotsb textellipsis', text('…')),
  ...all('No no', text('№')),
  ...all('ddag', text('‡')),
  ...all('num', same()),
  ...all('ion', { arity: 2, body: (atom, stage) => `${atom} ${upper(stage)}` }),
  ...all('ce chem chemform', { arity: 1, body: (value) => chemical(value) }),

  // Formulas.
  ...'log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh min max sup inf lim liminf limsup det dim ker deg gcd arg Pr hom mod bmod cosec sgn span tr Tr diag rank'
    .split(' ')
    .map(
      (name) => [name, { arity: 0, body: `${keptSpace}${name}${keptSpace}` }] as [string, Command],
    ),
  ...all('frac tfrac dfrac nicefrac sfrac cfrac', {
    arity: 2,
    body: (over, under) => fraction(over, under),
  }),
  [
    'sqrt',
    { arity: 1, optional: true, body: (value) => `√${isOne(value) ? value : `(${value})`}` },
  ],
  [
    'mathbb',
    {
      arity: 1,
      body: (value) => value.replace(/[A-Z]/g, (letter) => doubleStruck[letter] ?? letter),
    },
  ],
  ['mathbbm', { arity: 1, body: (value) => value }],
  ...all('overset underset stackrel', same(2)),
  ...all('overbrace underbrace xrightarrow boxed', same()),
  ...all('substack', same()),
  ['prime', text('′')],
  ['emptyset', text('∅')],
  ['triangle', text('△')],
  ['gets', text('←')],
  ['leadsto', text('⇝')],
  ['iff', text('⇔')],
  ['implies', text('⇒')],
  ['land', text('∧')],
  ['lor', text('∨')],
  ['lt', text('<')],
  ['gt', text('>')],
  ['textminus', text('−')],
  ['textopeno', text('ɔ')],
  ['textglotstop', text('ʔ')],
  ['guillemetleft', text('«')],
  ['guillemetright', text('»')],
  ['SS', text('SS')],
  ['oldstylenums', same()],
  ['lbrace', text('\\{')],
  ['rbrace', text('\\}')],
  ['colon', text(':')],
  ['mid', text('|')],
  ['ast', text('*')],
  ['textbar', text('|')],
  ...all('vert lvert rvert', text('|')),
  ...all('Vert lVert rVert |', text('‖')),
])

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

/* Replacing ----------------------------------------------------------------------------------------- */

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
    const { value, next } = argument(latex, at + 1)
    const trimmed = value.trim()
    if (/^\\(?:circ|degree)$/.test(trimmed)) return { text: '{°}', next }
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

/** A `$` is no sign of a formula where what it encloses looks like prose: "from $5 to $7". */
function isFormula(latex: string, start: number, end: number): boolean {
  const inside = latex.slice(start, end)
  if (inside.trim() === '') return false
  if (/[\\_^{=]/.test(inside)) return true
  const isOpen = /\S/.test(latex[start] ?? '') && /\S/.test(latex[end - 1] ?? '')
  return isOpen && !/\d/.test(latex[end + 1] ?? '') && inside.split(/\s+/).length <= 6
}

function closingSign(latex: string, from: number, sign: string): number | undefined {
  let depth = 0
  for (let at = from; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}' && (depth -= 1) < 0) return undefined
    else if (depth === 0 && latex.startsWith(sign, at)) return at
  }
  return undefined
}

/** The argument that starts at `from`: a group, a command or a character. */
function argument(latex: string, from: number): { value: string; next: number; braced: boolean } {
  const start = from + (matchAt(/\s*/y, latex, from)?.[0].length ?? 0)
  if (latex[start] === '{') {
    const end = closing(latex, start + 1) ?? latex.length
    return {
      value: latex.slice(start + 1, end),
      next: Math.min(end + 1, latex.length),
      braced: true,
    }
  }
  if (start >= latex.length || latex[start] === '}') return { value: '', next: from, braced: false }
  const [value = ''] = matchAt(/\\(?:[A-Za-z]+|[^])|[^]/uy, latex, start) ?? []
  return { value, next: start + value.length, braced: false }
}

/** Where the group that opened before `from` closes. */
function closing(latex: string, from: number): number | undefined {
  let depth = 0
  for (let at = from; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') at += 1
    else if (character === '{') depth += 1
    else if (character === '}') {
      if (depth === 0) return at
      depth -= 1
    }
  }
  return undefined
}

/** Escapes a brace that has no counterpart, which would end the value for the parser. */
function balance(latex: string): string {
  const open: number[] = []
  const alone = new Set<number>()
  for (let at = 0; at < latex.length; at += 1) {
    const character = latex[at]
    if (character === '\\') {
      // A backslash at the end would escape the brace that closes the value.
      if (at === latex.length - 1) alone.add(at)
      at += 1
    } else if (character === '{') open.push(at)
    else if (character === '}' && open.pop() === undefined) alone.add(at)
  }
  for (const at of open) alone.add(at)
  if (alone.size === 0) return latex
  return Array.from(latex, (character) => character)
    .join('')
    .replace(/[{}\\]/g, (character, at: number) =>
      !alone.has(at) ? character : character === '\\' ? '\\textbackslash{}' : `\\${character}`,
    )
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

function upper(value = ''): string {
  return value.includes('\\') ? value : value.toUpperCase()
}

function isOne(value: string): boolean {
  return /^(?:\P{M}\p{M}*|\d+(?:\.\d+)?|\\[A-Za-z]+\s*|\{[^{}\\]\})$/u.test(value.trim())
}

function fraction(over = '', under = ''): string {
  const [a, b] = [over.trim(), under.trim()]
  const inBrackets = (part: string) => (/[+\s−-]/.test(part) ? `(${part})` : part)
  return fractions[`${a}/${b}`] ?? `{${inBrackets(a)}}/{${inBrackets(b)}}`
}

/** A formula of mhchem: numbers after an element or a bracket are subscripts, charges superscripts. */
function chemical(value = ''): string {
  return value
    .replace(/\^\{?([\d.]*[+-])\}?/g, `${supStart}{$1}${supEnd}`)
    .replace(/(?<=[A-Za-z)\]])_?\{?(\d+)\}?/g, `${subStart}{$1}${subEnd}`)
    .replaceAll('->', '→')
}
