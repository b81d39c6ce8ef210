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

function collect(node: Element | Nodes, names: Set<string>, attributes: Set<string>): void {
  if (node.type !== 'element') return
  names.add(node.tagName)
  for (const name of Object.keys(node.properties)) attributes.add(name)
  for (const child of node.children) collect(child, names, attributes)
}
