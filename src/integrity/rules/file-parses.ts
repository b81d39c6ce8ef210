import type { VFileMessage } from 'vfile-message'

import { type Problem, defineRule } from '../rule.ts'

import { otherFileFault, readStyle } from '../../citations/style.ts'
import { placeOfOffset } from '../../shared/place.ts'

/** Every citation style can be parsed. Other files are reported when they are read. */
export const fileParses = defineRule({
  name: 'file-parses',
  holds: 'Every file can be parsed.',
  severity: 'error',
  fixed: true,
  check: ({ publication: { styles } }) =>
    [...styles.values()].flatMap(({ file, xml }) => unreadableStyle(file, xml)),
})

/** Reports a `.csl` file that is not valid XML or not an independent style. */
export function unreadableStyle(file: string, xml: string): Problem[] {
  const at = (offset: number, message: string, hint: string): Problem[] => [
    {
      // The parser counts a single carriage return as the end of a line, but editors do not.
      place: placeOfOffset(file, xml, offset),
      message,
      hint,
    },
  ]
  const other = otherFileFault(xml)
  if (other !== undefined) {
    return at(0, other, 'Download the .csl file from the CSL style repository.')
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
      'Download an independent style from the CSL style repository.',
    )
  }
}

/** Returns why a text is not XML: the first line of the error's cause, without the place after it. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: Partial<Error> }
  const [line = ''] = (cause?.message ?? 'it ends too early').split('\n')
  const reason = line.replace(/ \(line \d+, column \d+\)$/, '').replace(/\.$/, '')
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
