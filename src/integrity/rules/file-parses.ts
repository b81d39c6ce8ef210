import type { VFileMessage } from 'vfile-message'

import type { Problem, RuleContext } from '../rule.ts'

import { otherFileFault, readStyle } from '../../citations/style.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { defineRule } from '../rule.ts'

/** Every citation style can be read. The readers of other files report theirs. */
export const fileParses = defineRule({
  name: 'file-parses',
  holds: 'Every file can be read whole.',
  severity: 'error',
  fixed: true,
  check,
})

function check({ publication: { styles } }: RuleContext): Problem[] {
  return [...styles.values()].flatMap(({ file, xml }) => unreadableStyle(file, xml))
}

/** A `.csl` file is XML and an independent style. */
export function unreadableStyle(file: string, xml: string): Problem[] {
  const at = (offset: number, message: string, hint: string): Problem[] => [
    {
      // The parser counts a lone carriage return as the end of a line, and editors do not.
      place: placeOfOffset(file, xml, offset),
      message,
      hint,
    },
  ]
  const other = otherFileFault(xml)
  if (other !== undefined) {
    return at(0, other, 'Download the style itself, as a file, from the CSL style repository.')
  }
  try {
    readStyle(xml)
    return []
  } catch (error) {
    const { message, reason, place } = error as Partial<VFileMessage> & Error
    const point = place && 'start' in place ? place.start : place
    return at(
      point?.offset ?? 0,
      reason === undefined ? message : `This is not valid XML: ${reasonOf(error)}.`,
      'Get the style from the CSL style repository again, and choose one that is independent.',
    )
  }
}

/** Why a text is no XML: the parser says it in the first line of the cause, and names the place after it. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: Partial<Error> }
  const [line = ''] = (cause?.message ?? 'it breaks off').split('\n')
  const reason = line.replace(/ \(line \d+, column \d+\)$/, '').replace(/\.$/, '')
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
