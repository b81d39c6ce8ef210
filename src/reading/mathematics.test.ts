import type { Nodes } from 'mdast'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseMdx } from './mdx.ts'

/** The nodes of a text: formulas in angle quotation marks, with their dollars. */
function read(body: string): string {
  const parsed = parseMdx(body, '/a.mdx', true)
  return 'problem' in parsed ? parsed.problem.message : shown(parsed.tree)
}

function shown(node: Nodes): string {
  if (node.type === 'inlineMath') return `\u2039${node.value}\u203a`
  if (node.type === 'math') return `\u2039\u2039${node.value}\u203a\u203a`
  if ('children' in node) {
    const inside = node.children.map(shown).join('')
    return node.type === 'root' || node.type === 'paragraph' ? inside : `${node.type}(${inside})`
  }
  return 'value' in node ? node.value : ''
}

test.each([
  ['a $x$ b', 'a \u2039x\u203a b'],
  ['($x$)-$y$.', '(\u2039x\u203a)-\u2039y\u203a.'],
  ['$\\frac{a}{b}$', '\u2039\\frac{a}{b}\u203a'],
  ['$x<y$ and $a {b$', '\u2039x<y\u203a and \u2039a {b\u203a'],
  ['$x\ny$', '\u2039x\ny\u203a'],
  ['*$a*b$*', 'emphasis(\u2039a*b\u203a)'],
  ['$[@key]$ and $`x`$', '\u2039[@key]\u203a and \u2039`x`\u203a'],
  ['$a\\$b$', '\u2039a\\$b\u203a'],
])('%j is a formula', (body, expected) => {
  expect(read(body)).toBe(expected)
})

test.each([
  '$5,000 to $20,000',
  'US$ and A$ 5',
  '$ x$ $x $',
  '$x$2',
  '$$$x$$$',
  '$a',
  '$$a$',
  '$$\nopen',
  '$',
  '$$',
])('%j is no formula', (body) => {
  expect(read(body)).toBe(body)
})

test('an escaped dollar and code are no formulas', () => {
  expect(read('a \\$x$ b')).toBe('a $x$ b')
  expect(read('`$x$` $5 and $10 for $x$')).toBe('$x$ $5 and $10 for \u2039x\u203a')
})

test('two dollars are a formula on a line of its own, in a paragraph and between lines', () => {
  expect(read('$$ x $$')).toBe('\u2039\u2039x\u203a\u203a')
  expect(read('a $$x + {y}$$ b')).toBe('a \u2039\u2039x + {y}\u203a\u203a b')
  expect(read('$$\na\n\n- c\n= {d}\n$$\n\nafter')).toBe(
    '\u2039\u2039a\n\n- c\n= {d}\u203a\u203aafter',
  )
  expect(read('> $$\n> x\n> $$\nb')).toBe('blockquote(\u2039\u2039x\u203a\u203a)b')
  expect(read('- $$\n  x\n  $$\n- b')).toBe('list(listItem(\u2039\u2039x\u203a\u203a)listItem(b))')
})

test('no formula leaves a quotation', () => {
  expect(read('> $$\n> x\n\nafter\n\n$$')).toBe('blockquote($$\nx)after$$')
})

test('dollars are dollars in a publication without formulas', () => {
  const parsed = parseMdx('a $x$ b', '/a.mdx')
  expect('tree' in parsed && shown(parsed.tree)).toBe('a $x$ b')
})

test('every text can be read', () => {
  const part = fc.constantFrom(
    '$',
    '$$',
    '\\',
    '{',
    'x',
    ' ',
    '\n',
    '> ',
    '- ',
    '`',
    '\t',
    '5',
    '|',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      parseMdx(parts.join(''), '/a.mdx', true)
    }),
    { numRuns: 1000 },
  )
})
