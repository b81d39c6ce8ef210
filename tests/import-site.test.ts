/** `npm run import-site` with made-up blogs as Jekyll, Hugo and two exporters of WordPress write them (`tests/blogs/`). */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { checkPublication } from '../src/integrity/check.ts'
import { readPublication } from '../src/publication/read.ts'
import { layOut, project } from './publish.ts'
import { authorsEnvironment, runIn } from './situation.ts'

const blogs = join(project, 'tests/blogs')
const names = ['jekyll', 'hugo', 'wordpress-markdown', 'wordpress-export.xml']

/** Code that kills the process before it renames one file more than the given number to its real name. */
function killAfterFiles(number: number): string[] {
  const code = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const rename = fs.renameSync
let done = 0
fs.renameSync = (from, to) => {
  if (String(to).includes('/content/') && (done += 1) > ${number}) process.kill(process.pid, 'SIGKILL')
  rename(from, to)
}
syncBuiltinESMExports()`
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

/** Runs the command in the folder of a publication. */
function importSite(folder: string, args: string[]) {
  return runIn(folder, 'import-site', args)
}

/** Runs it in a process of its own, with options of Node. */
function importAlone(folder: string, args: string[], options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=DEP0040', ...options, join(project, 'src/cli/import-site.ts'), ...args],
    { cwd: folder, encoding: 'utf8', env: { ...authorsEnvironment(), CONTENT_DIR: 'content' } },
  )
  return { code: status, stdout, stderr }
}

const work = (title: string, doi: string) =>
  `type: article-journal\ntitle: ${title}\nDOI: ${doi}\nauthor:\n  - family: Doe\n    given: J.\nissued: 2017\ncontainer-title: Made Up\n`

/** A publication with the works that the blogs refer to. */
function publication(): string {
  const folder = layOut('minimal')
  mkdirSync(join(folder, 'content/references'), { recursive: true })
  writeFileSync(
    join(folder, 'content/references/doe2017.yaml'),
    work('A trial', '10.5555/made.up.1'),
  )
  writeFileSync(
    join(folder, 'content/references/roe2018.yaml'),
    work('Another', '10.5555/made.up.2'),
  )
  writeFileSync(join(folder, 'content/topics/pain.yaml'), 'name: Pain\ndescription: It hurts.\n')
  return folder
}

/** The files below a folder, with their bytes. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]),
  )
}

const read = (folder: string, file: string) => readFileSync(join(folder, 'content', file), 'utf8')

describe.each(names)('%s', (name) => {
  test('becomes drafts that the check can read, and a second import changes nothing', async () => {
    const folder = publication()
    const before = snapshot(folder)
    const dry = await importSite(folder, [join(blogs, name), '--dry-run'])
    expect(dry).toMatchObject({ code: 0, stderr: '' })
    expect(snapshot(folder)).toEqual(before)

    const first = await importSite(folder, [join(blogs, name)])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const after = snapshot(folder)
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length)
    expect(after).toMatchObject(before)
    expect(Object.keys(after).filter((file) => file.endsWith('.tmp'))).toEqual([])

    const { issues, validated } = checkPublication(readPublication(join(folder, 'content')), {
      today: '2026-11-28',
    })
    const refused = [
      'file-parses',
      'article-is-data',
      'record-has-its-shape',
      'record-exists',
      'image-exists',
      'citation-resolves',
      'citation-is-well-formed',
      'alias-is-free',
      'footnote-resolves',
    ]
    expect(
      issues.filter(({ rule }) => refused.includes(rule)).map(({ message }) => message),
    ).toEqual([])
    const imported = validated.articles.filter(
      ({ record }) => !(record.file.slice(folder.length + 1) in before),
    )
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.map(({ data }) => data?.draft)).toEqual(imported.map(() => true))

    const second = await importSite(folder, [join(blogs, name)])
    expect(second.code).toBe(0)
    expect(second.stdout).toMatch(/Write — 0 files, \d+ there already/)
    expect(snapshot(folder)).toEqual(after)
  })
})

test('Jekyll: what an article gets from the old post', async () => {
  const folder = publication()
  const { stdout } = await importSite(folder, [join(blogs, 'jekyll')])
  const text = read(folder, 'articles/does-the-crystal-help/index.mdx')
  expect(text).toContain('published: 2019-03-01\nauthors:\n  - amelie-asker\n')
  // An existing topic is found by its name.
  expect(text).toContain('topics:\n  - pain\n  - made-up-devices\n  - health\n  - crystals\n')
  expect(text).toContain(
    'aliases:\n  - /2019/03/01/does-the-crystal-help/\n  - /crystals/\n  - crystal-test\n',
  )
  expect(text).toContain('# Fields of the old text:\n#   layout: post\n')
  expect(text).toContain(
    'found nothing [@doe2017]. A second one found the same [@doe2017; @roe2018].',
  )
  expect(text).not.toContain('## References')
  expect(text).toContain('[our second post](/articles/the-second-post/)')
  expect(read(folder, 'people/amelie-asker.yaml')).toBe(
    'name: Amelie Asker\nbio: Amelie asks made-up questions.\n',
  )
  expect(existsSync(join(folder, 'content/articles/does-the-crystal-help/crystal.png'))).toBe(true)
  // Every old address became an alias.
  expect(stdout).not.toContain('Old addresses')
  expect(stdout).toContain(
    '(_posts/2019-03-01-does-the-crystal-help.md:32): `{% include ad.html slot="1" %}` became a comment.',
  )
  expect(stdout).toContain('  about.md: it is a page, not a post with a date.\n')
})

test('Hugo: works that the library does not have', async () => {
  const folder = publication()
  const { stdout } = await importSite(folder, [join(blogs, 'hugo')])
  expect(stdout).toContain("  npm run cite -- add '10.5555/not.there(1)'\n")
  expect(read(folder, 'articles/sun-lamp/index.mdx')).toContain('10.5555/not.there(1)')
})

test('personal data of readers and authors is not imported', async () => {
  const folder = publication()
  for (const name of names) await importSite(folder, [join(blogs, name)])
  const all = Object.values(snapshot(folder)).map((bytes) =>
    Buffer.from(bytes, 'base64').toString(),
  )
  expect(all.join('\n')).not.toMatch(/amelie@|private\.example/)
})

test('an existing file is not overwritten', async () => {
  const folder = publication()
  const own = join(folder, 'content/articles/the-second-post.mdx')
  writeFileSync(own, 'mine')
  const { code, stdout } = await importSite(folder, [join(blogs, 'jekyll')])
  expect(code).toBe(1)
  expect(stdout).toContain(
    'Not overwritten, because these files exist with other contents:\n\n  content/articles/the-second-post.mdx\n',
  )
  expect(readFileSync(own, 'utf8')).toBe('mine')
  expect(existsSync(join(folder, 'content/articles/does-the-crystal-help/index.mdx'))).toBe(true)
})

test('nothing is written if a text cannot be read, and every one is named', async () => {
  const folder = publication()
  const blog = join(folder, 'blog')
  cpSync(join(blogs, 'jekyll'), blog, { recursive: true })
  writeFileSync(join(blog, '_posts/2020-01-01-a.md'), '---\ntitle: "A\n---\n')
  writeFileSync(join(blog, '_posts/2020-01-02-b.md'), '---\ntitle: [B\n---\n')
  const before = snapshot(folder)
  const { code, stderr } = await importSite(folder, ['blog'])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^_posts\/2020-01-01-a\.md:2:\d+: .*\n_posts\/2020-01-02-b\.md:\d+:\d+: /m)
  expect(stderr).toContain('Nothing was written.')
  expect(snapshot(folder)).toEqual(before)
})

test('a text without an author needs --author', async () => {
  const folder = publication()
  const blog = join(folder, 'blog')
  mkdirSync(blog)
  writeFileSync(join(blog, 'one.md'), '---\ntitle: One\ndate: 2020-01-01\n---\n\nText.\n')
  const { code, stderr } = await importSite(folder, ['blog'])
  expect(code).toBe(1)
  expect(stderr).toContain(
    'one.md:1:1: This text names no author. Name the person for such texts with --author <id>.',
  )
  const [person = ''] = readdirSync(join(folder, 'content/people'))
  const id = person.replace('.yaml', '')
  expect(await importSite(folder, ['blog', '--author', id])).toMatchObject({ code: 0 })
  expect(read(folder, 'articles/one.mdx')).toContain(`authors:\n  - ${id}\n`)
  const unknown = await importSite(folder, ['blog', '--author', 'nobody-here'])
  expect(unknown).toMatchObject({ code: 2, stdout: '' })
  expect(unknown.stderr).toContain('There is no person `nobody-here` in content/people/')
})

test('an import that is killed leaves no half-written file, and the next one adds the rest', async () => {
  const whole = publication()
  await importSite(whole, [join(blogs, 'jekyll')])
  const expected = snapshot(whole)
  const folder = publication()
  const before = snapshot(folder)
  for (const writes of [1, 4]) {
    const killed = importAlone(folder, [join(blogs, 'jekyll')], killAfterFiles(writes))
    expect(killed.code).toBe(null)
    for (const [file, bytes] of Object.entries(snapshot(folder))) {
      // A temporary file is hidden from nobody, but has a name of its own.
      if (!file.endsWith('.tmp')) expect(bytes, file).toBe(expected[file] ?? before[file])
    }
  }
  expect((await importSite(folder, [join(blogs, 'jekyll')])).code).toBe(0)
  const after = Object.entries(snapshot(folder)).filter(([file]) => !file.endsWith('.tmp'))
  expect(Object.fromEntries(after)).toEqual(expected)
})

test('a path that is no blog', async () => {
  const folder = publication()
  expect(await importSite(folder, ['nowhere'])).toMatchObject({ code: 1 })
  writeFileSync(join(folder, 'a.txt'), 'x')
  const { code, stderr } = await importSite(folder, ['a.txt'])
  expect(code).toBe(1)
  expect(stderr).toContain('This is not the folder of a blog, nor an export of WordPress (.xml).')
  writeFileSync(join(folder, 'a.xml'), '<rss><channel>')
  expect((await importSite(folder, ['a.xml'])).stderr).toMatch(
    /a\.xml:1:\d+: This is not valid XML/,
  )
  rmSync(join(folder, 'a.xml'))
})
