import { parseArgs } from 'node:util'

import { UsageError } from '../failure.ts'
import { unknownOption } from '../option-messages.ts'

/**
 * Returns the arguments of a verb that has no options except `--help`.
 *
 * @throws UsageError if there is an option
 */
export function positionalsOf(args: readonly string[]): string[] {
  const { tokens, positionals } = parseArgs({ args: [...args], strict: false, tokens: true })
  const option = tokens.find((token) => token.kind === 'option')
  if (option) throw new UsageError(unknownOption(option.rawName, ['help']))
  return positionals
}
