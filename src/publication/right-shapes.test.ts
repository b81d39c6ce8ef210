import { expect, test } from 'vitest'

import { parseYaml } from '../reading/yaml.ts'
import { type Kind, kinds } from './schemas.ts'
import { validateRecord } from './validate-record.ts'

const required = {
  articles: 'title: A\ndescription: B\npublished: 2022-05-06\nauthors: [a]\ntopics: [b]\n',
  claims: 'statement: A\nrating: b\ncertainty: low\nrationale: C\n',
  references: 'type: book\ntitle: A\n',
  ratings: 'label: A\ndefinition: B\ntone: mixed\n',
  searches: 'database: A\ndescription: B\n',
  responses: 'name: A\ndate: 2022-05-06\n',
  site: 'name: A\nurl: https://example.org\n',
}

/** The fix that authors read for a field in a record that is sound otherwise. */
function fixOf(collection: keyof typeof required, yaml: string): string[] {
  return problemsOf(collection, yaml).map(({ hint = '', suggestion }) =>
    suggestion === undefined ? hint : `${hint} [${suggestion}]`,
  )
}

function problemsOf(
  collection: keyof typeof required,
  yaml: string,
  recordNamed?: Kind['recordNamed'],
) {
  const [field = ''] = yaml.split(':')
  const others = required[collection].replace(new RegExp(`^${field}:.*\\n`, 'm'), '')
  const { problems, data, ...source } = parseYaml(others + yaml, '/record.yaml')
  expect(problems).toEqual([])
  const record = { id: 'x', file: '/record.yaml', format: 'yaml', data, ...source } as const
  const result = validateRecord(
    { ...record, place: source.placeOf([]) },
    {
      ...(kinds[collection] as Kind),
      ...(recordNamed && { recordNamed }),
    },
  )
  return result.problems
}

test.each([
  [
    'references',
    'author: Yılmaz İ, Çağlar Ş',
    [
      'Write it as a list: `author: [{ family: Yılmaz, given: İ. }, { family: Çağlar, given: Ş. }]`.',
    ],
  ],
  [
    'references',
    'author: Ali Veli, Ayşe Kaya and Can Öz',
    [
      'Write it as a list: `author: [{ family: Veli, given: Ali }, { family: Kaya, given: Ayşe }, { family: Öz, given: Can }]`.',
    ],
  ],
  ['articles', 'authors: desk', ['Write it as a list: `authors: [desk]`.']],
  ['articles', 'topics: pain, knees', ['Write it as a list: `topics: [pain, knees]`.']],
  [
    'articles',
    'cover: ./x.jpg',
    ['Write it with the name of its field: `cover: { src: ./x.jpg, alt: … }`.'],
  ],
  [
    'articles',
    'cover:\n  - src: ./x.jpg\n    alt: A',
    ['Write its fields without a dash, as in `src: …`.'],
  ],
  [
    'articles',
    'disclosures: None',
    ['Write it as the value of one of its fields: `funding`, `interests`.'],
  ],
  ['articles', 'draft: yes', ['Write `true`. [true]']],
  [
    'articles',
    'draft: maybe',
    [
      '`draft`: True until it is ready for readers: it is checked and appears in `npm run dev`, but is not published.',
    ],
  ],
  [
    'articles',
    'revisions: It changed.',
    ['Write it as a list: `revisions: [{ summary: It changed., date: …, kind: … }]`.'],
  ],
  [
    'articles',
    'revisions:\n  date: 2022-06-06\n  kind: update\n  summary: A',
    ['`revisions`: Every change since publication.'],
  ],
  [
    'articles',
    'revisions:\n  - 2022-06-06',
    ['Write it with the name of its field: `- { date: 2022-06-06, kind: …, summary: … }`.'],
  ],
  ['claims', 'appearances: Leaflet', ['Write it as a list: `appearances: [{ where: Leaflet }]`.']],
  [
    'claims',
    'background: true',
    [
      '`background`: Explainers that help to understand it: names of files in content/articles/ that check no claim.',
    ],
  ],
  ['claims', 'questions: Is it safe?', ['Write it as a list: `questions: [Is it safe?]`.']],
  [
    'claims',
    'questions: "Is it safe, and: how?"',
    ["Write it as a list: `questions: ['Is it safe, and: how?']`."],
  ],
  [
    'claims',
    'questions:\n  - One more: is it safe?',
    ['Put the text in quotation marks: `- "One more: is it safe?"`. ["One more: is it safe?"]'],
  ],
  [
    'claims',
    'questions:\n  - He said "no": why?',
    ['Put the text in quotation marks: `- \'He said "no": why?\'`. [\'He said "no": why?\']'],
  ],
  [
    'claims',
    'questions:\n  - One more:',
    ['Put the text in quotation marks: `- "One more:"`. ["One more:"]'],
  ],
  ['claims', 'questions:\n  -\n  - A', ['Write something after the dash, or remove the dash.']],
  [
    'claims',
    'questions:\n  - a: b\n    c: d',
    [
      '`questions[1]`: What readers can ask before they decide, for the leaflet to print: a few plain questions.',
    ],
  ],
  [
    'claims',
    'appearances:\n  - https://example.org/a',
    ['Write it with the name of its field: `- { url: https://example.org/a }`.'],
  ],
  [
    'claims',
    'appearances:\n  - The evening show',
    ['Write it with the name of its field: `- { where: The evening show }`.'],
  ],
  [
    'claims',
    'appearances:\n  - date: 2020',
    [
      '`appearances[1].where`: The place in words, such as the name of a programme. Needed without a `url`.',
    ],
  ],
  ['claims', 'appearances:\n  - where:\n      name: The show', ['Write `where: The show`.']],
  [
    'claims',
    'claimants:\n  - Ada Li',
    ['Write it with the name of its field: `- { name: Ada Li }`.'],
  ],
  ['claims', 'claimants: Ada Li', ['Write it as a list: `claimants: [{ name: Ada Li }]`.']],
  ['claims', 'claimants:\n  - type: person', ['`claimants[1].name`: Who makes the claim.']],
  ['claims', 'claimants:\n  name: Ada Li', ['`claimants`: Who makes the claim, where and when.']],
  [
    'claims',
    'evidence: smith2020',
    ['Write it as a list: `evidence: [{ reference: smith2020, finding: … }]`.'],
  ],
  [
    'claims',
    'evidence:\n  - smith2020',
    ['Write it with the name of its field: `- { reference: smith2020, finding: … }`.'],
  ],
  [
    'claims',
    'evidence:\n  - { reference: a, finding: mixed, participants: "1,200" }',
    ['Write `1200`. [1200]'],
  ],
  [
    'claims',
    'evidence:\n  - { reference: a, finding: mixed, participants: 12 people }',
    ['Write `12`, without a unit. [12]'],
  ],
  [
    'claims',
    'evidence:\n  - { reference: a, finding: mixed, participants: about 12 }',
    ['Write `12`. [12]'],
  ],
  [
    'claims',
    'evidence:\n  - { reference: a, finding: mixed, participants: many }',
    ['`evidence[1].participants`: How many people took part.'],
  ],
  [
    'claims',
    'evidence:\n  - { reference: a, finding: mixed, summary: [a, b] }',
    [
      'Write one text. If the brackets belong to it, put it in quotation marks: `summary: "[a, b]"`.',
    ],
  ],
  ['claims', 'evidence:\n  - { reference: [a], finding: mixed }', ['Write `reference: a`.']],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: 0.5 to 0.9 }',
    ['Write `interval: [0.5, 0.9]`. [[0.5, 0.9]]'],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: { lower: -0.5, upper: 0.9 } }',
    ['Write `interval: [-0.5, 0.9]`. [[-0.5, 0.9]]'],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: [0,5, 0,9] }',
    ['Write `interval: [0.5, 0.9]`, with decimal points. [[0.5, 0.9]]'],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: ["0,5", 1] }',
    ['Write `0.5`, with a decimal point. [0.5]'],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: wide }',
    [
      '`outcomes[1].effect.interval`: The lower and the upper limit of its interval: [<lower>, <upper>].',
    ],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: 1, interval: [1] }',
    [
      '`outcomes[1].effect.interval`: The lower and the upper limit of its interval: [<lower>, <upper>].',
    ],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: mean-difference, estimate: "-0,74" }',
    ['Write `-0.74`, with a decimal point. [-0.74]'],
  ],
  [
    'claims',
    'outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    risks: { comparator: 5 % }',
    ['Write a number without `%`, in the unit of this field.'],
  ],
  [
    'claims',
    'media: https://example.org/a.jpg',
    [
      'Write it with the name of its field: `media: { url: https://example.org/a.jpg, kind: …, category: … }`.',
    ],
  ],
  [
    'references',
    'author: Jane Smith',
    ['Write it as a list: `author: [{ family: Smith, given: Jane }]`.'],
  ],
  [
    'references',
    'author:\n  - Jane Smith',
    ['Write it with the name of its field: `- { family: Smith, given: Jane }`.'],
  ],
  [
    'references',
    'author: Smith, Jane',
    ['Write it as a list: `author: [{ family: Smith, given: Jane }]`.'],
  ],
  [
    'references',
    'author:\n  - Smith JA',
    ['Write it with the name of its field: `- { family: Smith, given: JA }`.'],
  ],
  [
    'references',
    'author:\n  - van der Berg, J.',
    ['Write it with the name of its field: `- { family: van der Berg, given: J. }`.'],
  ],
  [
    'references',
    'health: retracted',
    ['Write it with the name of its field: `health: { kind: retracted }`.'],
  ],
  [
    'ratings',
    'order: "1"',
    ['`order`: Its position in lists of ratings; the smallest comes first.'],
  ],
  [
    'ratings',
    'order: first',
    ['`order`: Its position in lists of ratings; the smallest comes first.'],
  ],
  ['searches', 'runs: 2022-05-06', ['Write it as a list: `runs: [{ date: 2022-05-06 }]`.']],
  [
    'searches',
    'runs:\n  - { date: 2022-05-06, results: "1.234" }',
    ['`runs[1].results`: The number of records found, if it is known.'],
  ],
  [
    'responses',
    'replyTo: [first, second]',
    [
      'Write one text. If the brackets belong to it, put it in quotation marks: `replyTo: "[first, second]"`.',
    ],
  ],
  [
    'site',
    'licence: CC BY 4.0',
    ['Write it with the name of its field: `licence: { name: CC BY 4.0, url: … }`.'],
  ],
  [
    'site',
    'contact: desk@example.org',
    ['Write it with the name of its field: `contact: { email: desk@example.org }`.'],
  ],
  [
    'site',
    'publisher: Ada Li',
    ['Write it with the name of its field: `publisher: { name: Ada Li }`.'],
  ],
  [
    'site',
    'accent: #b3261e',
    ["YAML reads `#b3261e` as a comment. Put it in quotation marks: `accent: '#b3261e'`."],
  ],
  ['site', 'navigation: claims', ['Write it as a list: `navigation: [claims]`.']],
])('%s: %j', (collection, yaml, fixes) => {
  expect(fixOf(collection as keyof typeof required, yaml)).toEqual(fixes)
})

const placeholders = '`interval: [<lower>, <upper>]`.'
const onlyDescribed =
  '`outcomes[1].effect.interval`: The lower and the upper limit of its interval: [<lower>, <upper>].'
const withPoints = `Write only the lower and the upper limit, with decimal points instead of commas: ${placeholders}`

// Numbers that authors did not write are never suggested.
test.each([
  ['[0,81, 0,96]', 'Write `interval: [0.81, 0.96]`, with decimal points. [[0.81, 0.96]]'],
  ['[-1,6, -0,06]', 'Write `interval: [-1.6, -0.06]`, with decimal points. [[-1.6, -0.06]]'],
  ['[0,05,0,90]', 'Write `interval: [0.05, 0.90]`, with decimal points. [[0.05, 0.90]]'],
  ['[0,5, 1]', 'Write `interval: [0.5, 1]`, with decimal points. [[0.5, 1]]'],
  ['[0.5 - 0.9]', 'Write `interval: [0.5, 0.9]`. [[0.5, 0.9]]'],
  ['-.6,-.1', 'Write `interval: [-0.6, -0.1]`. [[-0.6, -0.1]]'],
  ['[0,96, 0,81]', withPoints],
  ['0.1 \u00B1 0.8', onlyDescribed],
  ['0.5 (95 %)', onlyDescribed],
  ['[1,2,3]', withPoints],
  ['[1, 2, 3, 4]', withPoints],
  ['[1,200, 1,500]', withPoints],
  ['1,200 to 1,500', onlyDescribed],
  [
    '[-1.6, -1.1, -0.6]',
    `Keep only the lower and the upper limit of its 3 numbers: ${placeholders}`,
  ],
])('interval: %s', (interval, fix) => {
  const effect = `{ measure: mean-difference, estimate: -1, interval: ${interval} }`
  const lines = `outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: `
  if (interval.startsWith('[')) expect(fixOf('claims', lines + effect)).toEqual([fix])
  const block = `\n      measure: mean-difference\n      estimate: -1\n      interval: ${interval}`
  expect(fixOf('claims', lines + block)).toEqual([fix])
})

test.each([
  ['estimate: 0,88', 'Write `0.88`, with a decimal point. [0.88]'],
  ['estimate: -0,05', 'Write `-0.05`, with a decimal point. [-0.05]'],
  ['estimate: 1, level: 0.95', 'Write `95`, in per cent. [95]'],
  [
    'estimate: 81 96',
    '`outcomes[1].effect.estimate`: The effect of the treatment compared with the comparator.',
  ],
  ['estimate: 81 960', 'Write `81960`. [81960]'],
  ['estimate: 1.2k', 'Write the number in digits.'],
])('in braces: %s', (fields, fix) => {
  const yaml = `outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: risk-ratio, ${fields} }`
  expect(fixOf('claims', yaml)).toEqual([fix])
})

test.each([
  ['measure', 'RR', 'risk-ratio'],
  ['measure', 'SMD', 'standardised-mean-difference'],
  ['measure', 'MD', 'mean-difference'],
  ['measure', 'OR', 'odds-ratio'],
  ['measure', 'HR', 'hazard-ratio'],
  ['measure', 'RD', 'risk-difference'],
  ['measure', 'relative-risk', 'risk-ratio'],
  ['medium', 'tweet', 'social-media'],
  ['medium', 'website', 'web-page'],
  ['medium', 'facebook post', 'social-media'],
])('%s: %s', (field, value, meant) => {
  const yaml =
    field === 'medium'
      ? `appearances: [{ where: A, medium: ${value} }]`
      : `outcomes:\n  - name: pain\n    meaning: Less.\n    sources: [a]\n    effect: { measure: ${value}, estimate: 1 }`
  const [problem] = problemsOf('claims', yaml)
  expect(problem?.message).toContain(`did you mean \`${meant}\`?`)
})

test('claimants: the name of a record', () => {
  const named = (_path: unknown, fields: readonly string[], text: string) =>
    fields.includes('claimant') && /^sunny vitamins$|^sunny-vitamins$/i.test(text)
      ? { name: 'claimant', id: 'sunny-vitamins' }
      : undefined
  for (const yaml of ['claimants: [sunny-vitamins]', 'claimants:\n  - Sunny Vitamins']) {
    expect(problemsOf('claims', yaml, named).map(({ hint }) => hint)).toEqual([
      'Write it with the name of its field: `- { claimant: sunny-vitamins }`.',
    ])
  }
})
