/** Checks, before a build, whether the build may replace a folder. */

import { accessSync, constants, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path'

import { holdingOf, isSite } from './manifest.ts'
import { isPartlyReplaced } from './swap.ts'

/** The folders that no build may touch; absolute paths without links in them. */
export interface Surroundings {
  content: string
  project: string
  working: string
  home: string
}

/** The project's own folders. Hidden folders also belong to it. */
export const projectFolders: readonly string[] = [
  'bench',
  'content',
  'deploy',
  'docs',
  'lint',
  'node_modules',
  'public',
  'src',
  'tests',
]

/** The only place in them that builds may write to. */
const scratch = join('node_modules', '.cache')

/**
 * Returns why a build may not write to a folder because of its location. Does not look at its contents.
 *
 * @param outDir absolute path without links in it
 * @returns the reason and the fix, or `undefined` if the location is fine
 */
export function refusalOfPlace(outDir: string, surroundings: Surroundings): string | undefined {
  const fault = faultOfPlace(outDir, surroundings)
  if (fault === undefined) return undefined
  const better = [join(dirname(surroundings.content), 'dist'), join(outDir, 'dist')].find(
    (each) => faultOfPlace(each, surroundings) === undefined,
  )
  const example = better === undefined ? '' : `, such as \`${shownPath(better)}\``
  return `The output folder \`${shownPath(outDir)}\` ${fault}. Set OUT_DIR to a folder of its own${example}.`
}

function faultOfPlace(
  outDir: string,
  { content, project, working, home }: Surroundings,
): string | undefined {
  const guarded = [
    ['the content of the publication', content],
    ['the project', project],
    ['the working directory', working],
    ['your home folder', home],
  ] as const
  for (const [name, folder] of guarded) {
    if (outDir === folder) return `is ${name}, and a build replaces everything in it`
    if (covers(outDir, folder)) {
      return `contains ${name} \`${shownPath(folder)}\`, and a build replaces everything in it`
    }
  }
  if (covers(content, outDir))
    return `is inside the content of the publication \`${shownPath(content)}\``
  if (outDir.split(sep).includes('~'))
    return 'is in a folder named `~`, because no shell has replaced it with your home folder'
  if (outDir.split(sep).includes('.git')) return 'is inside a git repository’s own files'
  if (!covers(project, outDir)) return undefined
  const path = relative(project, outDir)
  const [first = ''] = path.split(sep)
  if (path.startsWith(scratch + sep)) return undefined
  const isOwn = projectFolders.includes(first) || first.startsWith('.')
  return isOwn ? `is part of the project: \`${first}\` is one of its own folders` : undefined
}

/** Returns why a folder cannot be built because of a character in its path, which Vite would read as part of an address. */
export function refusalOfPath(folder: string): string | undefined {
  const [character] = /[#?]/.exec(folder) ?? []
  return character === undefined
    ? undefined
    : `The path \`${folder}\` contains \`${character}\`, which prevents a build. Rename that folder.`
}

/**
 * Returns why a build may not write to a folder. Changes nothing.
 *
 * @param outDir absolute path without links in it
 * @param contentDir absolute path of the content
 * @param project absolute path of the project
 * @throws if the folder cannot be read or written: an error of the file system that names it
 * @returns the reason and the fix, or `undefined` if the folder is new, empty, or only contains a site of an earlier build
 */
export function refusalOfOutput(
  outDir: string,
  contentDir: string,
  project: string,
): string | undefined {
  const place = refusalOfPlace(outDir, {
    content: realPath(contentDir),
    project: realPath(project),
    working: realPath(process.cwd()),
    home: realPath(homeFolder()),
  })
  if (place !== undefined) return place
  for (let folder = dirname(outDir); folder !== parse(folder).root; folder = dirname(folder)) {
    if (!isSite(folder)) continue
    return `The output folder \`${shownPath(outDir)}\` is inside the site in \`${shownPath(folder)}\`, which another build replaces. Set OUT_DIR to a folder outside it.`
  }
  const existing = statSync(outDir, { throwIfNoEntry: false })
  if (existing && !existing.isDirectory()) {
    return `The output folder \`${shownPath(outDir)}\` is a file. Set OUT_DIR to a new or empty folder.`
  }
  if (existing) accessSync(outDir, constants.R_OK | constants.W_OK | constants.X_OK)
  // The contents are known only after the swap is repaired. The build checks them again then.
  return isPartlyReplaced(outDir) ? undefined : refusalOfContents(outDir)
}

/**
 * Returns why a build may not replace the contents of a folder.
 *
 * @param outDir absolute path without links in it; it need not exist
 */
export function refusalOfContents(outDir: string): string | undefined {
  const holding = holdingOf(outDir)
  const subject = `The output folder \`${shownPath(outDir)}\``
  if (holding.kind === 'other') {
    return `${subject} contains files that do not come from a build (\`${holding.example}\`, for example). Set OUT_DIR to a new or empty folder, or empty this one if its files are not needed.`
  }
  if (holding.kind === 'nothing' || holding.added.length === 0) return undefined
  const [first = '', ...rest] = holding.added
  const others =
    rest.length === 0 ? '' : ` and ${rest.length} other ${rest.length === 1 ? 'file' : 'files'}`
  return `${subject} contains \`${first}\`${others}, which no build has written. A build replaces everything in the folder. Move what you need elsewhere (files that the host needs belong in \`content/public/\`) and delete the rest.`
}

/**
 * Follows every link in a path, also where it leads to something that is not there yet, and spells existing folders as
 * the file system does.
 *
 * @param path absolute path
 * @throws if links lead in a circle, or through a file
 */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return realPath(resolve(dirname(path), readlinkSync(path)))
  }
  const parent = dirname(path)
  return parent === path ? path : join(realPath(parent), basename(path))
}

/** Returns the home folder, which a user in a container may not have. */
function homeFolder(): string {
  try {
    return homedir()
  } catch {
    return parse(process.cwd()).root
  }
}

/** Returns whether a folder is another or contains it. */
function covers(folder: string, other: string): boolean {
  return other === folder || other.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** Returns a path for messages: relative if it is below the working directory, and `.` for that directory. */
export function shownPath(path: string): string {
  const shown = relative('', path)
  return shown.startsWith('..') ? path : shown || '.'
}
