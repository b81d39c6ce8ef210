import type { SourceRecord } from '../../reading/record.ts'

import { cslNameVariables } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'
import { type Problem, defineRule } from '../rule.ts'
import { writtenField, writtenName } from '../written-field.ts'

type Name = NonNullable<Reference['author']>[number]

/** Something wrong with a name, and the part it is in. */
interface Flaw {
  part: 'family' | 'given' | 'literal'
  message: string
  hint: string
}

export const nameIsOneName = defineRule({
  name: 'name-is-one-name',
  holds: 'Every name in a reference is one person, in parts, or one organisation.',
  severity: 'warning',
  check: ({ references, pointAt }) =>
    [...references.values()].flatMap(({ record, data }) =>
      cslNameVariables.flatMap((variable) =>
        (data?.[variable] ?? []).flatMap((name, index): Problem | [] => {
          const flaw = flawOf(name, record)
          if (!flaw) return []
          const { part, message, hint } = flaw
          return {
            ...pointAt(record, [variable, index, part], name[part] ?? ''),
            message,
            hint,
            record,
          }
        }),
      ),
    ),
})

const word = String.raw`\p{Lu}[\p{L}’'-]+`
/** `Smith AB`, as PubMed prints names. */
const withInitials = new RegExp(
  String.raw`^((?:\p{Ll}+ )*${word}(?: ${word})*) (\p{Lu}{1,3})\.?$`,
  'u',
)
/** `Smith, Ann B.`, as BibTeX separates the parts of a name. */
const inParts = new RegExp(
  String.raw`^(?:\p{Ll}+ )*${word}(?:[ -]${word})*, \p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*)*$`,
  'u',
)
const degree =
  /^(.*\p{Ll}\p{L}+\.?),? (M\.?D|Ph\.?\s?D|M\.?B\.?B\.?S|M\.?P\.?H|M\.?Sc|B\.?Sc|D\.?Phil|F\.?R\.?C\.?[PS]|R\.?N|Pharm\.?D)\.?$/u
const title = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? (?=\p{L})/u

/** Which person of a family it is. */
const generation = /^(?:[JS]r\.?|I{2,3}|IV)$/

function flawOf({ family, given, literal }: Name, record: SourceRecord): Flaw | undefined {
  if (literal !== undefined) return flawOfLiteral(literal, record)
  if (family === undefined) return undefined
  if (family.includes(';')) {
    return {
      part: 'family',
      message: `\`${family}\` contains several names.`,
      hint: 'Write each name as a separate entry.',
    }
  }
  if (/\p{L}, ?\p{L}/u.test(family)) {
    const [last = '', ...first] = family.split(/, ?/)
    const others = first.join(' ')
    const split = generation.test(others)
      ? withSuffix(record, { family: last, given, suffix: others })
      : writtenName(record, { family: last, given: others })
    return {
      part: 'family',
      message: `\`${family}\` is more than a family name.`,
      hint: `Split it into ${split}.`,
    }
  }
  const [, alone, initials] = (given === undefined && withInitials.exec(family)) || []
  if (alone !== undefined && initials !== undefined) {
    return {
      part: 'family',
      message: `\`${family}\` is a family name with initials.`,
      hint: `Split it into ${writtenName(record, { family: alone, given: Array.from(initials, (letter) => `${letter}.`).join(' ') })}.`,
    }
  }
  return (
    flawOfTitles('given', { family, given }, record) ??
    flawOfTitles('family', { family, given }, record) ??
    flawOfCase({ family, given }, record)
  )
}

/** Reports titles before or after a name. */
function flawOfTitles(
  part: 'given' | 'family',
  name: { family: string; given?: string | undefined },
  record: SourceRecord,
): Flaw | undefined {
  const value = name[part] ?? ''
  const plain =
    degree.exec(value)?.[1] ?? (title.test(value) ? value.replace(title, '') : undefined)
  if (plain === undefined) return undefined
  return {
    part,
    message: `\`${value}\` contains a title, which is printed as part of the name.`,
    hint: `Write ${corrected(record, name, part, plain)}.`,
  }
}

/** Writes a part of a name in another way; in BibTeX the whole name, which has no names for its parts. */
function corrected(
  record: SourceRecord,
  name: { family: string; given?: string | undefined },
  part: 'given' | 'family',
  plain: string,
): string {
  return record.format === 'bibtex'
    ? writtenName(record, { ...name, [part]: plain })
    : `\`${writtenField(record, part, plain)}\``
}

function withSuffix(
  record: SourceRecord,
  { family, given, suffix }: { family: string; given: string | undefined; suffix: string },
): string {
  if (record.format === 'bibtex')
    return `\`${[family, suffix, given].filter((part) => part !== undefined).join(', ')}\``
  return `\`${writtenField(record, 'family', family)}\` and \`${writtenField(record, 'suffix', suffix)}\``
}

function flawOfCase(
  name: { family: string; given?: string | undefined },
  record: SourceRecord,
): Flaw | undefined {
  const { family, given } = name
  if (/^[IVX]{2,}$/.test(family) && given !== undefined) {
    const whole = `${given} ${family}`
    return {
      part: 'family',
      message: `\`${family}\` is the number of a ruler, but is printed as a family name.`,
      hint: `Write ${record.format === 'bibtex' ? `\`{${whole}}\`` : `\`${writtenField(record, 'literal', whole)}\``}.`,
    }
  }
  if (!/^[\p{Lu}’'-]{4,}$/u.test(family) || !/\p{sc=Latin}{4}/u.test(family)) return undefined
  const plain = family.replace(/\p{L}+/gu, (part) => part.slice(0, 1) + part.slice(1).toLowerCase())
  return {
    part: 'family',
    message: `\`${family}\` is in capitals, and will be printed in capitals.`,
    hint: `Write ${corrected(record, name, 'family', plain)}.`,
  }
}

/** Reports a literal that is a list of people. A literal with commas or capitals alone can be an organisation. */
function flawOfLiteral(literal: string, { format }: SourceRecord): Flaw | undefined {
  const names = namesIn(literal, /;\s*|,\s*(?:and |& )?/, withInitials)
  const inBibtex = namesIn(literal, /\s+and\s+/, inParts)
  const all = names ?? inBibtex
  if (all) {
    return {
      part: 'literal',
      message: `\`${literal}\` contains ${all.length} names, but is printed as one.`,
      hint:
        format === 'bibtex' && inBibtex
          ? 'Remove the braces that enclose the whole list: they make it the name of one organisation.'
          : 'Write each name as a separate entry with `family` and `given`.',
    }
  }
  if (!/\p{L},? et al\.?$/u.test(literal)) return undefined
  return {
    part: 'literal',
    message: `\`${literal}\` contains a name and “et al.”.`,
    hint: 'Write the name with `family` and `given`, followed by an entry `literal: et al.`.',
  }
}

/** Returns the names in a text if it is a list of several, which may end with "et al." or, in BibTeX, "others". */
function namesIn(text: string, separator: RegExp, isName: RegExp): string[] | undefined {
  const names = text.split(separator).map((each) => each.trim())
  const isList =
    names.length > 1 &&
    names.every((each) => isName.test(each) || /^(?:et al\.?|others)$/.test(each))
  return isList ? names : undefined
}
