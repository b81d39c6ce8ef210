import { describe, expect, test } from 'vitest'

import type { DataPath } from '../shared/place.ts'

import { parseYaml } from './yaml.ts'

const read = (source: string) => parseYaml(source, '/f.yaml')
const problemsOf = (source: string) =>
  read(source).problems.map(({ place, message, hint }) => [
    `${place.line}:${place.column} ${message}`,
    hint,
  ])

describe('YAML 1.2, core schema', () => {
  test.each([
    ['a: 2022-04-06', '2022-04-06'],
    ['a: 2026-02-30', '2026-02-30'],
    ['a: 2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['a: no', 'no'],
    ['a: on', 'on'],
    ['a: y', 'y'],
    ['a: 12:30', '12:30'],
    ['a: 1_000', '1_000'],
    ['a: 017', 17],
    ['a: -0', 0],
    ['a: -0.0', 0],
    ['a: -0.5', -0.5],
    ['a: 0o17', 15],
    ['a: true', true],
    ['a: ~', null],
    ['a:', null],
    ['a: "5"', '5'],
    ['a: !!str 5', '5'],
    ['%YAML 1.1\n---\na: no', 'no'],
    ['a: |\n  two\n  lines\n', 'two\nlines\n'],
    ['a: >-\n  one\n  line\n', 'one line'],
    ['a: &x 1', 1],
  ])('%j', (source, value) => {
    expect(read(source)).toMatchObject({ data: { a: value }, problems: [] })
  })

  test('numbers in fields that are text stay as they are written', () => {
    const source =
      'a: 1.10\nb: 007\nc: 1e3\nd: 0x1F\ne: +5\nf: 12\ng: 1.5\nh: [1.10]\ni: &x 2.0\nj: *x\n'
    expect(parseYaml(source, '/f.yaml', { isOfText: true }).data).toEqual({
      ...{ a: '1.10', b: '007', c: '1e3', d: '0x1F', e: '+5', f: 12, g: 1.5, h: [1.1] },
      ...{ i: '2.0', j: '2.0' },
    })
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    const { data, problems, placeOf } = read('\uFEFFa: 1\r\nb: [2,\r\n  3]\r\n')
    expect([data, problems]).toEqual([{ a: 1, b: [2, 3] }, []])
    expect(placeOf(['b', 1])).toEqual({ file: '/f.yaml', line: 3, column: 3 })
  })

  test.each(['', '# only a comment', '---\n', '...\n'])('%j is empty', (source) => {
    expect(read(source)).toMatchObject({ data: null, problems: [] })
  })

  test('there is no merging, and no field has power over others', () => {
    expect(read('<<: {b: 1}\na: 2').data).toEqual({ '<<': { b: 1 }, a: 2 })
    const { data } = read('__proto__: {admin: true}')
    expect(Object.keys(data as object)).toEqual(['__proto__'])
    expect((data as { admin?: boolean }).admin).toBeUndefined()
  })

  test('an alias repeats a value', () => {
    expect(read('a: &x [1]\nb: *x').data).toEqual({ a: [1], b: [1] })
  })
})

describe('a problem', () => {
  const quotes = 'Put quotation marks around text that contains a colon followed by a space'

  test.each<[source: string, ...problems: [message: string, hint: string][]]>([
    [
      'a: 1\na: 2',
      [
        '2:1 This is not valid YAML: the field `a` occurs a second time; the first is in line 1.',
        'Remove one of the two, or correct its name.',
      ],
    ],
    [
      'x: { a: 0,5, b: 1,5 }',
      [
        '1:19 This is not valid YAML: the field `5` occurs a second time; the first is in line 1.',
        'Write decimal points instead of commas in numbers, or remove one of the two.',
      ],
    ],
    [
      'x:\n  - b: 1\n    a: 1\n    b: 2',
      [
        '4:5 This is not valid YAML: the field `b` occurs a second time; the first is in line 2.',
        'Remove one of the two, or correct its name.',
      ],
    ],
    [
      'a:\n\tb: 1',
      [
        '2:1 This is not valid YAML: a line is indented with a tab.',
        'Indent with spaces instead of tabs.',
      ],
    ],
    [
      'a: 1\n---\nb: 2',
      [
        '2:1 This is not valid YAML: a second record starts here.',
        'Keep one record in one file, without a line of three dashes or dots.',
      ],
    ],
    [
      'a: Cells: a review',
      [
        '1:4 This is not valid YAML: a line contains two colons, as if it were two fields.',
        `${quotes}: \`a: "Cells: a review"\`.`,
      ],
    ],
    [
      'a:\n  - b: He said: "no" # so',
      [
        '2:8 This is not valid YAML: a line contains two colons, as if it were two fields.',
        `${quotes}: \`- b: 'He said: "no"'\`.`,
      ],
    ],
    [
      'a: !js x',
      [
        '1:4 This is not valid YAML: `!js` has a special meaning, because it starts with an exclamation mark.',
        'Put quotation marks around text that starts with an exclamation mark.',
      ],
    ],
    [
      'a: !!binary aGk=',
      [
        '1:4 This is not valid YAML: `!!binary` has a special meaning, because it starts with an exclamation mark.',
        'Put quotation marks around text that starts with an exclamation mark.',
      ],
    ],
    [
      'a: 1\nb: *P',
      [
        '2:4 This is not valid YAML: nothing is named `&P` before `*P`.',
        'Put quotation marks around text that starts with an asterisk.',
      ],
    ],
    [
      'a: &x [*x]',
      [
        '1:8 This is not valid YAML: nothing is named `&x` before `*x`.',
        'Put quotation marks around text that starts with an asterisk.',
      ],
    ],
    [
      'a: "open',
      [
        '1:4 This is not valid YAML: the closing quotation mark `"` is missing.',
        'Close the quotation mark or bracket that was opened.',
      ],
    ],
    [
      'a: [1, 2',
      [
        '1:4 This is not valid YAML: the closing `]` is missing.',
        'Close the quotation mark or bracket that was opened.',
      ],
    ],
    [
      'title\nb: 1',
      [
        '1:1 This is not valid YAML: a line is not a field, because its name, colon and value are not on the same line.',
        'Write each field as `name: value`, and put quotation marks around text that contains a colon.',
      ],
    ],
    [
      'a: @smith2020',
      [
        '1:4 This is not valid YAML: text starts with `@`, which has a special meaning.',
        'Write each field as `name: value`, and put quotation marks around text with special characters.',
      ],
    ],
  ])('%j', (source, ...problems) => {
    expect(problemsOf(source)).toEqual(problems)
    expect(read(source).data).toBeUndefined()
  })

  test('each is reported, not only the first', () => {
    expect(problemsOf('a: 1\na: 2\nb: !x y\nb: 3')).toHaveLength(3)
  })

  test('the name of a field is text', () => {
    const hint =
      'Put quotation marks around text that starts with a brace, a bracket or a question mark.'
    const says = (place: string) => [[`${place} The name of this field is not text.`, hint]]
    expect(problemsOf('title: {{ title }}')).toEqual(says('1:9'))
    expect(problemsOf('[a, b]: c')).toEqual(says('1:1'))
    expect(problemsOf('a: &a [x]\n*a : c')).toEqual(says('2:1'))
    expect(read('a: &a x\n*a : c\n? d\n: e').data).toEqual({ a: 'x', x: 'c', d: 'e' })
    // Written out, each of these would be the name of the one before.
    expect(problemsOf('? '.repeat(400))).toEqual(says('1:3'))
  })

  test('nesting without end is a problem like others', () => {
    // Of how many of the levels the parser complains depends on the room that it has.
    for (const levels of [5000, 20_000]) expect(problemsOf('name: ' + '['.repeat(levels))).toHaveLength(1) // oxfmt-ignore
    const [[message, hint] = []] = problemsOf('['.repeat(20_000))
    expect(message).toMatch(/^1:\d+ This YAML is nested too deeply to be read\.$/)
    expect(hint).toBe('Look for a long run of brackets, braces, dashes or question marks.')
  })

  test('aliases that multiply are refused before they fill the memory', () => {
    const levels = Array.from('abcdefgh', (name, level) => {
      const before = level === 0 ? 'x' : `*${'abcdefgh'[level - 1] ?? ''}`
      return `${name}: &${name} [${Array(9).fill(before).join(', ')}]`
    })
    expect(problemsOf(levels.join('\n'))).toEqual([
      [
        '1:1 This YAML cannot be read: its aliases expand to too much text.',
        'Write the values out instead of repeating them with * aliases.',
      ],
    ])
  })
})

describe('a place', () => {
  const source = [
    'title: Cells',
    'evidence:',
    '  - reference: a',
    '    notes: {first: 1}',
    '  -',
    '    reference: b',
    'empty:',
    '"quoted": x',
    '2020: y',
  ].join('\n')
  const { placeOf } = read(source)
  const at = (path: DataPath, part?: 'value' | 'name') => {
    const { line, column } = placeOf(path, part)
    return `${line}:${column}`
  }

  test.each<[DataPath, string, string]>([
    [[], '1:1', '1:1'],
    [['title'], '1:8', '1:1'],
    [['evidence'], '3:3', '2:1'],
    [['evidence', 0], '3:5', '3:5'],
    [['evidence', 0, 'reference'], '3:16', '3:5'],
    [['evidence', 0, 'notes', 'first'], '4:20', '4:13'],
    [['evidence', 1, 'reference'], '6:16', '6:5'],
    [['quoted'], '8:11', '8:1'],
    [['2020'], '9:7', '9:1'],
  ])('of %j is %s, its name at %s', (path, value, name) => {
    expect(at(path)).toBe(value)
    expect(at(path, 'name')).toBe(name)
  })

  test('of what is missing is that of its record', () => {
    expect(at(['authors'])).toBe('1:1')
    expect(at(['evidence', 1, 'finding'])).toBe('6:5')
    expect(at(['evidence', 7])).toBe('3:3')
    expect(at(['title', 'deeper', 0])).toBe('1:8')
  })

  test('of a part of a file counts from the start of the file', () => {
    const whole = '---\na: 1\nb: {c\n---\n'
    const part = whole.slice(4, -4)
    const parsed = parseYaml(part, '/f.mdx', { whole, start: 4 })
    expect(parsed.placeOf(['a'])).toEqual({ file: '/f.mdx', line: 2, column: 4 })
    expect(parsed.problems[0]?.place.line).toBeGreaterThan(2)
  })
})
