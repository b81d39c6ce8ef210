/** The list of files that a build leaves in its site, so that the next one knows what it may replace. */

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { iconName } from '../identity/pictures.ts'
import { filesIn } from '../integrations/output.ts'
import { projectDirectory } from './environment.ts'

/** The name of the list, at the top of every published site. */
export const manifestName = '.assay'

/** Files that file managers and file systems put into any folder. They can be deleted. */
const ownerless = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** The same, files at the top of a volume, and those of builds in an output folder that cannot be replaced by a rename. */
const apart = new Set([
  ...ownerless,
  'lost+found',
  ...['lock', 'next', 'previous', 'ready'].map((role) => `${manifestName}.${role}`),
])

/** Returns whether an entry at the top of an output folder belongs to nobody, so that a swap does not touch it. */
export function isApart(name: string): boolean {
  return apart.has(name)
}

/**
 * Lists the files of a finished site in the site itself.
 *
 * @param site absolute path of the site
 * @param names the paths of its files, if they are known
 */
export function writeManifest(site: string, names: Iterable<string> = filesIn(site)): void {
  const about =
    'Assay built this folder. The next build replaces these files, if there are no others.'
  const files = owned([...names].sort()).filter((name) => name !== manifestName)
  const manifest = join(site, manifestName)
  // What is there can be a link to the list of the published site.
  rmSync(manifest, { force: true })
  writeFileSync(manifest, `${JSON.stringify({ about, files }, null, 1)}\n`)
}

/**
 * Reads which files a build put into a folder.
 *
 * @returns their paths in it, with `/`; `undefined` if no build has left its list there
 */
export function readManifest(folder: string): Set<string> | undefined {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as {
      files?: unknown
    }
    return Array.isArray(files)
      ? new Set([manifestName, ...files.map((name) => toNormalForm(String(name)))])
      : undefined
  } catch {
    return undefined
  }
}

/** The contents of a folder that a build is about to replace. */
export type Holding =
  | { kind: 'nothing' }
  /** A site from an earlier build, and the files that have been added since. */
  | { kind: 'site'; added: string[] }
  /** Something else, with the path of one file or folder in it as an example. */
  | { kind: 'other'; example: string }

/**
 * Inspects the contents of a folder.
 *
 * @param folder absolute path; it need not exist
 */
export function holdingOf(folder: string): Holding {
  const entries = existsSync(folder) ? readdirSync(folder).filter((name) => !isApart(name)) : []
  const [example] = entries.sort()
  if (example === undefined) return { kind: 'nothing' }
  const listed = readManifest(folder)
  if (!listed && !isUnlistedSite(folder)) return { kind: 'other', example }
  const isAdded = (name: string) =>
    listed ? !listed.has(toNormalForm(name)) : !isOfUnlistedSite(folder, name)
  return { kind: 'site', added: filesOf(folder).filter(isAdded) }
}

/** Files that, together, identify a site from before builds wrote a list. */
const landmarks = [
  '404.html',
  'data/claims.json',
  'feed.json',
  'index.html',
  'llms.txt',
  'pagefind/pagefind-entry.json',
]

/** Returns whether a build put a site into a folder. */
export function isSite(folder: string): boolean {
  return readManifest(folder) !== undefined || isUnlistedSite(folder)
}

/** Returns whether a folder is a site of a version that left no list. */
function isUnlistedSite(folder: string): boolean {
  return landmarks.every((name) => existsSync(join(folder, name)))
}

/** The files at the top of sites of these versions, besides folders with pages. */
const unlistedTop =
  /^(?:(?:404|index)\.html|(?:atom|rss|sitemap-\w+)\.xml|feed\.json|(?:llms|robots)\.txt|(?:_astro|data|feeds|pagefind)\/.*)$/

/** Returns whether a file can belong to a site without a list, judging by its name. */
function isOfUnlistedSite(folder: string, name: string): boolean {
  if (name === iconName || existsSync(join(projectDirectory, 'public', name))) return true
  const parts = name.split('/')
  if (parts.some((part) => part.startsWith('.'))) return false
  const above = parts.slice(0, -1).map((_part, index) => parts.slice(0, index + 1).join('/'))
  return (
    unlistedTop.test(name) || above.some((each) => existsSync(join(folder, each, 'index.html')))
  )
}

/** Returns the paths of all files of a folder that belong to somebody, sorted. */
function filesOf(folder: string): string[] {
  return owned(filesIn(folder))
}

function owned(names: readonly string[]): string[] {
  return names.filter((name) => {
    const [top = ''] = name.split('/', 1)
    return !isApart(top) && !ownerless.has(basename(name))
  })
}
