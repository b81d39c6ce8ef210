/** The git repository of a publication. */

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Runs git in a folder.
 *
 * @returns its output; `undefined` if it fails, or if there is no git
 */
export function git(directory: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', directory, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    })
  } catch {
    return undefined
  }
}

/** Returns the absolute path of the repository that contains a folder; `undefined` if none does. */
export function repositoryOf(directory: string): string | undefined {
  return git(directory, ['rev-parse', '--show-toplevel'])?.replace(/\n$/, '')
}

/** Returns the commit that a revision names; `undefined` if there is none. */
export function commitOf(directory: string, revision: string): string | undefined {
  const name = `${revision}^{commit}`
  return git(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', name])?.trim()
}

/** Returns the text of a file at a commit; `undefined` if it had no such file. */
export function textAt(directory: string, commit: string, path: string): string | undefined {
  return git(directory, ['show', `${commit}:./${path}`])
}

/** A file as a commit has it, and the day of the commit. */
export interface CommittedText {
  day: string
  text: string
}

/** The most versions of a file that are looked at. */
const mostVersions = 500

/**
 * Returns a file as each commit that changed it has it, newest first. Earlier names of the file count too.
 *
 * @param path the path of the file within the folder, with `/`
 */
export function* versionsOf(directory: string, path: string): Generator<CommittedText> {
  const format = '--format=%x00%H %cs'
  const args = ['log', '--follow', '--name-only', '-z', `--max-count=${mostVersions}`, format]
  const log = git(directory, [...args, '--', path]) ?? ''
  for (const [, commit = '', day = '', name = ''] of log.matchAll(
    /([0-9a-f]{40,64}) (\d{4}-\d{2}-\d{2})\0*\n*([^\0]+)/g,
  )) {
    // Names are those from the top of the repository.
    const text = git(directory, ['show', `${commit}:${name.trim()}`])
    if (text !== undefined) yield { day, text }
  }
}

/** Returns the absolute paths of the files in a folder that differ from the last commit, new ones included. */
export function uncommittedFiles(directory: string): string[] {
  const top = repositoryOf(directory)
  const args = [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--',
    '.',
  ]
  const listed = top === undefined ? undefined : git(directory, args)
  return (listed ?? '').split('\0').flatMap((entry) => {
    const path = entry.slice(3)
    return top === undefined || path === '' ? [] : [join(top, path)]
  })
}
