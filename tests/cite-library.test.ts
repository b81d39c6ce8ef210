/** `npm run cite import | find | rename | unused`, as an editor runs them, without a terminal. */

import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { cite } from './cite.ts'
import { type Interruption, variable } from './interruption.ts'
import { differences, filesOf, layOut, project, run } from './publish.ts'

const bibliographies = join(project, 'src/library/bibliographies')

/** A made-up bibliography of many entries. */
const many = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `@article{key${index},
  title = {Study number ${index} of joints that do not exist},
  author = {Ashby, Ann and Birch, Cy},
  journal = {Imaginary Joints},
  year = ${1990 + (index % 30)},
  doi = {10.5555/joints.${index}}
}
`,
  ).join('\n')

/** Lays out a publication with a file to import. */
function withFile(name: string, text: string): string {
  const folder = layOut('minimal')
  writeFileSync(join(folder, name), text)
  return folder
}

describe('import', () => {
  test('adds what it can read, says what it cannot, and changes nothing the second time', async () => {
    const folder = withFile(
      'a.bib',
      [
        '@article{smith2020copy, title={A study of something}, author={Smith, A}, year=2020, doi={10.1000/tests.3.7}, number=2}',
        '@webpage{jones, title={Another page}, author={Jones, Bo}, year=2021, url={https://source.example/page}, }',
        '@book{birch2019, title={All knees}, author={Birch, Cy}, year=2019, publisher={Knee Press}, isbn={978-0-306-40615-7}}',
        '@article{other, title={A study of nothing}, doi={10.1000/tests.3.7}}',
        '@book{broken, title={Broken',
      ].join('\n'),
    )
    const before = filesOf(folder)
    const dry = await cite(folder, ['import', 'a.bib', '--dry-run'])
    expect(dry.code).toBe(1)
    expect(dry.stdout).toContain('Nothing was written, because of --dry-run.')
    expect(differences(before, filesOf(folder))).toEqual([])

    const first = await cite(folder, ['import', 'a.bib'])
    expect(first.code).toBe(1)
    expect(first.stdout).toMatch(
      /^✗ Import — 2 new, 0 same, 1 merged, 1 conflicting, 1 unreadable \(/m,
    )
    expect(first.stdout).toContain('a.bib:5:21   file-parses')
    expect(first.stdout).toContain('content/references/birch2019.yaml  All knees (a.bib:3)')
    expect(first.stdout).toContain('smith2020: added `issue` (a.bib:1)')
    expect(first.stdout).toContain(
      [
        'smith2020 and a.bib:4 both have the DOI `10.1000/tests.3.7`',
        '    title  in the library:  A study of something',
        '           in the file:     A study of nothing',
      ].join('\n'),
    )
    expect(differences(before, filesOf(folder)).toSorted()).toEqual([
      'content/references/birch2019.yaml',
      'content/references/jones.yaml',
      'content/references/smith2020.yaml',
    ])
    expect((await run('check', folder)).report).not.toContain('── error')

    const written = filesOf(folder)
    const second = await cite(folder, ['import', 'a.bib'])
    expect(second.stdout).toContain('0 new, 3 same, 0 merged, 1 conflicting, 1 unreadable')
    expect(second.stdout).toContain('The library is unchanged.')
    expect(differences(written, filesOf(folder))).toEqual([])
  })

  test('takes several files and an option that npm keeps', async () => {
    const folder = layOut('minimal')
    const before = filesOf(folder)
    const files = ['zotero.json', 'pubmed.nbib', 'endnote.ris'].map((name) =>
      join(bibliographies, name),
    )
    const dry = await cite(folder, ['import', ...files], { npm_config_dry_run: 'true' })
    expect(dry).toMatchObject({ code: 0, stderr: '' })
    expect(dry.stdout).toContain('7 new')
    expect(differences(before, filesOf(folder))).toEqual([])
    const real = await cite(folder, ['import', ...files])
    expect(real.code).toBe(0)
    expect(differences(before, filesOf(folder))).toHaveLength(7)
  })

  test.each([
    [['import'], 2, 'Specify the files to import: npm run cite import library.bib'],
    [['import', 'none.bib'], 2, 'There is no file `none.bib`. Check the path.'],
    [
      ['import', 'a.bib', '--dryrun'],
      2,
      'There is no option `--dryrun`; did you mean `--dry-run`?',
    ],
    [['import', 'a.docx'], 1, ''],
  ])('%j ends with %i', async (args, code, message) => {
    const folder = withFile('a.docx', 'Knees are nice.')
    const before = filesOf(folder)
    const { code: ended, stderr } = await cite(folder, args)
    expect(ended).toBe(code)
    expect(stderr).toContain(message)
    expect(differences(before, filesOf(folder))).toEqual([])
  })

  test('does not replace a link with the name of a new file', async () => {
    const folder = withFile('a.bib', '@book{a, title={A}}')
    symlinkSync(join(folder, 'a.bib'), join(folder, 'content/references/a.yaml'))
    const { code, stderr } = await cite(folder, ['import', 'a.bib'])
    expect(code).toBe(1)
    expect(stderr).toContain(
      'Nothing was written, because content/references/a.yaml already exists',
    )
  })

  test('does not guess what is in a collection that it cannot read', async () => {
    const folder = withFile('a.bib', '@book{a, title={A}}')
    writeFileSync(join(folder, 'content/references/old.json'), '[{ "id": "b", ')
    const { code, stderr } = await cite(folder, ['import', 'a.bib'])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /Nothing was imported, because `content\/references\/old\.json` cannot be read/,
    )
  })

  test('that is killed leaves whole files, and the next one adds the rest', async () => {
    const count = 40
    const whole = withFile('many.bib', many(count))
    expect(await cite(whole, ['import', 'many.bib'])).toMatchObject({ code: 0 })
    // A fixture that was checked in its place has an index for editors.
    const visibleIn = (of: string) =>
      [...filesOf(join(of, 'content'))].filter(([name]) => !/(^|\/)\./.test(name))
    const expected = new Map(visibleIn(whole))

    const folder = withFile('many.bib', many(count))
    const kill: Interruption = { killAfterRenames: 15 }
    const killed = await cite(folder, ['import', 'many.bib'], { [variable]: JSON.stringify(kill) })
    expect(killed.code).toBe(null)
    const visible = visibleIn(folder)
    expect(visible).toHaveLength(expected.size - count + 15)
    for (const [name, text] of visible) expect([name, text]).toEqual([name, expected.get(name)])

    const rest = await cite(folder, ['import', 'many.bib'])
    expect(rest.stdout).toContain('25 new, 15 same')
  })

  test('that is interrupted while it writes ends when all files are written', async () => {
    const folder = withFile('many.bib', many(40))
    const before = filesOf(folder)
    const kill: Interruption = { interruptAfterRenames: 15 }
    const { code } = await cite(folder, ['import', 'many.bib'], {
      [variable]: JSON.stringify(kill),
    })
    expect(code).toBe(null)
    expect(differences(before, filesOf(folder))).toHaveLength(40)
  })
})

describe('find', () => {
  test('lists the sources that match, with their files', async () => {
    const folder = layOut('minimal')
    const found = await cite(folder, ['find', 'SMITH', 'something'])
    expect(found).toEqual({
      code: 0,
      stdout: 'smith2020  Smith (2020), A study of something  content/references/smith2020.yaml\n',
      stderr: '',
    })
    const none = await cite(folder, ['find', 'nobody'])
    expect(none).toMatchObject({ code: 1, stdout: '' })
    expect(none.stderr).toContain('No source of the library contains `nobody`.')
    expect(await cite(folder, ['find'])).toMatchObject({ code: 2 })
  })
})

describe('rename', () => {
  test('that is interrupted while it writes changes all files', async () => {
    const folder = layOut('minimal')
    const kill: Interruption = { interruptAfterRenames: 1 }
    const variables = { [variable]: JSON.stringify(kill) }
    expect(await cite(folder, ['rename', 'smith2020', 'a'], variables)).toMatchObject({
      code: null,
    })
    const report = (await cite(folder, ['find', 'A study'])).stdout
    expect(report).toMatch(
      /^a {2}Smith \(2020\), A study of something {2}content\/references\/a\.yaml/,
    )
    expect(readFileSync(join(folder, 'content/articles/short.mdx'), 'utf8')).toContain('[@a, p. 8]')
  })

  test('changes every file, and the check finds no new problem', async () => {
    const folder = layOut('minimal')
    const before = await run('check', folder)
    const renamed = await cite(folder, ['rename', '@smith2020', 'smith2020tests'])
    expect(renamed).toMatchObject({ code: 0, stderr: '' })
    expect(renamed.stdout).toContain(
      'content/references/smith2020.yaml is now content/references/smith2020tests.yaml',
    )
    expect(renamed.stdout).toContain('content/articles/short.mdx: 1 place\n')
    expect(renamed.stdout).toContain(
      'from /references/smith2020/ to /references/smith2020tests/. If other sites link to the old one',
    )
    expect(readFileSync(join(folder, 'content/articles/short.mdx'), 'utf8')).toContain(
      '[@smith2020tests, p. 8]',
    )
    const after = await run('check', folder)
    expect(after.report).toBe(before.report)
    expect(after.code).toBe(before.code)
  })

  test.each([
    [['rename', 'smith2020'], 2, 'Specify the key and the new key'],
    [['rename', 'smith2020', 'jones2021'], 1, 'The citation key `jones2021` is already used.'],
    [['rename', 'smith2020', 'a b'], 1, '`a b` cannot be a citation key: it contains a space.'],
    [['rename', 'smiht2020', 'a'], 1, 'did you mean `smith2020`?'],
  ])('%j ends with %i and changes nothing', async (args, code, message) => {
    const folder = layOut('minimal')
    const before = filesOf(folder)
    const { code: ended, stderr } = await cite(folder, args)
    expect(ended).toBe(code)
    expect(stderr).toContain(message)
    expect(differences(before, filesOf(folder))).toEqual([])
  })
})

test('unused lists what nothing published cites', async () => {
  const folder = layOut('minimal')
  expect((await cite(folder, ['unused'])).stdout).toMatch(/^✓ Unused — 0 sources/)
  writeFileSync(join(folder, 'content/references/lost.yaml'), 'type: book\ntitle: Lost\n')
  const { code, stdout } = await cite(folder, ['unused'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^✓ Unused — 1 source that nothing published cites/)
  expect(stdout).toContain('\nlost  Lost  content/references/lost.yaml\n')
})

test.each(['import', 'find', 'rename', 'unused'])('%s has help', async (verb) => {
  const { code, stdout } = await cite(layOut('minimal'), [verb, '--help'])
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`^npm run cite ${verb}`))
  expect(stdout).toContain('--help')
})
