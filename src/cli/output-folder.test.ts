import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { writeManifest } from './manifest.ts'
import {
  projectFolders,
  realPath,
  refusalOfContents,
  refusalOfOutput,
  refusalOfPlace,
} from './output-folder.ts'

const root = realpathSync(mkdtempSync(join(tmpdir(), 'assay output ')))
afterAll(() => {
  rmSync(root, { recursive: true })
})

let count = 0
/** A new folder with these files in it; a name that ends in a slash is an empty folder. */
function folderWith(...names: string[]): string {
  count += 1
  const folder = join(root, String(count))
  mkdirSync(folder)
  for (const name of names) {
    const path = join(folder, name)
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(path, 'text')
  }
  return folder
}

describe('the place of an output folder', () => {
  const places = {
    content: '/home/kim/news/content',
    project: '/home/kim/assay',
    working: '/home/kim/news',
    home: '/home/kim',
  }

  test.each([
    ['/home/kim/news/content', 'is the content of the publication'],
    ['/home/kim/news/content/out', 'is inside the content of the publication'],
    ['/home/kim/news', 'contains the content of the publication'],
    ['/home/kim/assay', 'is the project'],
    ['/home/kim', 'contains the content of the publication'],
    ['/', 'contains the content of the publication'],
    ['/home/kim/assay/docs', 'is part of the project'],
    ['/home/kim/assay/src/new', 'is part of the project'],
    ['/home/kim/assay/content', 'is part of the project'],
    ['/home/kim/assay/node_modules/.cache', 'is part of the project'],
    ['/home/kim/assay/.github', 'is part of the project'],
    ['/srv/site/.git/objects', 'is inside a git repository’s own files'],
    ['/srv/~', 'is in a folder named `~`'],
    ['/home/kim/assay/~/www', 'is in a folder named `~`'],
  ])('%s is refused', (outDir, reason) => {
    const refusal = refusalOfPlace(outDir, places)
    expect(refusal).toContain(reason)
    expect(refusal).toContain('Set OUT_DIR to a folder of its own, such as `/home/kim/news/dist`.')
  })

  test.each([
    ['the working directory', { ...places, content: '/srv/content' }, '/home/kim/news'],
    ['your home folder', { ...places, content: '/c', project: '/p', working: '/w' }, '/home/kim'],
  ])('%s is refused', (name, surroundings, outDir) => {
    expect(refusalOfPlace(outDir, surroundings)).toContain(`is ${name}`)
  })

  test.each([
    '/home/kim/news/dist',
    '/home/kim/news/public_html',
    '/home/kim/news/content-dist',
    '/home/kim/assay/dist',
    '/home/kim/assay/out',
    '/home/kim/assay/node_modules/.cache/tests/dist',
    '/home/kim/www',
    '/srv/www/site',
  ])('%s is not', (outDir) => {
    expect(refusalOfPlace(outDir, places)).toBeUndefined()
  })

  const project = resolve(import.meta.dirname, '../..')
  test.runIf(existsSync(join(project, '.git')))('every folder of the project is known', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: project, encoding: 'utf8' })
    const tops = files.split('\0').flatMap((file) => /^([^./][^/]*)\//.exec(file)?.[1] ?? [])
    expect(tops).toContain('src')
    expect([...new Set(tops)].filter((name) => !projectFolders.includes(name))).toEqual([])
  })

  test('is the one that links lead to', () => {
    const folder = folderWith('real/', 'content/a.yaml')
    symlinkSync('real', join(folder, 'link'))
    symlinkSync('link/not yet there', join(folder, 'second'))
    symlinkSync('content', join(folder, 'dist'))
    symlinkSync('circle', join(folder, 'circle'))
    expect(realPath(join(folder, 'link'))).toBe(join(folder, 'real'))
    expect(realPath(join(folder, 'link/new/dist'))).toBe(join(folder, 'real/new/dist'))
    expect(realPath(join(folder, 'second'))).toBe(join(folder, 'real/not yet there'))
    expect(() => realPath(join(folder, 'circle'))).toThrow('ELOOP')
    const outDir = realPath(join(folder, 'dist'))
    expect(refusalOfOutput(outDir, join(folder, 'content'), project)).toContain('is the content')
  })

  test('is no file, and not inside another site', () => {
    const folder = folderWith('content/a.yaml', 'file', 'site/index.html')
    writeManifest(join(folder, 'site'))
    const refusal = (path: string) =>
      refusalOfOutput(join(folder, path), join(folder, 'content'), project)
    expect(refusal('file')).toContain('is a file. Set OUT_DIR to a new or empty folder')
    expect(refusal('site/new/deep')).toContain('is inside the site in')
    expect(refusal('site')).toBeUndefined()
    expect(refusal('new')).toBeUndefined()
    expect(readdirSync(folder).toSorted()).toEqual(['content', 'file', 'site'])
  })
})

/** The files that identify a site of a version that left no list. */
const unlisted = [
  '404.html',
  'data/claims.json',
  'feed.json',
  'index.html',
  'llms.txt',
  'pagefind/pagefind-entry.json',
]

describe('what is in an output folder', () => {
  test.each([
    ['nothing', []],
    ['what file managers and file systems leave', ['.DS_Store', 'Thumbs.db', 'lost+found/']],
    ['a site of a version that left no list', unlisted],
    [
      'such a site with all that it can have',
      [
        ...unlisted,
        '_astro/a.css',
        'articles/a/index.html',
        'articles/a/rows.csv',
        'favicon.svg',
        'feeds/topics/knees.xml',
        'legal/imprint/index.html',
        'references/smith2020.bib',
        'references/index.html',
        'robots.txt',
        'sitemap-0.xml',
        'sitemap-index.xml',
      ],
    ],
  ])('may be %s', (_what, names) => {
    expect(refusalOfContents(folderWith(...names))).toBeUndefined()
  })

  test('may be a site of ours', () => {
    const folder = folderWith('index.html', 'articles/é/index.html', '.nojekyll')
    writeManifest(folder)
    expect(refusalOfContents(folder)).toBeUndefined()
    writeFileSync(join(folder, 'articles/.DS_Store'), '')
    expect(refusalOfContents(folder)).toBeUndefined()
  })

  test.each([
    ['a file', 'thesis.txt', 'contains `thesis.txt`, which no build has written'],
    ['a file deep down', 'articles/a/data.csv', 'contains `articles/a/data.csv`'],
    ['a file that hosts need', 'CNAME', 'files that the host needs belong in `content/public/`'],
    ['a repository', '.git/HEAD', 'contains `.git/HEAD`'],
  ])('may not be a site of ours and %s', (_what, name, reason) => {
    const folder = folderWith('index.html', 'articles/a/index.html')
    writeManifest(folder)
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), 'precious')
    expect(refusalOfContents(folder)).toContain(reason)
  })

  test.each(['CNAME', '.nojekyll', '.well-known/security.txt', 'thesis/draft.doc', '.git/HEAD'])(
    'may not be a site of a version that left no list and `%s`',
    (name) => {
      expect(refusalOfContents(folderWith(...unlisted, name))).toContain(`contains \`${name}\``)
    },
  )

  test('may not be a site of ours and what only has a name like a build’s own', () => {
    const folder = folderWith('index.html')
    writeManifest(folder)
    writeFileSync(join(folder, '.assay.next'), '')
    expect(refusalOfContents(folder)).toBeUndefined()
    writeFileSync(join(folder, '.assay.notes'), 'precious')
    expect(refusalOfContents(folder)).toContain('contains `.assay.notes`')
  })

  test.each([[['thesis.txt']], [['.well-known/']], [['index.html', '_astro/a.css']], [['.assay']]])(
    'may not be %s',
    (names) => {
      expect(refusalOfContents(folderWith(...names))).toContain(
        'contains files that do not come from a build',
      )
    },
  )
})
