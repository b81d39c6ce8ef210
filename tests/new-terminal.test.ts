/** `npm run new` at a terminal: what is asked, what a bad answer costs, and what is written. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { differences, filesOf, layOut, project, run } from './publish.ts'
import { atTerminal, hasTerminal, keys, type Step } from './terminal.ts'

const { enter, down, backspace, clear, ctrlC } = keys

/** Runs the command at a terminal. */
const make = (folder: string, args: string[], steps: Step[]) =>
  atTerminal(
    [process.execPath, '--disable-warning=DEP0040', join(project, 'src/cli/new.ts'), ...args],
    { cwd: folder, variables: { CONTENT_DIR: 'content' }, steps },
  )

const read = (folder: string, name: string) => readFileSync(join(folder, 'content', name), 'utf8')

/** A publication in German with ratings and some claims. */
function german(): string {
  const folder = layOut('minimal')
  const write = (name: string, text: string) => {
    const file = join(folder, 'content', name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }
  write('site.yaml', `${read(folder, 'site.yaml')}\nlanguage: de\n`)
  write('ratings/mixed.yaml', 'label: Mixed\ndefinition: Some.\norder: 1\ntone: mixed\n')
  const claim = (statement: string) =>
    `statement: ${statement}\nrating: mixed\ncertainty: low\nrationale: It is.\n`
  write('claims/tea-warms.yaml', claim('Tea warms'))
  write('claims/coffee-wakes.yaml', claim('Coffee wakes'))
  return folder
}

describe.skipIf(!hasTerminal)('at a terminal', () => {
  test('only a bad answer is asked for again, and records are chosen by their words, in order', async () => {
    const folder = german()
    const { code, screen } = await make(
      folder,
      ['article', '--title', 'Hilft die Übung den Füßen?', '--publish-at', '03/05/2099'],
      [
        ['The answer in a sentence', `${'x'.repeat(203)}${enter}`],
        ['3 too many', `${backspace.repeat(5)}${enter}`],
        ['Who wrote it', 'zo'],
        ['Create a new author “zo”', enter],
        ['The name as shown in a byline', `ë Groß${enter}`],
        ['Address:', enter],
        ['[zoë Groß]', enter],
        ['What it is about', enter],
        ['The claims it checks', 'WARM'],
        [/❯ Tea warms\s+Create/, enter],
        ['[Tea warms]', 'wakes'],
        [/❯ Coffee wakes\s+Create/, enter],
        ['[Tea warms; Coffee wakes]', enter],
        [
          /Write 2099-05-03 or 2099-03-05.*The day on which it appears/s,
          `${clear}3. Mai 2099${enter}`,
        ],
        ['/articles/', `${clear}hilft${enter}`],
      ],
    )
    expect(screen).toContain('(200/200)')
    expect(screen).toContain('hilft-die-uebung-den-fuessen')
    expect(code, screen.slice(-2000)).toBe(0)
    expect(read(folder, 'people/zoe-gross.yaml')).toContain('name: zoë Groß\n')
    const article = read(folder, 'articles/hilft.mdx')
    expect(article).toContain(
      'published: 2099-05-03\nauthors:\n  - zoe-gross\ntopics: []\nclaims:\n  - tea-warms\n  - coffee-wakes\ndraft: true\npublishAt: 2099-05-03\n',
    )
    const checked = await run('check', folder)
    expect(checked.code, checked.report).toBe(0)
  })

  test('an error that only the check finds can be corrected', async () => {
    const folder = german()
    const { code, screen } = await make(
      folder,
      ['reference', 'A study'],
      [
        ['The type of source', enter],
        ['The authors, in any common form', `Smith J, Doe AB${enter}`],
        ['Read as: J. Smith · A. B. Doe. Is this right?', enter],
        ['When it was published', `2099${enter}`],
        ['What it appeared in', enter],
        ['Its DOI', `https://doi.org/10.1000/182${enter}`],
        ['The web address', enter],
        ['Citation key: @', enter],
        [/What do you want to change.*❯ issued/s, enter],
        ['2099', `${clear}May 2021${enter}`],
      ],
    )
    expect(code, screen.slice(-2000)).toBe(0)
    expect(read(folder, 'references/smith2099.yaml')).toMatch(
      /^type: article-journal\ntitle: A study\nauthor:\n {2}- family: Smith\n {4}given: J\.\n {2}- family: Doe\n {4}given: A\. B\.\nissued: 2021-05\nDOI: 10\.1000\/182\n/,
    )
  })

  test('the places and the evidence of a claim are chosen, counted and created', async () => {
    const folder = german()
    const { code, screen } = await make(
      folder,
      ['claim', 'Es hilft', '--rating', 'mixed', '--certainty', 'low', '--rationale', 'So ist es.'],
      [
        ['Who makes the claim', `A clinic${enter}`],
        ['Another?', enter],
        ['The places in which the claim was made', `https://clinic.example/${enter}`],
        ['The place in words', enter],
        ['The address of an archived copy', `archive.example${enter}`],
        ['`archive.example` is not a web address', `${clear}https://archive.example/1${enter}`],
        ['When was the claim made there?', `3. Mai 2024${enter}`],
        ['The kind of place', 'adv'],
        [/❯ advertisement/, enter],
        ['Who made the claim there?', 'Dr. No'],
        ['Create a new claimant “Dr. No”', enter],
        ['The name, as readers know it', enter],
        [/❯ person/, enter],
        ['Who this is, in a sentence', enter],
        ['own page', enter],
        ['Address:', enter],
        ['The exact words', `So ist es, “immer”: ja.${enter}`],
        ['Another place? (1 so far', enter],
        ['The studies on which the verdict is based', 'smith'],
        [/Create a new reference “smith”/, enter],
        ['What does it say about the claim?', down],
        [/❯ mixed/, enter],
        ['How many people took part?', `~300${enter}`],
        ['Write 300, and say in `summary` that it is approximate', `${clear}1,300${enter}`],
        ['Another study? (1 so far)', enter],
        ['Address:', enter],
      ],
    )
    expect(code, screen.slice(-2000)).toBe(0)
    expect(read(folder, 'claims/es-hilft.yaml')).toContain(
      'evidence:\n  - reference: smith2020\n    finding: mixed\n    participants: 1300\n',
    )
    expect(read(folder, 'claims/es-hilft.yaml')).toContain(
      "claimants:\n  - name: A clinic\nappearances:\n  - url: https://clinic.example/\n    archived: https://archive.example/1\n    date: 2024-05-03\n    medium: advertisement\n    claimant: dr-no\n    quotation: 'So ist es, “immer”: ja.'\n",
    )
    expect(read(folder, 'claimants/dr-no.yaml')).toContain('name: Dr. No\ntype: person\n')
    const checked = await run('check', folder)
    expect(checked.report).not.toContain('── error')
  })

  test.each<[string, Step[]]>([
    ['the first question', [['The answer in a sentence', `A${ctrlC}`]]],
    [
      'a record for another one',
      [
        ['The answer in a sentence', `A${enter}`],
        ['Who wrote it', 'zo'],
        ['Create a new author “zo”', enter],
        ['The name as shown in a byline', enter],
        ['Address:', ctrlC],
      ],
    ],
    [
      'the last question',
      [
        ['The answer in a sentence', `A${enter}`],
        ['Who wrote it', enter],
        [/Who wrote it.*\[/, enter],
        ['What it is about', enter],
        ['The claims it checks', enter],
        ['Address:', ctrlC],
      ],
    ],
  ])('Ctrl+C at %s leaves no file', async (_, steps) => {
    const folder = german()
    const before = filesOf(folder)
    const { code, screen } = await make(folder, ['article', 'Ein Text'], steps)
    expect(screen).toContain('✗ Nothing was written.')
    expect(code).toBe(1)
    expect(differences(before, filesOf(folder))).toEqual([])
    expect(existsSync(join(folder, 'content/articles/ein-text.mdx'))).toBe(false)
  })
})
