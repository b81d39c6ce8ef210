/** The content at an earlier git revision. */

import { execFileSync } from 'node:child_process'

import { parse } from 'yaml'

import { normalizeNames } from '../publication/naming-fields.ts'
import { UsageError } from './failure.ts'
import { commitOf, git, repositoryOf } from './git.ts'

/**
 * Reads the ratings of the claims at a revision.
 *
 * @param contentDir absolute path of the content, inside a git repository
 * @param revision a revision as git accepts it: a commit, a branch, `HEAD~3`, `v1.2`
 * @returns the name of the rating by the name of the claim; claims that could not be read then are left out
 * @throws UsageError if there is no repository or no such revision
 */
export function ratingsSince(contentDir: string, revision: string): Map<string, string> {
  const commit = commitOf(contentDir, revision)
  if (commit === undefined) {
    throw new UsageError(
      repositoryOf(contentDir) === undefined
        ? `${contentDir} is not in a git repository, so there is no revision to compare with.`
        : `There is no revision \`${revision}\` in the history of ${contentDir}.`,
    )
  }
  const listed = git(contentDir, ['ls-tree', '-r', '-z', commit, '--', 'claims/'])
  const entries = (listed ?? '').split('\0').flatMap((line) => {
    const match = /^\d+ blob ([0-9a-f]+)\tclaims\/(.+)\.yaml$/s.exec(line)
    return match ? [{ object: match[1] ?? '', id: match[2] ?? '' }] : []
  })
  const contents = readObjects(
    contentDir,
    entries.map(({ object }) => object),
  )
  return new Map(
    entries.flatMap(({ id }, index) => {
      const rating = ratingOf(contents[index] ?? '')
      return rating === undefined ? [] : [[id, rating] as const]
    }),
  )
}

function ratingOf(yaml: string): string | undefined {
  try {
    const { rating } = normalizeNames('claims', parse(yaml)) as { rating?: unknown }
    return typeof rating === 'string' ? rating : undefined
  } catch {
    return undefined
  }
}

/** Reads objects in one call (git-cat-file, "BATCH OUTPUT": a line that ends in the size, the content, a line feed). */
function readObjects(directory: string, objects: readonly string[]): string[] {
  if (objects.length === 0) return []
  const output = execFileSync('git', ['-C', directory, 'cat-file', '--batch'], {
    input: objects.join('\n'),
    maxBuffer: 2 ** 30,
  })
  const contents: string[] = []
  for (let at = 0; at < output.length;) {
    const end = output.indexOf('\n', at)
    const size = Number(output.toString('utf8', at, end).split(' ').at(-1))
    contents.push(output.toString('utf8', end + 1, end + 1 + size))
    at = end + 1 + size + 1
  }
  return contents
}
