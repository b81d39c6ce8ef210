/** The revisions that an article gets when it is published. */

import { stderr } from 'node:process'

import type { Revision } from '../../articles/revisions.ts'
import type { CalendarDate } from '../../shared/dates.ts'
import type { ArticleState, Plan, VerdictChange } from './plan.ts'
import type { GivenKind } from './options.ts'

import { UsageError } from '../failure.ts'
import { askText, askWord } from '../prompts.ts'

/** What is known of the revisions besides the article. */
export interface RevisionOptions {
  given: { revision?: GivenKind | undefined; summary?: string | undefined }
  today: CalendarDate
  /** Whether an author can be asked. */
  isTerminal: boolean
}

/** The kinds that an author chooses from, and when each is right. */
const choices = [
  { value: 'correction', name: 'A correction', more: 'Something was wrong.' },
  { value: 'update', name: 'An update', more: 'Something is new, such as a study.' },
  { value: 'withdrawal', name: 'A withdrawal', more: 'The fact-check is no longer valid.' },
  { value: 'none', name: 'No revision', more: 'Readers need not know, as of a corrected typo.' },
] as const

/**
 * Returns the revisions for what has changed. The author is asked for what is missing.
 *
 * @throws UsageError without a terminal, if something is missing; or if the given kind does not fit
 */
export async function revisionsFor(
  { data, verdictChanges }: Pick<ArticleState, 'data' | 'verdictChanges'>,
  { isFirst, needsRevision }: Pick<Plan, 'isFirst' | 'needsRevision'>,
  { given, today: date, isTerminal }: RevisionOptions,
): Promise<Revision[]> {
  const problem = problemOf(verdictChanges, isFirst, given)
  if (problem !== undefined) throw new UsageError(problem)
  if (isFirst || (!needsRevision && given.revision === undefined)) return []
  if (!isTerminal) refuseMissing(verdictChanges, given)
  if (verdictChanges.length > 0) {
    const revisions: Revision[] = []
    for (const { claim, from, to } of verdictChanges) {
      if (given.summary === undefined)
        stderr.write(`The verdict on \`${claim}\` changed from \`${from}\` to \`${to}\`.\n`)
      const summary = given.summary ?? (await askSummary('Why did the verdict change?'))
      const named = data.claims.length > 1 ? { claim } : {}
      revisions.push({ date, kind: 'verdict-change', summary, from, to, ...named })
    }
    return revisions
  }
  const kind =
    given.revision ??
    ((await askWord(
      'This article has changed since it was published. What kind of change is it?',
      choices,
    )) as GivenKind)
  if (kind === 'none') return []
  const summary = given.summary ?? (await askSummary('What was changed, and why?'))
  return [{ date, kind, summary }]
}

/** Returns why the given kind does not fit the article. */
function problemOf(
  verdictChanges: readonly VerdictChange[],
  isFirst: boolean,
  { revision, summary }: RevisionOptions['given'],
): string | undefined {
  if (isFirst) {
    return revision === undefined && summary === undefined
      ? undefined
      : 'Readers have never had this article, so it needs no revision. Leave out --revision and --summary.'
  }
  const [change] = verdictChanges
  if (change && revision !== undefined && revision !== 'verdict-change') {
    return `\`${revision}\` is not valid for \`--revision\`: ${changed(change)}. Use --revision verdict-change.`
  }
  if (!change && revision === 'verdict-change') {
    return '`verdict-change` is not valid for `--revision`: no rating of the claims of this article has changed without a revision. Change `rating` in the file of the claim first, or name an earlier revision with --since.'
  }
  if (summary !== undefined && revision === undefined)
    return '--summary needs --revision with the kind of change.'
  if (summary !== undefined && revision === 'none')
    return '--revision none adds no revision. Leave out --summary.'
  return undefined
}

function refuseMissing(
  verdictChanges: readonly VerdictChange[],
  { revision, summary }: RevisionOptions['given'],
): void {
  const [change] = verdictChanges
  const reason = change
    ? capitalized(changed(change))
    : 'Readers have this article, and it has changed'
  if (revision === undefined) {
    const kinds = change ? 'verdict-change' : 'correction, update, withdrawal or none'
    throw new UsageError(
      `${reason}. Add --revision ${kinds}, and --summary with what was changed and why.`,
    )
  }
  if (summary === undefined && revision !== 'none')
    throw new UsageError(`${reason}. Add --summary with what was changed and why.`)
}

function changed({ claim, from, to }: VerdictChange): string {
  return `the verdict on \`${claim}\` changed from \`${from}\` to \`${to}\``
}

function capitalized(text: string): string {
  return text.replace(/^./, (letter) => letter.toUpperCase())
}

function askSummary(message: string): Promise<string> {
  return askText({
    message,
    problemOf: (typed) => (typed.trim() === '' ? 'Enter some text.' : undefined),
  })
}
