/** The options of `npm run build`. */

import { parseArgs } from 'node:util'

import { strayValue, unknownOption } from './option-messages.ts'

const options = {
  'no-cache': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What `--help` prints. */
export const help = `npm run build [-- <options>] checks all of content/ and builds the site in dist/.

  --no-cache   builds everything from scratch: neither reads nor writes what earlier builds kept,
               and starts no threads. The site has the same bytes; this only takes longer
  --help       prints this text

The exit code is 0 if the site was published, 1 if it was not, and 2 if an option is invalid. Set
CONTENT_DIR to build another folder than content/, and OUT_DIR to build into another than dist/.
`

/** What the arguments ask for: a build, help, or neither, with a message that says what to type. */
export type Asked =
  { kind: 'build'; caches: boolean } | { kind: 'help' } | { kind: 'mistake'; message: string }

/**
 * Reads the options of a build.
 *
 * @param args the arguments of the command
 */
export function readBuildOptions(args: readonly string[]): Asked {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  let caches = true
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional')
      return mistake(strayValue(token.value, 'npm run build -- --help'))
    if (token.name === 'help') return { kind: 'help' }
    if (token.name !== 'no-cache')
      return mistake(unknownOption(token.rawName, Object.keys(options)))
    if (token.value !== undefined) return mistake('Write --no-cache without a value.')
    caches = false
  }
  return { kind: 'build', caches }
}

function mistake(message: string): Asked {
  return { kind: 'mistake', message }
}
