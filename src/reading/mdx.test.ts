import { execFileSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { parseMdx } from './mdx.ts'

const problemOf = (body: string) => {
  const parsed = parseMdx(body, '/a.mdx')
  if (!('problem' in parsed)) return undefined
  const { place, message, hint } = parsed.problem
  return [`${place.line}:${place.column} ${message}`, hint]
}

test.each([
  '',
  'P < 0.05',
  'a } b',
  '\\{ x',
  '`{`',
  '{/* a comment */}',
  '<Note>\n\nText\n\n</Note>',
  'a<br />b',
  '| a |\n| - |',
])('%j is read', (body) => {
  expect(parseMdx(body, '/a.mdx')).toHaveProperty('tree')
})

test('positions are those of the file', () => {
  const parsed = parseMdx('   \r\n   \r\n\r\nOne *two*\r\n', '/a.mdx')
  expect('tree' in parsed && parsed.tree.children[0]?.position?.start).toEqual({
    line: 4,
    column: 1,
    offset: 12,
  })
})

test.each([
  ['P <5\n\nText\n\nand {a b}\n\nand p<.001\n', ['1:4', '5:7', '7:7']],
  // An unclosed brace reaches the end of the text, so the other problem is found first.
  ['a { b\n\nP <5', ['1:3', '3:4']],
  // Without the first paragraph, the last one would close nothing.
  ['<Note> P <5\n\n</Note>', ['1:11']],
  ['P <5\n\nText', ['1:4']],
])('all problems of %j are found', (body, places) => {
  const parsed = parseMdx(body, '/a.mdx')
  const problems = 'problem' in parsed ? [parsed.problem, ...(parsed.others ?? [])] : []
  expect(problems.map(({ place }) => `${place.line}:${place.column}`)).toEqual(places)
})

const advice = {
  lessThan: 'For “less than”, type `&lt;` or put a space after it, as in `P < 0.05`.',
  brace: 'For a literal brace, type `\\{` or `\\}`. Articles cannot contain code.',
  address: 'Write an address in angle brackets as `[its title](https://…)`.',
  close: 'Close every element that is opened, with its name spelt the same way: `<Note>…</Note>`.',
  comment: 'Write a comment as `{/* … */}`.',
  value: 'Put the value of an attribute in quotation marks, as in `name="text"`.',
  import:
    'Articles cannot import or export anything. Reword a line that starts with “import” or “export”.',
}

describe('less than', () => {
  test.each([
    ['With P <0.05', '1:9', '`0` (U+0030)'],
    ['a <= b', '1:4', '`=` (U+003D)'],
    ['p<.001', '1:3', '`.` (U+002E)'],
    ['<Note>\nP <5 and https://example.org\n</Note>', '2:4', '`5` (U+0035)'],
  ])('%j', (body, place, character) => {
    expect(problemOf(body)).toEqual([
      `${place} This is not valid MDX: found ${character}, but expected a character that can start a name, such as a letter, \`$\`, or \`_\`.`,
      advice.lessThan,
    ])
  })
})

describe('a stray brace', () => {
  const unclosed =
    'This is not valid MDX: found the end of the text, but expected a closing brace for `{`.'

  test.each([
    ['a { b', '1:3'],
    ['One\n\nTwo { three\n\nFour {/* five */}\n', '3:5'],
    ['{/* a\n\nb */}\n\n{ open\n\n# More\n', '5:1'],
    ['`{` and { x', '1:9'],
    ['a { b\n\nc { d', '1:3'],
    ['<Note src={>', '1:11'],
    ['a {`}`} { b', '1:9'],
  ])('%j is found at %s', (body, place) => {
    expect(problemOf(body)).toEqual([`${place} ${unclosed}`, advice.brace])
  })

  test('with something in it that is no code', () => {
    expect(problemOf('the set {1, 2; 3}')).toEqual([
      '1:14 This is not valid MDX: could not parse expression.',
      advice.brace,
    ])
  })
})

describe('a formula, where formulas are turned off', () => {
  test.each([
    ['In $\\mathrm{kg\\,m}$ each', '1:4', '$\\mathrm{kg\\,m}$'],
    ['In $\\frac{a}{b$ of it', '1:4', '$\\frac{a}{b$'],
    ['# A\n\nIn $a<b$.\n\nB', '3:4', '$a<b$'],
    ['In $a<b$ and <Note>', '1:4', '$a<b$'],
    ['$$\nx_{\\text{a b}}\n$$', '1:1', '$$ x_{\\text{a b}} $$'],
  ])('%j', (body, place, formula) => {
    expect(problemOf(body)).toEqual([
      `${place} The formula \`${formula}\` cannot be shown, because formulas are turned off in this publication.`,
      'Write `mathematics: true` in `content/site.yaml`. If no formula is meant, type `\\$` for each dollar and `\\{` for each opening brace.',
    ])
  })

  test.each(['It costs $5, {and more', 'A {b c} for $5 to $10', '$x$ and {a b}'])(
    '%j is none',
    (body) => {
      expect(problemOf(body)?.[1]).toBe(advice.brace)
    },
  )
})

describe('an address in angle brackets', () => {
  const name = 'expected a character that can start a name, such as a letter, `$`, or `_`'

  test.each([
    ['<https://example.org>', '1:8'],
    ['See <https://example.org/a> there', '1:12'],
  ])('%j', (body, place) => {
    expect(problemOf(body)).toEqual([
      `${place} This is not valid MDX: found \`/\` (U+002F), but ${name}.`,
      advice.address,
    ])
  })

  test.each(['<mailto:desk@example.org>', '<desk@example.org>'])('%j', (body) => {
    expect(problemOf(body)?.[1]).toBe(advice.address)
  })
})

describe('an element', () => {
  test.each([
    [
      '<Note>\n\nText',
      '1:1 This is not valid MDX: expected a closing tag for `<Note>`.',
      advice.close,
    ],
    [
      'One <em>two\n\nThree',
      '1:5 This is not valid MDX: expected a closing tag for `<em>` before the end of `paragraph`.',
      advice.close,
    ],
    [
      'One <b>two</i>',
      '1:11 This is not valid MDX: unexpected closing tag `</i>`, expected closing tag for `<b>`.',
      advice.close,
    ],
    [
      'One</b>',
      '1:5 This is not valid MDX: unexpected closing slash `/` in tag, expected an open tag first.',
      advice.close,
    ],
    [
      'One<br>two',
      '1:4 This is not valid MDX: expected a closing tag for `<br>` before the end of `paragraph`.',
      'Write it as `<br />`.',
    ],
    [
      '<a href=b>',
      '1:9 This is not valid MDX: found `b` (U+0062), but expected a character that can start an attribute value, such as `"`, `\'`, or `{`.',
      advice.value,
    ],
    [
      '<!-- no -->',
      '1:2 This is not valid MDX: found `!` (U+0021), but expected a character that can start a name, such as a letter, `$`, or `_`.',
      advice.comment,
    ],
    [
      'import of cells',
      '1:11 This is not valid MDX: could not parse import/exports.',
      advice.import,
    ],
  ])('%j', (body, message, hint) => {
    expect(problemOf(body)).toEqual([message, hint])
  })
})

test('a place is that of the file, in which a carriage return alone ends no line', () => {
  const body = 'a\r\nb\rc <Note>\n'
  const parsed = parseMdx(body, '/a.mdx')
  expect('problem' in parsed && parsed.problem.place).toEqual({
    file: '/a.mdx',
    line: 2,
    column: 5,
  })
})

test('a brace among thousands is looked for only so long', () => {
  const started = process.cpuUsage()
  expect('problem' in parseMdx('{a'.repeat(4000), '/a.mdx')).toBe(true)
  // Microseconds of computing, which do not depend on what else the machine does.
  expect(process.cpuUsage(started).user).toBeLessThan(10_000_000)
})

test('nesting without end is a problem like others', () => {
  const script = `
    import { parseMdx } from './mdx.ts'
    console.log(JSON.stringify(parseMdx('>'.repeat(1500), '/a.mdx')))
  `
  const output = execFileSync(
    process.execPath,
    ['--stack-size=200', '--input-type=module', '--eval', script],
    { cwd: import.meta.dirname, encoding: 'utf8' },
  )
  expect(JSON.parse(output)).toEqual({
    problem: {
      rule: 'file-parses',
      place: { file: '/a.mdx', line: 1, column: 1 },
      message: 'This text is nested too deeply to be read.',
      hint: 'Remove the run of `>` at the start of this line.',
    },
  })
})
