import { type Problem, defineRule } from '../rule.ts'

import { FormulaError, mathOf } from '../../markdown/formulas.ts'
import { formulasIn } from '../../reading/mathematics.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { quote } from '../markdown-texts.ts'

/** Every formula is valid TeX, of the commands that Temml knows and that load, link or style nothing. */
export const formulaIsValid = defineRule({
  name: 'formula-is-valid',
  holds: 'Every formula is valid TeX.',
  severity: 'error',
  fixed: true,
  checkText({ record: { tree, body, file } }, { site }) {
    if (!tree || site?.mathematics !== true || !body.includes('$')) return []
    return formulasIn(tree).flatMap(({ type, value, position }): Problem | [] => {
      const start = position?.start.offset ?? 0
      const end = position?.end.offset ?? start
      try {
        mathOf(value, type === 'math')
        return []
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error
        const at = body.slice(start, end).indexOf(value)
        const isThere = at >= 0 && value !== ''
        const { reason, hint, offset, length, suggestion } = error.fault
        return {
          place: placeOfOffset(file, body, start + (isThere ? at + offset : 0)),
          message: `The formula \`${quote(body, start, end)}\` ${reason}.`,
          hint: hint ?? 'Correct the TeX, or type `\\$` for each dollar if this is no formula.',
          ...(isThere && length !== undefined ? { length } : {}),
          ...(suggestion === undefined ? {} : { suggestion }),
        }
      }
    })
  },
})
