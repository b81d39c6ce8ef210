import type { Person } from '../../people/schema.ts'

import { partsFault } from '../../people/name.ts'
import { type Problem, defineRule } from '../rule.ts'

const parts = ['given', 'family', 'suffix'] as const

/** What is wrong with a part of a name. */
interface Flaw {
  part: (typeof parts)[number]
  message: string
  hint: string
}

/** The parts of a person's name are those of `name`; organisations have none. */
export const namePartsAgree = defineRule({
  name: 'name-parts-agree',
  holds: 'The parts of a person\u2019s name agree with the name.',
  severity: 'error',
  check: ({ people, pointAt }) =>
    [...people.values()].flatMap(({ record, data }): Problem | [] => {
      const flaw = data && flawOf(data)
      if (!flaw) return []
      const { part, message, hint } = flaw
      return { ...pointAt(record, [part], data[part] ?? ''), message, hint, record }
    }),
})

function flawOf(person: Person): Flaw | undefined {
  const used = parts.filter((part) => person[part] !== undefined)
  const [part] = used
  if (part === undefined) return undefined
  if (person.type === 'organization') {
    return {
      part,
      message: `\`${part}\` is for persons, but the type is \`organization\`.`,
      hint: `Remove \`${used.join('`, `')}\`, or \`type\` if this is a person.`,
    }
  }
  const missing = (['family', 'given'] as const).find((each) => person[each] === undefined)
  if (missing !== undefined) {
    return {
      part,
      message: `\`${part}\` is used without \`${missing}\`.`,
      hint: `Add \`${missing}\`. For a name with one part, \`name\` is enough.`,
    }
  }
  const fault = partsFault(person)
  return (
    fault && {
      part: fault.part,
      message: `\`${fault.part}\` (\`${fault.value}\`) does not agree with the name \`${person.name}\`.`,
      hint:
        fault.proposal === undefined
          ? 'Write the parts as they are in `name`, or correct `name`.'
          : `Write \`${fault.part}: ${fault.proposal}\`, or correct \`name\`.`,
    }
  )
}
