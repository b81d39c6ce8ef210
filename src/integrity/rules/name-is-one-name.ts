import { cslNameVariables } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

type Name = NonNullable<Reference['author']>[number]

/** What is wrong with a name: the part it is in, and what to do. */
interface Flaw {
  part: 'family' | 'given' | 'literal'
  message: string
  hint: string
}

/** A name in a reference is that of one person, in its parts, or of one organisation. */
export const nameIsOneName = defineRule({
  name: 'name-is-one-name',
  holds: 'A name in a reference is that of one person, in its parts, or of one organisation.',
  severity: 'warning',
  check,
})

function check({ references, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  return [...references.values()].flatMap(({ record, data }) =>
    cslNameVariables.flatMap((variable) =>
      (data?.[variable] ?? []).flatMap((name, index): Problem[] => {
        const flaw = flawOf(name)
        if (!flaw) return []
        const { part, message, hint } = flaw
        return [
          {
            ...pointAt(record, [variable, index, part], name[part] ?? ''),
            message,
            hint,
            record,
          },
        ]
      }),
    ),
  )
}

const word = String.raw`\p{Lu}[\p{L}’'-]+`
/** `Smith AB`, as PubMed prints names. */
const withInitials = new RegExp(
  String.raw`^((?:\p{Ll}+ )*${word}(?: ${word})*) (\p{Lu}{1,3})\.?$`,
  'u',
)
const degree =
  /^(.*\p{Ll}\p{L}+\.?),? (M\.?D|Ph\.?\s?D|M\.?B\.?B\.?S|M\.?P\.?H|M\.?Sc|B\.?Sc|D\.?Phil|F\.?R\.?C\.?[PS]|R\.?N|Pharm\.?D)\.?$/u
const title = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? (?=\p{L})/u

function flawOf({ family, given, literal }: Name): Flaw | undefined {
  if (literal !== undefined) return flawOfLiteral(literal)
  if (family === undefined) return undefined
  if (family.includes(';')) {
    return {
      part: 'family',
      message: `\`${family}\` holds several names.`,
      hint: 'Give each of them an entry of its own.',
    }
  }
  if (/\p{L}, ?\p{L}/u.test(family)) {
    const [last, ...first] = family.split(/, ?/)
    return {
      part: 'family',
      message: `\`${family}\` is more than a family name.`,
      hint: `Write the parts of the name in their own fields: \`family: ${last}\`, \`given: ${first.join(' ')}\`.`,
    }
  }
  const [, alone, initials] = (given === undefined && withInitials.exec(family)) || []
  if (alone !== undefined && initials !== undefined) {
    return {
      part: 'family',
      message: `\`${family}\` has the initials in the family name.`,
      hint: `Write \`family: ${alone}\`, \`given: ${Array.from(initials, (letter) => `${letter}.`).join(' ')}\`.`,
    }
  }
  return flawOfTitles('given', given) ?? flawOfTitles('family', family) ?? flawOfCase(family)
}

/** Letters after a name, and forms of address before it, are no part of it. */
function flawOfTitles(part: 'given' | 'family', value = ''): Flaw | undefined {
  const plain =
    degree.exec(value)?.[1] ?? (title.test(value) ? value.replace(title, '') : undefined)
  if (plain === undefined) return undefined
  return {
    part,
    message: `\`${value}\` holds a title, which is printed as a part of the name.`,
    hint: `Write \`${part}: ${plain}\`.`,
  }
}

function flawOfCase(family: string): Flaw | undefined {
  if (!/^[\p{Lu}’'-]{4,}$/u.test(family) || !/\p{sc=Latin}{4}/u.test(family)) return undefined
  const plain = family.replace(/\p{L}+/gu, (part) => part.slice(0, 1) + part.slice(1).toLowerCase())
  return {
    part: 'family',
    message: `\`${family}\` is in capitals, and is printed like that.`,
    hint: `Write \`family: ${plain}\`.`,
  }
}

/** Organisations have commas and capitals in their names; people with their initials do not make one. */
function flawOfLiteral(literal: string): Flaw | undefined {
  const names = literal.split(/;\s*|,\s*(?:and |& )?/)
  const isList =
    names.length > 1 &&
    names.every((each) => withInitials.test(each.trim()) || /^et al\.?$/.test(each.trim()))
  if (isList) {
    return {
      part: 'literal',
      message: `\`${literal}\` holds ${names.length} names, and is printed as one.`,
      hint: 'Give each of them an entry of its own, with `family` and `given`.',
    }
  }
  if (!/\p{L},? et al\.?$/u.test(literal)) return undefined
  return {
    part: 'literal',
    message: `\`${literal}\` is a name and more.`,
    hint: 'Write the name with `family` and `given`, and after it an entry `literal: et al.`.',
  }
}
