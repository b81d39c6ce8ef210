import type { Refusal } from '../../markdown/articles-as-data.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import { describeFormulaOff } from '../../reading/mathematics.ts'
import { formulasIfOn } from '../../reading/mdx.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { markdownFields, replyFields } from '../field-texts.ts'

/** Texts and Markdown fields run no code, load nothing from other sites and use only known components and elements. */
export const articleIsData = defineRule({
  name: 'article-is-data',
  holds: 'Articles, pages and Markdown fields contain text and known components, and no code.',
  severity: 'error',
  fixed: true,
  checkText: ({ record: { body, file }, found: { refusals } }, { site }) => {
    const isCode = ({ raw }: Refusal) => raw.startsWith('{')
    const formulas =
      site?.mathematics !== true && body.includes('$') && refusals.some(isCode)
        ? formulasIfOn(body).filter(({ start, end }) =>
            refusals.some((each) => isCode(each) && start <= each.offset && each.offset < end),
          )
        : []
    const isInFormula = ({ offset }: Refusal) =>
      formulas.some(({ start, end }) => start <= offset && offset < end)
    return [
      ...formulasOff(formulas, body, file),
      ...refusals
        .filter((each) => !isInFormula(each))
        .map(({ offset, raw, message, hint }) => ({
          place: placeOfOffset(file, body, offset),
          message,
          hint,
          length: raw.length,
        })),
    ]
  },
  check: inFields,
})

/** Reports the formulas whose braces are read as code, because formulas are turned off: all of a text in one message. */
function formulasOff(
  [first, ...others]: readonly { start: number; end: number }[],
  body: string,
  file: string,
): Problem[] {
  if (!first) return []
  const formula = body.slice(first.start, first.end)
  return [
    {
      place: placeOfOffset(file, body, first.start),
      ...describeFormulaOff(formula, others.length),
      length: formula.split('\n')[0]?.length ?? 1,
    },
  ]
}

function inFields(checked: RuleContext): Problem[] {
  return [...markdownFields(checked), ...replyFields(checked)].flatMap(
    ({ record, path, value, refusals }) =>
      refusals.map(({ raw, message, hint }) => ({
        // A folded YAML value has fewer line breaks than the file, so the place is searched for in all of it.
        ...checked.pointAt(record, path, raw, 2 + value.length),
        message,
        hint,
      })),
  )
}
