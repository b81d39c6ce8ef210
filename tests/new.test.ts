/** `npm run new`: the files that it writes pass the check, and a refused file is not written. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { differences, filesOf, layOut, project, run } from './publish.ts'
import { authorsEnvironment, interrupted, runIn } from './situation.ts'

/** Runs the command without a terminal; with input, in a process of its own. */
async function make(folder: string, args: string[], input = '') {
  const outcome = input === '' ? await runIn(folder, 'new', args) : makeFrom(folder, args, input)
  return { ...outcome, firstLine: outcome.stdout.split('\n')[0] }
}

function makeFrom(folder: string, args: string[], input: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=DEP0040', join(project, 'src/cli/new.ts'), ...args],
    {
      cwd: folder,
      input,
      encoding: 'utf8',
      env: { ...authorsEnvironment(), CONTENT_DIR: 'content' },
    },
  )
  return { code: status, stdout, stderr }
}

const description = 'A description that is long enough to say what a reader learns from it.'

test('each kind creates a file that passes the check, and the output says where', async () => {
  const folder = layOut('all-formats')
  const made = [
    await make(folder, ['person', 'Ada Li']),
    await make(folder, ['topic', 'Joints', '--description', 'Knees: hips & "others"']),
    await make(folder, ['reference', 'A study', '--author', 'Li, Ada', '--issued', '2021-03']),
    await make(folder, ['search', 'PubMed', '--description', 'Trials', '--results', '12']),
    await make(folder, [
      ...['article', 'Is “this: new”?', '--description', description],
      ...['--authors', 'ada-li', '--topics', 'joints'],
    ]),
    await make(folder, [
      'article',
      'Is it elsewhere?',
      '--id',
      'a/b',
      '--description',
      description,
      '--authors',
      'desk',
    ]),
  ]
  expect(made.map(({ stderr }) => stderr)).toEqual(made.map(() => ''))
  expect(made.map(({ code, firstLine }) => [code, firstLine])).toEqual([
    [0, 'content/people/ada-li.yaml'],
    [0, 'content/topics/joints.yaml'],
    [0, 'content/references/li2021.yaml'],
    [0, expect.stringMatching(/^content\/searches\/pubmed\d{4}search\.yaml$/)],
    [0, 'content/articles/is-this-new.mdx'],
    [0, 'content/articles/a/b.mdx'],
  ])
  expect(readFileSync(join(folder, 'content/articles/is-this-new.mdx'), 'utf8')).toContain(
    'draft: true',
  )
  const { code, report } = await run('check', folder)
  expect(report).not.toContain('── error')
  expect(code).toBe(0)
})

test('a claim has an existing rating, and an article shows its evidence', async () => {
  const folder = layOut('minimal')
  const claim = ['claim', 'It is short', '--certainty', 'low', '--rationale', 'It is.']
  expect(await make(folder, [...claim, '--rating', 'true'])).toMatchObject({ code: 2 })
  mkdirSync(join(folder, 'content/ratings'))
  writeFileSync(
    join(folder, 'content/ratings/false.yaml'),
    'label: "False"\ndefinition: It is not.\norder: 1\nvalue: 1\ntone: "false"\n',
  )
  expect(await make(folder, [...claim, '--rating', 'false'])).toMatchObject({ code: 0 })
  expect(
    await make(folder, [
      ...['article', 'Is it short?', '--description', description],
      ...['--authors', 'desk', '--claims', 'it-is-short'],
    ]),
  ).toMatchObject({ code: 0 })
  const { report } = await run('check', folder)
  expect(report).not.toContain('── error')
})

test('a claim says where it was made, by whom, with a record or without', async () => {
  const folder = layOut('minimal')
  mkdirSync(join(folder, 'content/ratings'))
  writeFileSync(
    join(folder, 'content/ratings/false.yaml'),
    'label: "False"\ndefinition: It is not.\norder: 1\nvalue: 1\ntone: "false"\n',
  )
  const claim = [
    ...['claim', 'Tea heals', '--rating', 'false', '--certainty', 'low', '--rationale', 'No.'],
    ...['--claimants', 'Tea shops', '--claimants', 'A “blogger”: <b>'],
  ]
  const made = [
    await make(folder, ['claimant', 'Tea Shops', '--type', 'organization']),
    await make(folder, [
      ...claim,
      ...['--appearances', 'url: https://tea.example/, date: May 2022, claimant: Tea shops'],
      ...['--appearances', '{ where: "A talk, in York", claimant: "A “blogger”: <b>" }'],
    ]),
  ]
  expect(made.map(({ stderr }) => stderr)).toEqual(['', ''])
  expect(readFileSync(join(folder, 'content/claims/tea-heals.yaml'), 'utf8')).toContain(
    "claimants:\n  - claimant: tea-shops\n  - name: 'A “blogger”: <b>'\nappearances:\n  - url: https://tea.example/\n    date: 2022-05\n    claimant: tea-shops\n  - where: A talk, in York\n    claimant: 'A “blogger”: <b>'\nrating: 'false'\n",
  )
  const { code, report } = await run('check', folder)
  expect(report).not.toContain('── error')
  expect(code).toBe(0)
  const before = filesOf(folder)
  const twice = [...claim, '--id', 'b', '--appearances', 'where: A, date: 3/5/2024']
  const refused = await make(folder, twice)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain(
    '--appearances: `where: A, date: 3/5/2024` has the date `3/5/2024`, which can be read in two ways.',
  )
  expect(differences(before, filesOf(folder))).toEqual([])
})

test('a scale, sources, a claim with evidence and an article that shows it need no terminal', async () => {
  const folder = layOut('minimal')
  const read = (name: string) => readFileSync(join(folder, 'content', name), 'utf8')
  const made = [
    await make(folder, ['rating', 'Not true', '--definition', 'It is not.', '--tone', 'false']),
    await make(folder, ['page', 'Our method', '--description', 'How we choose what to check.']),
    await make(folder, [
      'reference',
      'A trial',
      '--author',
      'Ash AB, Birch C',
      '--issued',
      'May 2021',
    ]),
    await make(folder, [
      ...['claim', 'Tea heals bones', '--rating', 'Not true', '--certainty', 'low'],
      ...['--rationale', 'Nobody was healed.', '--claimants', 'A tea shop'],
      ...['--evidence', 'ash2021:opposes:1,288', '--evidence', 'smith2020:mixed'],
      ...['--background', 'short'],
    ]),
    await make(folder, [
      ...['article', 'Does tea heal bones?', '--description', description, '--authors', 'desk'],
      ...['--claims', 'tea-heals-bones', '--evidence-as-of', '3 May 2024', '--id', 'tea'],
      ...['--background', 'short'],
    ]),
    await make(folder, [
      ...['explainer', 'What is a trial?', '--description', description, '--authors', 'desk'],
      ...['--background', 'Is this short?', '--last-checked', '4 May 2024'],
    ]),
  ]
  expect(made.map(({ stderr }) => stderr)).toEqual(made.map(() => ''))
  expect(read('claims/tea-heals-bones.yaml')).toContain(
    'claimants:\n  - name: A tea shop\nrating: not-true\ncertainty: low\nrationale: Nobody was healed.\nbackground:\n  - short\nevidence:\n  - reference: ash2021\n    finding: opposes\n    participants: 1288\n  - reference: smith2020\n    finding: mixed\n',
  )
  const article = read('articles/tea.mdx')
  expect(article).toContain('evidenceAsOf: 2024-05-03\ndraft: true\n')
  expect(article).toContain('<Evidence claim="tea-heals-bones" />')
  expect(article).toContain('background:\n  - short\n')
  const explainer = read('articles/what-is-a-trial.mdx')
  expect(explainer).toContain('background:\n  - short\nlastChecked: 2024-05-04\n')
  expect(explainer).toContain('Explain one thing that several fact-checks build on.')
  expect(read('claims/tea-heals-bones.yaml')).toContain('#     sources: ["ash2021"]\n')
  const { code, report } = await run('check', folder)
  expect(code, report).toBe(0)
})

describe('nothing is written', () => {
  const folder = layOut('responses')
  const before = filesOf(folder)

  test.each([
    [2, [], /^✗ Specify what to create/],
    [2, ['artcle'], /did you mean `article`\?/],
    [2, ['article', 'A'], /^✗ Nothing was written\. Add --description, --authors\./],
    [2, ['topic', '--nmae', 'A'], /did you mean `--name`\?/],
    [2, ['topic', 'A', '--id', '../../a'], /^✗ The name of the file cannot be derived from this\./],
    [
      2,
      ['article', 'A', '--autors', 'desk', '--publish-at', '3/5/2099', '--topics', 'x'],
      /There is no option `--autors`[^]*\n {2}`x` is not valid for `--topics`[^]*\n {2}--publish-at: `3\/5\/2099` can be read in two ways\. Write 2099-05-03 or 2099-03-05\.\n {2}Add --description, --authors\./,
    ],
    [2, ['topic', '???'], /^✗ The name of the file/],
    [1, ['topic', 'A', '--id', 'testing'], /^✗ content\/topics\/testing\.yaml already exists\./],
    [
      2,
      ['reference', 'A', '--issued', '2021-13'],
      /^✗ Nothing was[^]*--issued: `2021-13` is not a date/,
    ],
    [1, ['reference', 'A', '--id', 'SMITH2020'], /✗ Nothing was written\./],
    [1, ['claim', 'A'], /^✗ There is no record to choose for `rating` yet/],
    [1, ['response', 'no-such-file'], /^✗ `no-such-file` cannot be read/],
    [2, ['response'], /^✗ Nothing was written\. Add --article, --name\./],
    [2, ['response', '--article', 'short', '--name', 'A'], /The text is missing/],
    [2, ['response', '--article', '../short'], /is not valid for `--article`/],
    [
      1,
      ['response', '--article', 'short', '--name', 'A', '--date', '2020-01-01'],
      /before the art/,
    ],
    [1, ['response', '--article', 'silent', '--name', 'A', '--reply-to', 'b'], /no response `b`/],
  ] as const)('%i of %j', async (code, args, message) => {
    const text = args.includes('--date' as never) || args.includes('--reply-to' as never)
    const outcome = await make(folder, [...args], text ? 'A text.' : '')
    expect(outcome.stderr).toMatch(message)
    expect(outcome.stdout).toBe('')
    expect(outcome.code).toBe(code)
    expect(differences(before, filesOf(folder))).toEqual([])
  })
})

test('an email becomes a response for review, and a second one another', async () => {
  const folder = layOut('responses')
  const email = [
    'From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.org>',
    'Date: Sat, 11 May 2024 10:00:00 +0200',
    '',
    'About: https://responses.example/checks/articles/silent/',
    'Name to show with it: ',
    '',
    'Your response:',
    '',
    '<script>alert(1)</script> I disagree.',
  ].join('\r\n')
  const path = 'content/responses/silent/2024-05-11-zoe.md'
  expect(await make(folder, ['response'], email)).toMatchObject({ code: 0, firstLine: path })
  expect(readFileSync(join(folder, path), 'utf8')).toBe(
    '---\nname: Zoë\ndate: 2024-05-11\n---\n\n<script>alert(1)</script> I disagree.\n',
  )
  const again = await make(folder, ['response', '--reply-to', '2024-05-11-zoe'], email)
  expect(again).toMatchObject({ code: 0, firstLine: path.replace('.md', '-2.md') })
  const { report, code } = await run('check', folder)
  expect([report, code]).toEqual(['', 0])
})

test.each([
  ['is killed before the file has its name', { killAfterRenames: 0 }, false],
  ['gets Ctrl+C while the file is written', { interruptAfterRenames: 0 }, true],
])('if the command %s, there is no half of a file', (_, interruption, isWritten) => {
  const folder = layOut('minimal')
  const { execArgv, env } = interrupted(interruption)
  const file = join(folder, 'content/topics/joints.yaml')
  const args = ['topic', 'Joints', '--description', 'All of them']
  spawnSync(
    process.execPath,
    ['--disable-warning=DEP0040', ...execArgv, join(project, 'src/cli/new.ts'), ...args],
    { cwd: folder, env: { ...authorsEnvironment(), CONTENT_DIR: 'content', ...env } },
  )
  expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(
    isWritten ? 'name: Joints\ndescription: All of them\n' : undefined,
  )
})

test('help is printed', async () => {
  const folder = layOut('minimal')
  expect(await make(folder, ['--help'])).toMatchObject({ code: 0, stderr: '' })
  expect((await make(folder, ['topic', '--help'])).stdout).toContain('--description')
  expect(existsSync(join(folder, 'content/topics/help.yaml'))).toBe(false)
})
