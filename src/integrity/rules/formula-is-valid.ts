import { type Problem, defineRule } from '../rule.ts'

import { FormulaError, mathOf } from '../../markdown/formulas.ts'
import { formulasIn } from '../../reading/mathematics.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { quote } from '../markdown-texts.ts'

/** Commands that authors often use, to propose one for a misspelt one. */
const common =
  'alpha beta gamma delta epsilon theta kappa lambda mu pi rho sigma tau phi chi psi omega Delta Sigma Omega frac dfrac sqrt sum prod int lim log ln exp min max times cdot div pm mp leq geq neq approx sim equiv infty partial hat bar tilde vec overline underline text mathrm mathbf mathit operatorname left right begin end quad qquad ldots cdots to rightarrow binom'.split(
    ' ',
  )

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
        const { unknown } = error
        const near = unknown === undefined ? undefined : nearest(unknown.slice(1), common)
        const isThere = at >= 0 && value !== ''
        return {
          place: placeOfOffset(file, body, start + (isThere ? at + error.offset : 0)),
          message: `The formula \`${quote(body, start, end)}\` ${error.message}.`,
          hint:
            near === undefined
              ? 'Correct the TeX, or type `\\$` for each dollar if this is no formula.'
              : `Write \`\\${near}\`.`,
          ...(isThere && unknown !== undefined ? { length: unknown.length } : {}),
          ...(near === undefined ? {} : { suggestion: `\\${near}` }),
        }
      }
    })
  },
})
