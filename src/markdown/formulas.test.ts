import type { Element, Nodes } from 'hast'

import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'

import { FormulaError, mathOf } from './formulas.ts'

const html = (tex: string, isBlock = false) => toHtml(mathOf(tex, isBlock))

test('TeX becomes MathML, with the TeX as its alternative text', () => {
  expect(html('\\frac{a}{b} < c')).toBe(
    '<math alttext="\\frac{a}{b} < c" data-pagefind-ignore=""><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac><mo>&#x3C;</mo><mi>c</mi></mrow></math>',
  )
  expect(html('x', true)).toBe(
    '<math display="block" alttext="x" data-pagefind-ignore=""><mi>x</mi></math>',
  )
})

test('letters of a style are letters of Unicode, which browsers show without a font of ours', () => {
  expect(html('\\mathbf{x}')).toContain('\u{1d431}')
})

test('aligned equations have sides, and no styles', () => {
  const aligned = html('\\begin{aligned}a &= b \\\\ c &= d\\end{aligned}', true)
  expect(aligned).toContain('<mtd class="tml-right">')
  expect(aligned).not.toMatch(/\sstyle=/)
})

describe('what a formula may not do', () => {
  const refusal = (tex: string): string => {
    try {
      return html(tex)
    } catch (error) {
      if (error instanceof FormulaError) return `! ${error.message}`
      throw error
    }
  }

  test.each([
    '\\href{https://evil.example}{x}',
    '\\url{https://evil.example}',
    '\\includegraphics{https://evil.example/a.png}',
    '\\class{menu}{x}',
    '\\id{main}{x}',
    '\\style{position:fixed}{x}',
    '\\data{a=b}{x}',
    '\\htmlData{a=b}{x}',
    '\\htmlClass{a}{x}',
    '\\def\\a{\\a\\a}\\a',
    '\\frac{a',
    '}',
    'x^',
    '\\farc{a}{b}',
    '',
    ' ',
    'x'.repeat(2001),
    '{'.repeat(900) + '}'.repeat(900) + '\\foo',
  ])('%j is refused', (tex) => {
    expect(refusal(tex)).toMatch(/^! /)
  })

  test.each([
    '\\text{<script>alert(1)</script>}',
    '\\text{"><img src=x onerror=alert(1)>}',
    '<img src=x onerror=alert(1)>',
    '\\text{]]>\u2028\u202e}',
    '\\color{red}{x}',
    '\\colorbox{red}{x}',
    '\\rule{9999em}{9999em}',
    '\\kern9999em x',
  ])('%j is only words', (tex) => {
    const shown = refusal(tex)
    if (shown.startsWith('! ')) return
    const names = new Set<string>()
    const attributes = new Set<string>()
    collect(mathOf(tex, false), names, attributes)
    expect([...names].filter((name) => !/^m[a-z]+$/.test(name))).toEqual([])
    expect(
      [...attributes].filter((name) => /^on|style|href|src|color|background/i.test(name)),
    ).toEqual([])
    expect(shown).not.toMatch(/(?:width|height|depth)="-?\d{3,}em/)
  })

  test('any text is a formula or a mistake', () => {
    const part = fc.constantFrom(
      ...['\\', '{', '}', '^', '_', '&', '\\\\', '\\frac', '\\left', '\\right', '(', 'x', '%', '#'],
      ...[
        '\\begin{aligned}',
        '\\end{aligned}',
        '\\text{',
        '<',
        '"',
        '\\sqrt[',
        ']',
        '\\cfrac',
        '~',
      ],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        expect(refusal(parts.join(''))).toMatch(/^(?:!|<math)/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what authors read about a mistake', () => {
  test.each([
    ['\\frac{a', '5 has a brace `{` that is never closed. Add the closing brace `}`.'],
    [
      '\\frac{a}',
      '0 ends before `\\frac` has both its parts. Write both in braces, as in `\\frac{a}{b}`.',
    ],
    [
      '\\sqrt',
      '4 has nothing after `\\sqrt`. Write what belongs to it in braces, as in `\\sqrt{x}`.',
    ],
    ['\\sqrt[3{x}', '5 has a bracket `[` that is never closed. Add the closing bracket `]`.'],
    ['x^', '1 has nothing after `^`. Write what follows it, as in `x^{2}`, or remove it.'],
    ['{x_}', '2 has nothing after `_`. Write what follows it, as in `x_{2}`, or remove it.'],
    [
      '\\hat',
      '0 ends before `\\hat` has what belongs to it. Write it in braces, as in `\\hat{x}`.',
    ],
    [
      '}',
      '0 closes a brace `}` that is not open. Remove it, or add the opening brace. For a literal brace, write `\\}`.',
    ],
    [
      'a & b',
      '2 contains `&` outside of an environment with columns. Put the lines between `\\begin{aligned}` and `\\end{aligned}`, or write `\\&` for the character.',
    ],
    ['a # b', '2 contains `#`, which has a special meaning. Write `\\#`.'],
    ['I^2 = 60%', '8 contains `%`, which hides the rest of its line. Write `\\%`.'],
    ['a \\\\% b', '4 contains `%`, which hides the rest of its line. Write `\\%`.'],
    ['\\text{50% of}', '8 contains `%`, which hides the rest of its line. Write `\\%`.'],
    ['\\text{a $ b}', '11 has a dollar inside text. Write `\\$` for a dollar.'],
    [
      '\\text{x^2}',
      '7 contains `^` where it does not belong. Inside `\\text{…}`, there are only words. Close its braces before the formula.',
    ],
    [
      '\\text{\\alpha}',
      '6 contains `\\alpha` inside text. Close the braces of the text before it.',
    ],
    [
      'x^a^b',
      '3 has two superscripts in a row. Put what belongs together in braces, as in `x^{ab}`.',
    ],
    [
      'x_a_b',
      '3 has two subscripts in a row. Put what belongs together in braces, as in `x_{ab}`.',
    ],
    [
      '\\left( a',
      '0 has a `\\left` without its `\\right`. Write `\\right` and a bracket where it ends, or `\\right.` for no bracket.',
    ],
    [
      '\\frac{a}{b} + \\hat',
      '14 ends before `\\hat` has what belongs to it. Write it in braces, as in `\\hat{x}`.',
    ],
    [
      '\\frac{\\alpha}',
      '0 ends before `\\frac` has both its parts. Write both in braces, as in `\\frac{a}{b}`.',
    ],
    [
      '\\frac{a\\_}',
      '0 ends before `\\frac` has both its parts. Write both in braces, as in `\\frac{a}{b}`.',
    ],
    [
      '\\left{ a \\right}',
      '5 has `{` after `\\left`, which groups and is not drawn. Write `\\left\\{` for a brace that is drawn.',
    ],
    ['\\left( 50% \\right)', '9 contains `%`, which hides the rest of its line. Write `\\%`.'],
    [
      '\\begin{matrix} 50% \\end{matrix}',
      '17 contains `%`, which hides the rest of its line. Write `\\%`.',
    ],
    [
      '\\left( a \\leftarrow b',
      '0 has a `\\left` without its `\\right`. Write `\\right` and a bracket where it ends, or `\\right.` for no bracket.',
    ],
    [
      '\\left a \\right)',
      '6 has `a` after `\\left`, which needs a bracket. Write one, such as `\\left(`, or `\\left.` for none. Otherwise remove `\\left`.',
    ],
    [
      '\\left( a \\right',
      '14 has nothing after `\\right`, which needs a bracket. Write one, such as `\\right)`, or `\\right.` for none. Otherwise remove `\\right`.',
    ],
    [
      '\\right)',
      '0 has a `\\right` without its `\\left`. Write `\\left` before the bracket that opens, or remove `\\right`.',
    ],
    [
      '\\middle| a',
      '7 contains `\\middle` outside of `\\left` and `\\right`. Put it between the two, or remove it.',
    ],
    [
      '\\begin{aligned} a &= b',
      '0 has a `\\begin{aligned}` without its `\\end`. Write `\\end{aligned}` where it ends.',
    ],
    [
      '\\begin{aligned} a &= b \\end{align}',
      '23 closes `\\begin{aligned}` with `\\end{align}`. Write `\\end{aligned}`.',
    ],
    [
      '\\begin{matrix} a } \\end{matrix}',
      '17 closes a brace `}` that is not open. Remove it, or add the opening brace. For a literal brace, write `\\}`.',
    ],
    [
      '\\end{aligned}',
      '0 has an `\\end` without its `\\begin`. Write `\\begin` and the name of the environment where it starts, or remove `\\end`.',
    ],
    [
      '\\begin{algned} a \\end{algned}',
      '6 contains `\\begin{algned}`, but there is no such environment. Write `\\begin{aligned}` and `\\end{aligned}`.',
    ],
    [
      '\\begin{zzzzzz} a \\end{zzzzzz}',
      '6 contains `\\begin{zzzzzz}`, but there is no such environment. Use one such as `aligned`, `cases`, `matrix`, `pmatrix`.',
    ],
    [
      '\\begin{align} a &= b \\end{align}',
      '0 contains `align`, which needs a formula on lines of its own. Put the formula between two lines of `$$`, or write `aligned`.',
    ],
    [
      '\\tag{1} a',
      '0 contains `tag`, which needs a formula on lines of its own. Put the formula between two lines of `$$`.',
    ],
    [
      '\\begin{array}{q} a \\end{array}',
      '14 has the column `q`, which is no alignment. Name each column with `l`, `c` or `r`, as in `\\begin{array}{lc}`.',
    ],
    [
      '\\hline',
      '0 contains `\\hline` outside of `array`. Put it between `\\begin{array}{…}` and `\\end{array}`, or remove it.',
    ],
    [
      '\\hspace{2}',
      '8 has `2` where a length is needed. Write a number and a unit, such as `1em`.',
    ],
    [
      '\\limits a',
      '0 has limits after something that takes none. Write `\\limits` directly after a sign such as `\\sum` or `\\int`.',
    ],
    [
      'a \\over b \\over c',
      '10 has two fractions of this form in one group. Write `\\frac{a}{b}`, or put one of them in braces.',
    ],
    ['\\farc{a}{b}', '0 contains `\\farc`, which is no known command. Write `\\frac`.'],
    ['\\qqzzt', '0 contains `\\qqzzt`, which is no known command.'],
    [
      '\\href{https://x.example}{z}',
      '0 contains `\\href`, but links do not work in formulas. Put the link in the text next to the formula.',
    ],
    [
      '\\includegraphics{a}',
      '0 contains `\\includegraphics`, but pictures do not work in formulas. Put the picture next to the formula.',
    ],
    [
      '\\cite{x}',
      '0 contains `\\cite`, but citations and footnotes do not work in formulas. Cite the source in the text next to the formula, as in `[@key]`.',
    ],
    [
      '\\SI{5}{kg}',
      '0 contains `\\SI`, which is no known command. Write the number, and the unit as `\\mathrm{kg}`.',
    ],
    [
      '\\htmlClass{a}{b}',
      '0 contains `\\htmlClass`, which is not allowed. Remove it. Authors do not control how formulas look.',
    ],
    [
      '\\data{a}{b}',
      '0 contains `\\data`, which is not allowed. Remove it. Authors do not control how formulas look.',
    ],
    [
      '\\def\\a\\a\\a',
      '0 is not valid TeX; Temml, which draws formulas, says “Expected a macro definition”.',
    ],
    [
      '\\newcommand',
      '10 is not valid TeX; Temml, which draws formulas, says “Expected a control sequence”.',
    ],
  ])('%j', (tex, expected) => {
    expect(mistakeIn(tex)).toBe(expected)
  })
})

/** Returns the place of the mistake in a formula, what is wrong, and the fix. */
function mistakeIn(tex: string): string {
  try {
    return html(tex)
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const { offset, reason, hint = '' } = error.fault
    return `${offset} ${reason}. ${hint}`.trim()
  }
}

function collect(node: Element | Nodes, names: Set<string>, attributes: Set<string>): void {
  if (node.type !== 'element') return
  names.add(node.tagName)
  for (const name of Object.keys(node.properties)) attributes.add(name)
  for (const child of node.children) collect(child, names, attributes)
}
