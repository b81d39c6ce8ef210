/** The LaTeX commands of bibliographies that the parser does not know, and what they are replaced with. */

import { journalCommands } from './journals.ts'
import { bibliographyString } from './localization.ts'
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

const nothing = (arity = 0): Command => ({ arity, body: '' })

const same = (arity = 1, of = arity): Command => ({ arity, body: `{#${of}}` })

const text = (body: string): Command => ({ arity: 0, body: `{${body}}` })

function all(names: string, command: Command): [string, Command][] {
  return names.split(' ').map((name) => [name, command])
}

const greek = `
  alpha α, beta β, gamma γ, delta δ, epsilon ε, zeta ζ, eta η, theta θ, iota ι, kappa κ, lambda λ, mu μ, nu ν, xi ξ,
  omicron ο, pi π, rho ρ, sigma σ, tau τ, upsilon υ, phi φ, chi χ, psi ψ, omega ω, varepsilon ε, vartheta ϑ,
  varphi φ, varrho ϱ, varsigma ς, varpi ϖ, varkappa ϰ, digamma ϝ, Alpha Α, Beta Β, Gamma Γ, Delta Δ, Epsilon Ε,
  Zeta Ζ, Eta Η, Theta Θ, Iota Ι, Kappa Κ, Lambda Λ, Mu Μ, Nu Ν, Xi Ξ, Omicron Ο, Pi Π, Rho Ρ, Sigma Σ, Tau Τ,
  Upsilon Υ, Phi Φ, Chi Χ, Psi Ψ, Omega Ω
  `
  .split(',')
  .map((pair) => pair.trim().split(' ') as [string, string])

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

export const known: Commands = new Map<string, Command>([
  ...greek.flatMap(([name, letter]) =>
    ['', 'text', 'up'].map((prefix) => [`${prefix}${name}`, text(letter)] as [string, Command]),
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
  ...all('glqq quotedblbase', text('„')),
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
  ...all('hyphen nbhyphen bibrangedash', { arity: 0, body: '-' }),
  ...all('isdot', { arity: 0, body: '' }),
  ...all('adddot', text('.')),
  ...all('addcomma', text(',')),
  ...all('addcolon', text(':')),
  ...all('addsemicolon', text(';')),
  ...all('addspace', { arity: 0, body: ' ' }),
  ...all('textinterrobangdown', text('\u2E18')),
  // Another way to write accents: `\a'e` (LaTeX 2e sources, "ltoutenc.dtx").
  ['a', { arity: 2, body: '\\#1{#2}' }],

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

function upper(value = ''): string {
  return value.includes('\\') ? value : value.toUpperCase()
}

export function isOne(value: string): boolean {
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
