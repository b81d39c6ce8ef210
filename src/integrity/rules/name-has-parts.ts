import { likelyParts } from '../../people/name.ts'
import { type Problem, defineRule } from '../rule.ts'

/** A person's name says which part is the family name, unless there is little doubt. */
export const nameHasParts = defineRule({
  name: 'name-has-parts',
  holds: 'A person\u2019s name of several words has its parts.',
  severity: 'warning',
  check: ({ people, pointAt }) =>
    [...people.values()].flatMap(({ record, data }): Problem | [] => {
      const likely = data && likelyParts(data)
      if (!likely) return []
      return {
        ...pointAt(record, ['name'], data.name),
        message: `\`${data.name}\` does not show which words are the family name, so it is cited as a whole.`,
        hint: `Add \`given\` and \`family\`, for example ${examples(likely)}, or \`type: organization\`.`,
        record,
      }
    }),
})

function examples(parts: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parts)
    .map(([part, value]) => `\`${part}: ${value ?? ''}\``)
    .join(' and ')
}
