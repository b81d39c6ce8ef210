import { describe, expect, test } from 'vitest'

import { readDefinitions } from './commands.ts'
import { readLatex } from './latex.ts'

const raw = String.raw

describe('text', () => {
  test.each([
    // Spaces, signs and units.
    [raw`10\,mg to 20~mg`, '10\u2009mg to 20\u00a0mg'],
    [raw`37$^\circ$C and 5\textdegree{}C`, '37°C and 5°C'],
    [raw`$P \leq 0.05$, $p<.001$`, 'P ≤ 0.05, p<.001'],
    [raw`$2 \times 3$ and $2\times3$`, '2 × 3 and 2×3'],
    [raw`5 $\pm$ 1`, '5 ± 1'],
    [raw`{\AA} \aa{} \ss{} \o{}`, 'Å å ß ø'],
    [raw`50\% \& \#1 \$5 a\_b \{x\}`, '50% & #1 $5 a_b {x}'],
    ['50% of it, C# and a < b > c', '50% of it, C# and a < b > c'],
    [raw`\textgamma{} and {\textalpha}-helix`, 'γ and α-helix'],
    [raw`\ensuremath{\mu}m, $\mu$g, $\beta$-cells`, 'μm, μg, β-cells'],
    [raw`First\slash second, and so on \ldots{}`, 'First/second, and so on …'],
    [raw`in \mbox{one} box, {\it old\/} style`, 'in one box, <i>old</i> style'],
    [raw`\textnormal{plain}, line\\break`, 'plain, line break'],
    [raw`About \~{}5 trees and 10\^{}3`, 'About ~5 trees and 10^3'],
    [raw`a\ b \TeX{}, \LaTeX{} and \BibTeX`, 'a b TeX, LaTeX and BibTeX'],
    // Quotation marks and dashes.
    ["`single' and ``double''", '‘single’ and “double”'],
    ["it's the authors' `own' 5'-end", "it's the authors' ‘own’ 5'-end"],
    [raw`\enquote{a} \enquote*{b} \mkbibquote{c}`, '“a” ‘b’ “c”'],
    ['1990--2000 --- or so', '1990–2000 — or so'],
    [raw`{\quotedblbase}Wort{\textquotedblleft}`, '„Wort“'],
    ["?`What? !`Yes! ?``double''", '¿What? ¡Yes! ?“double”'],
    ["?`Qu\\'e es?", '¿Qué es?'],
    // Accents.
    [raw`{\"u} \"{u} \"u \v{s} {\v s} \c{c} \'{\i} na\"\i ve`, 'ü ü ü š š ç í naïve'],
    [raw`\H{o} \k{a} \d{u} \b{b} \r{a} \u{g} \.{z} \={a}`, 'ő ą ụ ḇ å ğ ż ā'],
    [raw`Al d{\'}Elm, l\'{}Arbre`, 'Al d’Elm, l’Arbre'],
    [raw`Erd\H{o}s, Pa{\v{s}}i{\'c}, \v{S}t\v{e}p\'an`, 'Erdős, Pašić, Štěpán'],
    ['u\u0308ber', 'über'],
    // Markup.
    [raw`\textit{S. aureus}, \emph{b}, \textbf{c}`, '<i>S. aureus</i>, <i>b</i>, <b>c</b>'],
    [raw`{\em a} {\bf b} \textsl{c}`, '<i>a</i> <b>b</b> <i>c</i>'],
    [raw`\textsc{nasa}`, '<span style="font-variant:small-caps;">nasa</span>'],
    [raw`\texttt{code} \underline{u} \textsf{s}`, 'code u s'],
    [raw`CO$_2$, H$_{2}$O, 10$^{-3}$`, 'CO<sub>2</sub>, H<sub>2</sub>O, 10<sup>−3</sup>'],
    [raw`\textsubscript{2} \textsuperscript{th}`, '<sub>2</sub> <sup>th</sup>'],
    ['<i>In vivo</i>', '<i>In vivo</i>'],
    [raw`A \href{https://example.org/}{linked word}`, 'A linked word'],
    [raw`\url{https://example.org/a_b}`, 'https://example.org/a_b'],
    ['{{Braces} {of {all} kinds}}', 'Braces of all kinds'],
    // Formulas.
    [raw`The $\mathcal{M}_{g}$ of $\overline{x}$`, 'The M<sub>g</sub> of x̅'],
    [raw`$\sqrt{s}$, $\sqrt{x+y}$, $\infty$`, '√s, √(x+y), ∞'],
    [raw`$\frac{1}{2}$, $\frac{a}{b+c}$`, '½, a/(b+c)'],
    [raw`$\mathbb{R}^n$, $\ell_1$`, 'ℝ<sup>n</sup>, ℓ<sub>1</sub>'],
    [raw`$O(n \log n)$, $x \in A$`, 'O(n log n), x ∈ A'],
    [raw`$\hat{x}$ and $\vec{v}$`, 'x̂ and v⃗'],
    [raw`$\alpha$-, $\mathrm{d}x$, \(x^2\)`, 'α-, dx, x<sup>2</sup>'],
    [raw`$-1$ and $a'$`, '−1 and a′'],
    [raw`\ce{H2O} and \ion{H}{ii}`, 'H<sub>2</sub>O and H II'],
    [raw`$T_\mathrm{c}$, $x^\text{max}$, 5$^\circ{}$C`, 'T<sub>c</sub>, x<sup>max</sup>, 5°C'],
    // A formula ends at its dollar, whatever follows.
    [raw`Speeds $<$5 and $>$3, 3$-$5, $>$65, $\pm$3`, 'Speeds <5 and >3, 3−5, >65, ±3'],
    // A dollar is a dollar.
    ['It cost $5 million', 'It cost $5 million'],
    ['from $5 to $7', 'from $5 to $7'],
    [raw`A \$5 question, $n$ answers`, 'A $5 question, n answers'],
    // Bibliographies.
    [raw`{\noopsort{1950a}}1950`, '1950'],
    [raw`\switchargs{a}{b} \natexlab{a} \bibinfo{title}{T}`, 'ba a T'],
    [raw`\bibstring{inpress} \mkbibparens{a} \autocap{e}d.`, 'in press (a) ed.'],
    [raw`\apj`, 'The Astrophysical Journal'],
    [
      raw`\mnras{} and \prd`,
      'Monthly Notices of the Royal Astronomical Society and Physical Review D',
    ],
    // Space.
    ['a  b\n   c\t d ', 'a b c d'],
    [raw`hy\-phen, \relax a\protect\emph{x}`, 'hyphen, a<i>x</i>'],
  ])('%s', (latex, text) => {
    const read = readLatex(latex)
    expect(read.text).toBe(text.normalize('NFC'))
    expect(read.unknown).toEqual([])
  })
})

describe('a command that is not known', () => {
  test.each([
    [raw`Made up \unknowncommand{word} here`, 'Made up word here', [raw`\unknowncommand`]],
    [raw`A note\footnote{Here}`, 'A noteHere', [raw`\footnote`]],
    [raw`See \cite{smith2020}`, 'See smith2020', [raw`\cite`]],
    [raw`\foo and \foo and $\bar{\foo}$`, ' and and'.trim(), [raw`\foo`]],
    [raw`$\mystery{x}$`, 'x', [raw`\mystery`]],
    [raw`\begin{tabular}a\end{tabular}`, 'a', [raw`\begin{tabular}`]],
  ])('%s', (latex, _text, unknown) => {
    expect(readLatex(latex).unknown).toEqual(unknown)
  })

  test('leaves its argument in the text', () => {
    expect(readLatex(raw`Made up \unknowncommand{word} here`).text).toBe('Made up word here')
  })

  test('never prints the word undefined, nor LaTeX', () => {
    for (const latex of [raw`\~{}5`, raw`\^{}3`, raw`\foo`, raw`$\foo$`, raw`\'{}`, raw`\t{oo}`]) {
      expect(readLatex(latex).text).not.toMatch(/undefined|\\/)
    }
  })

  test.each([
    [raw`\newcommand{\cell}[1]{osteo-#1}`, raw`\cell{knee}`, 'osteo-knee'],
    [raw`\providecommand\cell[1]{osteo-#1}`, raw`\cell{knee}`, 'osteo-knee'],
    [raw`\def\cell#1{osteo-#1}`, raw`\cell{knee}`, 'osteo-knee'],
    [raw`\newcommand{\noopsort}[1]{}`, raw`\noopsort{a}b`, 'b'],
    [raw`\newcommand{\uw}{University of \emph{W}}`, raw`\uw, here`, 'University of <i>W</i>, here'],
    [raw`\newcommand{\x}{\y}\newcommand{\y}{deep}`, raw`\x`, 'deep'],
  ])('is known where the file defines it: %s', (preamble, latex, text) => {
    expect(readLatex(latex, readDefinitions(preamble))).toEqual({ text, unknown: [] })
  })

  test('that defines itself by itself ends', () => {
    expect(readLatex(raw`\x`, readDefinitions(raw`\newcommand{\x}{a\x}`)).text).toMatch(/^a+$/)
  })
})

test('symbols of LaTeX are known', () => {
  const symbols =
    'S P dag ddag copyright pounds textregistered texttrademark textbullet textendash textemdash textasciitilde textbackslash textless textgreater textbar textquoteright textquotedblleft guillemotleft guillemotright ae AE oe OE o O l L dh th DH TH i j ldots dots euro texteuro textcent textyen textsection textparagraph textonehalf textpm texttimes textmu'
  for (const symbol of symbols.split(' ')) {
    const { text, unknown } = readLatex(`\\${symbol}{}`)
    expect([symbol, unknown, text.includes('\\') && symbol !== 'textbackslash']).toEqual([
      symbol,
      [],
      false,
    ])
  }
  const math =
    'leq geq neq approx equiv sim simeq propto infty partial nabla pm mp times div cdot ast star cup cap subset supset subseteq in notin forall exists emptyset rightarrow leftarrow Rightarrow leftrightarrow uparrow downarrow to mapsto langle rangle ell hbar Re Im aleph sum prod int oplus otimes perp parallel mid angle circ bullet dagger ddagger prime odot lesssim gtrsim ll gg cong wedge vee neg lceil rceil lfloor rfloor'
  for (const symbol of math.split(' ')) {
    const { text, unknown } = readLatex(`$\\${symbol}$`)
    expect([symbol, unknown, /\\|^$/.test(text)]).toEqual([symbol, [], false])
  }
})
