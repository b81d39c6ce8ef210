/** The access of commands to the network. */

import { stderr } from 'node:process'

import type { ValidatedPublication } from '../publication/validated.ts'

import { createClient, type HttpClient } from '../library/http-client.ts'
import { UsageError } from './failure.ts'

/**
 * Creates the client for the network. `ASSAY_TIMEOUT` and `ASSAY_MAX_WAIT` set its limits in seconds.
 *
 * @throws UsageError if one of them is not a number of seconds
 */
export function openClient({ site }: Pick<ValidatedPublication, 'site'>): HttpClient {
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
