import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'
import type { PointAt } from '../pointer.ts'

import { orcidCheckDigit } from '../../people/orcid.ts'
import {
  isbnCheckDigit,
  isbnsIn,
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  issnCheckDigit,
  issnsIn,
  plainDoi,
  type CheckDigit,
} from '../../references/identifiers.ts'
import { pointer } from '../pointer.ts'

/** What is wrong with an identifier, as far as its words tell. */
interface Flaw {
  /** The words in question, as they are written. */
  words: string
  message: string
  hint: string
  suggestion?: string
}

type Field = 'DOI' | 'PMID' | 'PMCID' | 'ISBN' | 'ISSN' | 'number'

/** The fields that hold identifiers, each with what finds their flaws. */
const flawsOf: Record<Field, (value: string) => Flaw[]> = {
  DOI: flawsOfDoi,
  PMID: flawsOfPmid,
  PMCID: flawsOfPmcid,
  ISBN: (value) =>
    isbnsIn(value).flatMap((isbn) => flawsOfNumber('ISBN', isbn, isbnCheckDigit(isbn))),
  ISSN: (value) =>
    issnsIn(value).flatMap((issn) => flawsOfNumber('ISSN', issn, issnCheckDigit(issn))),
  number: flawsOfTrial,
}

const numberForms = {
  ISBN: 'An ISBN has ten digits, or thirteen that start with 978 or 979, such as `978-0-306-40615-7`.',
  ISSN: 'An ISSN has eight digits, such as `0378-5955`.',
}

/**
 * The identifiers of references have their form and their check digit, and so have the ORCID iDs of people.
 *
 * A DOI may have its resolver's address before it, as it is often exported: `referenceToCsl` takes that off.
 */
export const identifierIsWellFormed: Check = (checked) => {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...[...checked.references.values()].flatMap(({ record, data }) =>
      data ? inReference(record, data, pointAt) : [],
    ),
    ...inPeople(checked, pointAt),
  ]
}

function inReference(record: SourceRecord, reference: Reference, pointAt: PointAt): Finding[] {
  return (Object.keys(flawsOf) as Field[]).flatMap((field) => {
    const value = reference[field]
    if (value === undefined || value.trim() === '') return []
    const lost = lostZeros(record, field, value)
    return (lost ? [lost] : flawsOf[field](value)).map(({ words, ...flaw }) => ({
      rule: 'identifier-is-well-formed',
      ...pointAt(record, [field], words),
      ...flaw,
      record,
    }))
  })
}

function inPeople({ people }: Checked, pointAt: PointAt): Finding[] {
  return [...people.values()].flatMap(({ record, data }): Finding[] => {
    if (data?.orcid === undefined) return []
    const expected = orcidCheckDigit(data.orcid)
    return flawsOfDigit('ORCID iD', data.orcid, { given: data.orcid.slice(-1), expected }).map(
      ({ words, ...flaw }) => ({
        rule: 'identifier-is-well-formed',
        ...pointAt(record, ['orcid'], words),
        ...flaw,
      }),
    )
  })
}

function flawsOfDoi(value: string): Flaw[] {
  const words = value.trim()
  const doi = plainDoi(words)
  const plain = doi.replaceAll('\\', '')
  if (!isDoi(plain)) {
    return [
      {
        words,
        message: /^10\.\d+\/.*[\s\p{C}]/u.test(doi)
          ? `The DOI \`${words}\` holds a space or a character that cannot be seen.`
          : `\`${words}\` is not a DOI.`,
        hint: 'A DOI is `10.`, a number, a slash and a suffix without spaces, such as `10.1136/bmj.39489.470347.AD`; another address belongs in `URL`.',
      },
    ]
  }
  if (plain === doi) return []
  return [
    {
      words,
      message: `The DOI \`${words}\` holds a backslash, which is no part of it.`,
      hint: `Write \`${plain}\`: a DOI needs no escapes, in BibTeX either.`,
      suggestion: plain,
    },
  ]
}

function flawsOfPmid(value: string): Flaw[] {
  if (isPmid(value)) return []
  const [number, ...others] = value.match(/\d+/g) ?? []
  const near = number !== undefined && others.length === 0 ? number.replace(/^0+/, '') : ''
  return [
    {
      words: value.trim(),
      message: `\`${value.trim()}\` is not a PMID.`,
      hint: isPmid(near)
        ? `A PMID is a number and nothing else: write \`${near}\`.`
        : 'A PMID is a number of up to eight digits, such as `30063299`.',
      ...(isPmid(near) ? { suggestion: near } : {}),
    },
  ]
}

function flawsOfPmcid(value: string): Flaw[] {
  if (isPmcid(value)) return []
  const [number, ...others] = value.match(/\d+/g) ?? []
  const near = number !== undefined && others.length === 0 ? `PMC${number}` : ''
  return [
    {
      words: value.trim(),
      message: `\`${value.trim()}\` is not a PMCID.`,
      hint: isPmcid(near)
        ? `A PMCID is PMC with a number behind it: write \`${near}\`.`
        : 'A PMCID is PMC with a number behind it, such as `PMC6127222`.',
      ...(isPmcid(near) ? { suggestion: near } : {}),
    },
  ]
}

/** Only what starts as a number of ClinicalTrials.gov is taken for one: `number` holds those of reports and laws too. */
function flawsOfTrial(value: string): Flaw[] {
  if (!/^\s*NCT[\s\p{Pd}]*\d/iu.test(value) || isNct(value)) return []
  return [
    {
      words: value.trim(),
      message: `\`${value.trim()}\` is not a number of ClinicalTrials.gov.`,
      hint: 'Such a number is NCT with eight digits behind it, such as `NCT02412735`.',
    },
  ]
}

function flawsOfNumber(
  name: keyof typeof numberForms,
  written: string,
  digit: CheckDigit | undefined,
): Flaw[] {
  if (digit) return flawsOfDigit(name, written, digit)
  return [{ words: written, message: `\`${written}\` is not an ${name}.`, hint: numberForms[name] }]
}

function flawsOfDigit(name: string, written: string, { given, expected }: CheckDigit): Flaw[] {
  if (given === expected) return []
  const corrected = written.slice(0, -1) + expected
  return [
    {
      words: written,
      message: `The ${name} \`${written}\` cannot be right: its last digit checks the others, and they ask for ${expected}.`,
      hint: `Compare every digit with the source; if all the others are right, it is \`${corrected}\`.`,
      suggestion: corrected,
    },
  ]
}

/**
 * Finds a number that has lost the zeros at its front: without quotation marks, YAML and JSON read it as a number.
 *
 * Only where the check digit fits the number with its zeros, they were there.
 */
function lostZeros(record: SourceRecord, field: Field, value: string): Flaw | undefined {
  if (field !== 'ISBN' && field !== 'ISSN') return undefined
  if (typeof (record.data as Partial<Record<Field, unknown>>)[field] !== 'number') return undefined
  const restored = value.padStart(field === 'ISBN' ? 10 : 8, '0')
  const digit = field === 'ISBN' ? isbnCheckDigit(restored) : issnCheckDigit(restored)
  if (restored === value || digit === undefined || digit.given !== digit.expected) return undefined
  return {
    words: value,
    message: `Without quotation marks, the ${field} \`${restored}\` is read as the number ${value}.`,
    hint: `Put it in quotation marks: \`"${restored}"\`.`,
    suggestion: `"${restored}"`,
  }
}
