/** `npm run changes`: the summary of what differs between two builds. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { copyOf, freshFolder, project, run, shared, variablesOf } from './publish.ts'
import { runIn } from './situation.ts'

function changes(...args: string[]) {
  return runIn(project, 'changes', args)
}

/** Replaces a part of a file that must be there. */
function edit(file: string, from: string, to: string) {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

test('names the pages, verdicts and corrections that readers will notice', async () => {
  const before = await shared('verdicts')
  const folder = await copyOf('verdicts')
  const content = join(folder, 'content')
  const article = join(content, 'articles/tea.mdx')
  edit(join(content, 'claims/tea-cures.yaml'), 'rating: doubtful', 'rating: wrong')
  edit(
    article,
    'revisions:\n',
    'revisions:\n  - date: 2024-05-06\n    kind: verdict-change\n    summary: A [link](x) for @someone.\n    from: doubtful\n    to: wrong\n',
  )
  writeFileSync(
    join(content, 'articles/new.mdx'),
    '---\ntitle: Is <this> new?\ndescription: It is so new that nobody has read it before this very sentence.\npublished: 2024-05-06\nauthors: [desk]\ntopics: [testing]\n---\n\nYes.\n',
  )
  rmSync(join(content, 'pages/methodology.mdx'))
  const after = await run('build', folder, { variables: variablesOf('verdicts') })
  expect(after.code, after.report).toBe(0)

  const { code, stdout, stderr } = await changes(before.outDir, after.outDir)
  expect(code).toBe(0)
  expect(stderr).toMatch(/✓ Before — \d+ pages .*\n✓ After — \d+ pages/)
  expect(stdout).toContain(
    '| Tea “cures” everything &amp; more | **Rather doubtful** (certainty: Low) | **Plainly wrong** (certainty: Low) |\n',
  )
  expect(stdout).toContain('A \\[link\\]\\(x\\) for @\u2060someone.')
  expect(stdout).toMatch(/### New pages\n\n- `\/articles\/new\/` Is \\<this\\> new\?\n/)
  expect(stdout).toContain('- `/claims/tea-cures/` ')
  expect(stdout).toMatch(/### Removed pages\n\n- `\/methodology\/` Methodology\n/)
  expect((await changes(after.outDir, after.outDir)).stdout).toContain(
    'Readers will notice no change.',
  )
})

test('says what is missing', async () => {
  expect(await changes()).toMatchObject({ code: 2, stdout: '' })
  expect((await changes('--help')).stdout).toContain('npm run changes <old site> <new site>')
  const { code, stderr } = await changes(freshFolder(), 'x')
  expect(code).toBe(1)
  expect(stderr).toContain('is not a site. Build one with `npm run build`.')
  expect((await changes('a', '--hepl')).stderr).toContain(
    'There is no option `--hepl`; did you mean `--help`?',
  )
})
