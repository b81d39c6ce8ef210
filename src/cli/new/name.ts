import { join, relative } from 'node:path'

import type { Kind } from './kind.ts'
import type { Answers } from './questions.ts'
import type { Session } from './session.ts'

import { flawOfName } from '../../integrity/record-name.ts'
import { comparableKey } from '../../library/key.ts'

/** Why a new file cannot have a name: it is no name, or it is taken. A sentence with the fix. */
export type NameProblem = { invalid: string } | { taken: string }

/**
 * Finds out whether a new file can have a name.
 *
 * @param id the name without its extension, as typed
 */
export function nameProblem(
  id: string,
  kind: Kind,
  answers: Answers,
  { exists, contentDir }: Pick<Session, 'exists' | 'contentDir'>,
): NameProblem | undefined {
  const underivable = 'The name of the file cannot be derived from this. Choose a name with --id.'
  if (id === '') return { invalid: underivable }
  const path = kind.pathOf(id, answers)
  const flaw = flawOfName(path.replace(/\.[a-z]+$/, ''))
  if (flaw) return { invalid: `${underivable} \`${id}\` cannot be used: ${flaw.reason}.` }
  const found = [path, path.replace(/\.mdx$/, '/index.mdx')].find(exists)
  if (found === undefined) return undefined
  return {
    taken: `${relative('', join(contentDir, found))} already exists. Choose another name with --id.`,
  }
}

/**
 * Returns the same at the terminal, where a name is typed into its own question; of a source, also that its key is taken.
 *
 * @returns a sentence, or nothing if the name can be used
 */
export function typedNameProblem(
  id: string,
  kind: Kind,
  answers: Answers,
  session: Pick<Session, 'exists' | 'contentDir' | 'keys'>,
): string | undefined {
  if (kind.nameIs === 'key' && session.keys.has(comparableKey(id)))
    return `There is a source with the key \`${id}\` already. Choose another one.`
  const problem = nameProblem(id, kind, answers, session)
  if (!problem) return undefined
  return 'taken' in problem
    ? problem.taken.replace(' with --id', '')
    : id === ''
      ? 'Enter a name.'
      : problem.invalid.replace(/^.*--id\. /, '')
}
