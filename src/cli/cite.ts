/** `npm run cite`: adds sources to the library and takes care of those that are there. */

import { stdout } from 'node:process'

import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { type Verb, verbs } from './cite/verbs.ts'
import { exitCodeOf, UsageError } from './failure.ts'

/** Returns what `npm run cite -- --help` prints. */
export function overview(all: Readonly<Record<string, Verb>>): string {
  const rows = Object.values(all).map(
    ({ usage, summary }) => `  npm run cite ${usage}\n      ${summary}\n`,
  )
  return `npm run cite adds sources to the library, content/references/, and takes care of those that are there.

${rows.join('')}
npm run cite <verb> -- --help lists the options of a verb. To use another folder than content/, set
CONTENT_DIR.
`
}

/**
 * Runs the verb that the arguments name.
 *
 * @returns the exit code
 * @throws UsageError if there is no such verb
 */
export async function runCommand(typed: readonly string[]): Promise<number> {
  // npm removes the first `--`; other callers may pass it on.
  const [name, ...args] = typed.filter((each) => each !== '--')
  if (name === '--help' || name === '-h') {
    stdout.write(overview(verbs))
    return 0
  }
  const verb = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!verb) throw new UsageError(unknownVerb(name))
  const { help, run } = await verb.load()
  if (args.some((each) => each === '--help' || each === '-h')) {
    stdout.write(help)
    return 0
  }
  return run(args)
}

function unknownVerb(name: string | undefined): string {
  const known = Object.keys(verbs)
  const all = known.join(', ')
  if (name === undefined) {
    return `Specify what to do: npm run cite with one of ${all}. For more, use \`npm run cite -- --help\`.`
  }
  const near = suggestion(nearest(name, known)) || '.'
  return `\`npm run cite\` has no verb \`${name}\`${near} Use one of ${all}.`
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
