/** The commands that commit an article. */

import { relative, sep } from 'node:path'
import { cwd } from 'node:process'

import type { Revision } from '../../articles/revisions.ts'

/** What is committed. */
export interface Change {
  title: string
  /** Whether readers get the article for the first time. */
  isFirst: boolean
  revisions: readonly Pick<Revision, 'kind'>[]
  /** Absolute paths of the files that differ from the last commit. */
  files: readonly string[]
}

const verbs: Record<Revision['kind'], string> = {
  correction: 'Correct',
  update: 'Update',
  'verdict-change': 'Change the verdict in',
  withdrawal: 'Withdraw',
}

/**
 * Returns the commands, to be copied into a shell.
 *
 * @param repository absolute path of the repository
 * @param directory the working directory of the author
 * @returns `undefined` if there is no repository, or nothing to commit
 */
export function commandsToCommit(
  { title, isFirst, revisions, files }: Change,
  repository: string | undefined,
  directory = cwd(),
): string | undefined {
  if (repository === undefined || files.length === 0) return undefined
  const isInside = `${directory}${sep}`.startsWith(`${repository}${sep}`)
  const git = isInside ? 'git' : `git -C ${inShell(repository)}`
  const from = isInside ? directory : repository
  const paths = files.map((file) => inShell(relative(from, file))).sort()
  const kind = revisions[0]?.kind
  const verb = isFirst ? 'Publish' : kind === undefined ? 'Edit' : verbs[kind]
  return [
    `  ${git} add -- ${paths.join(' ')}`,
    `  ${git} commit -m ${inShell(`${verb} “${title}”`)}`,
    `  ${git} push`,
    '',
  ].join('\n')
}

/** Writes a text as one word of a POSIX shell (IEEE Std 1003.1, section 2.2.2, “Single-Quotes”). */
function inShell(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
