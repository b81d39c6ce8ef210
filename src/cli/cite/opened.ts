/** The publication that a verb of `npm run cite` works on, and its access to the network. */

import { stderr } from 'node:process'

import type { Issue } from '../../integrity/issue.ts'
import type { SourcePublication } from '../../publication/source.ts'
import type { ValidatedPublication } from '../../publication/validated.ts'

import { checkPublication } from '../../integrity/check.ts'
import { createClient, type HttpClient } from '../../library/http-client.ts'
import { reportToTerminal } from '../../integrity/reporters/terminal.ts'
import { isColored } from '../../shared/stream.ts'
import { readPublication } from '../../publication/read.ts'
import { type CalendarDate, today } from '../../shared/dates.ts'
import { prepareEnvironment, refusalOfContent } from '../environment.ts'
import { UsageError } from '../failure.ts'

/** A publication as it was read, and the problems that the check found in it. */
export interface Opened {
  contentDir: string
  publication: SourcePublication
  validated: ValidatedPublication
  issues: readonly Issue[]
  day: CalendarDate
}

/**
 * Reads and checks the publication.
 *
 * @throws an error if there is no content
 */
export function openPublication(): Opened {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const day = today()
  const publication = readPublication(contentDir)
  const { validated, issues } = checkPublication(publication, { today: day })
  return { contentDir, publication, validated, issues, day }
}

/**
 * Creates the client for the network. `ASSAY_TIMEOUT` and `ASSAY_MAX_WAIT` set its limits in seconds.
 *
 * @throws UsageError if one of them is not a number of seconds
 */
export function openClient({ site }: ValidatedPublication): HttpClient {
  return createClient({
    userAgent: userAgent(site),
    timeout: secondsIn('ASSAY_TIMEOUT', 20),
    longestWait: secondsIn('ASSAY_MAX_WAIT', 60),
    pause: 1000,
    onWait: (message) => stderr.write(`… ${message}\n`),
  })
}

/** Names the publication and its address for questions, as Crossref asks for ("Etiquette"). Headers are in ASCII. */
function userAgent(site: ValidatedPublication['site']): string {
  const email = site?.contact?.email
  const about = [site?.url, email === undefined ? undefined : `mailto:${email}`]
  const ascii = about.filter((each) => each !== undefined).map((each) => encodeURI(each))
  return ascii.length === 0 ? 'Assay/0.1' : `Assay/0.1 (${ascii.join('; ')})`
}

function secondsIn(variable: string, usual: number): number {
  const text = process.env[variable]?.trim() ?? ''
  const seconds = text === '' ? usual : Number(text)
  if (Number.isFinite(seconds) && seconds > 0) return seconds * 1000
  throw new UsageError(
    `${variable} is \`${text}\`, which is not a number of seconds. Set it to a number such as ${usual}.`,
  )
}

/** Returns the errors that a publication has now and did not have before. */
export function newErrors({ contentDir, issues, day }: Opened): {
  errors: Issue[]
  publication: SourcePublication
} {
  const before = new Set(issues.map(identityOf))
  const publication = readPublication(contentDir)
  const errors = checkPublication(publication, { today: day }).issues.filter(
    (issue) => issue.severity === 'error' && !before.has(identityOf(issue)),
  )
  return { errors, publication }
}

/**
 * Reports the errors that the check finds because of what a verb has written.
 *
 * @param advice what to do, as a sentence
 */
export function reportNewErrors(opened: Opened, advice: string): void {
  const { errors, publication } = newErrors(opened)
  if (errors.length === 0) return
  const { sources } = publication
  const color = isColored(stderr)
  stderr.write(`\n${reportToTerminal(errors, { directory: process.cwd(), sources, color })}\n`)
  stderr.write(`The check finds these errors because of the changes. ${advice}\n`)
}

function identityOf({ rule, place: { file, line, column }, message }: Issue): string {
  return [rule, file, line, column, message].join(' ')
}
