/** The options of `npm run notify`. */

import { parseArgs } from 'node:util'

import { type CalendarDate, isCalendarDate } from '../../shared/dates.ts'
import { UsageError } from '../failure.ts'
import { strayValue, unknownOption } from '../option-messages.ts'

/** What `--help` prints. */
export const help = `npm run notify tells the WebSub hub of this publication that its feeds have changed, so that the
hub sends the changes to subscribers at once. Run it after each deployment of dist/ (OUT_DIR).

It first compares the published feeds with those of dist/, so that the hub does not fetch old ones. The hub is \`hub\`
in content/site.yaml; without it, there is nothing to do.

  --dry-run          compares the feeds and lists them, but does not ask the hub
  --since <day>      also tells of feeds whose last entry or change is older: by default, of the last 7 days,
                     because nothing is kept of earlier notifications
  --wait <seconds>   how long to wait for the deployment (60)
  --help             prints this text

The exit code is 0 if the hub accepted everything, or there is nothing to do; 1 if the published feeds are not
those of dist/, or the hub refused or could not be reached; and 2 if an argument is invalid.
`

/** What the arguments ask for. */
export interface NotifyOptions {
  help: boolean
  isDryRun: boolean
  /** The day from which on changes count; without it, a week ago. */
  since?: CalendarDate
  /** How long to wait for the deployment, in milliseconds. */
  wait: number
}

const names = ['dry-run', 'since', 'wait', 'help'] as const

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError if one is invalid
 */
export function readNotifyOptions(args: readonly string[]): NotifyOptions {
  const { tokens } = parseArgs({
    args: args.filter((each) => each !== '--'),
    options: {
      'dry-run': { type: 'boolean' },
      since: { type: 'string' },
      wait: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: NotifyOptions = { help: false, isDryRun: false, wait: 60_000 }
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new UsageError(strayValue(token.value, 'npm run notify -- --since 2026-11-22'))
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (name === 'help') options.help = true
    else if (name === 'dry-run') options.isDryRun = true
    else if (name === 'since') options.since = dayOf(value)
    else if (name === 'wait') options.wait = millisecondsOf(value)
    else throw new UsageError(unknownOption(rawName, names))
  }
  return options
}

function dayOf(value = ''): CalendarDate {
  if (isCalendarDate(value)) return value
  throw new UsageError(
    `--since is \`${value}\`, which is not a day. Write it as in \`--since 2026-11-22\`.`,
  )
}

function millisecondsOf(value = ''): number {
  const seconds = Number(value)
  if (value.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds * 1000
  throw new UsageError(
    `--wait is \`${value}\`, which is not a number of seconds. Write it as in \`--wait 120\`.`,
  )
}
