import { type Problem, defineRule } from '../rule.ts'

import { placeOfOffset } from '../../shared/place.ts'
import { quote } from '../markdown-texts.ts'
import { nodesOf } from '../nodes.ts'

/** A formula by the rules of `reading/mathematics.ts`, with a command, an exponent or an index. Sums of money start with a digit. */
const formula =
  /(?<![\\$])(\${1,2})(?![$\d])(?=[^$]*?(?:\\[a-zA-Z]{2}|[\w)}][\^_][\w{]))(?! )(?:\\.|[^$\\])+?(?<! )\1(?![\d$])/g

/** Text that is written as a formula is shown as one: `mathematics` is on. */
export const formulaIsShown = defineRule({
  name: 'formula-is-shown',
  holds: 'Text that is written as a formula is shown as a formula.',
  severity: 'warning',
  checkText({ record: { tree, body, file } }, { site }) {
    if (site?.mathematics === true || !body.includes('$')) return []
    const code = (tree ? nodesOf(tree) : []).flatMap(({ type, position }) =>
      type === 'code' || type === 'inlineCode' ? [position] : [],
    )
    return [...body.matchAll(formula)].flatMap(({ 0: words, index }): Problem | [] => {
      const isCode = code.some(
        (place) => (place?.start.offset ?? 0) <= index && index < (place?.end.offset ?? 0),
      )
      if (isCode || /\n\s*\n/.test(words)) return []
      return {
        place: placeOfOffset(file, body, index),
        message: `\`${quote(body, index, index + words.length)}\` looks like a formula, but readers see it as typed.`,
        hint: 'Set `mathematics: true` in site.yaml, or type `\\$` for each dollar.',
        length: (words.split('\n')[0] ?? '').length,
      }
    })
  },
})
