import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import type { PointAt } from '../pointer.ts'
import type { Problem, RuleContext } from '../rule.ts'

import {
  doiInAddress,
  hasEscapes,
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  orcidCheckDigit,
  plainDoi,
} from '../../shared/identifiers.ts'
import { unescapeLatex } from '../../shared/latex-escapes.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { flawsOfDigit, type Flaw } from '../flaw.ts'
import { linksLike } from '../links.ts'
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

type Field = 'DOI' | 'PMID' | 'PMCID' | 'number'

/** The fields that hold identifiers, each with what finds their flaws. */
const flawsOf: Record<Field, (value: string) => Flaw[]> = {
  DOI: flawsOfDoi,
  PMID: flawsOfPmid,
  PMCID: flawsOfPmcid,
  number: flawsOfTrial,
}

/**
 * The identifiers of references have their form, and the ORCID iDs of people their check digit.
 *
 * A DOI may have its resolver's address before it, as it is often exported: `referenceToCsl` takes that off.
 */
export const identifierIsWellFormed = defineRule({
  name: 'identifier-is-well-formed',
  holds: 'An identifier has the form, and the check digit, of its kind.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...[...checked.references.values()].flatMap(({ record, data }) =>
      data ? inReference(record, data, pointAt) : [],
    ),
    ...inPeople(checked, pointAt),
    ...inLinks(checked),
  ]
}

/** Links to works by their DOI: `doi:10.1000/182`, or the address of the resolver. */
function inLinks(checked: RuleContext): Problem[] {
  return linksLike(checked, /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i).flatMap(
    ({ written, where }): Problem[] => {
      const doi = decodedDoi(written)
      // Pages of the resolver itself have plain names.
      if (/^https?:/i.test(written) && /^[a-z-]+(?:\/|$)/i.test(doi)) return []
      return flawsOfDoi(doi).map(({ message, hint, suggestion }) => ({
        ...where(),
        message: doi === '' ? `The link to \`${written}\` names no DOI.` : message,
        hint: doi === '' || suggestion === undefined ? ofDoi : hint,
        ...(suggestion === undefined ? {} : { suggestion }),
      }))
    },
  )
}

const ofDoi =
  'A DOI is `10.`, a number, a slash and a suffix without spaces, such as `doi:10.1136/bmj.39489.470347.AD`.'

function decodedDoi(address: string): string {
  const [, resolver, rest = ''] =
    /^(?:doi:\s*|(https?:\/\/(?:dx\.)?doi\.org\/))(.*)$/is.exec(address) ?? []
  // In an address, a question mark and a number sign end the path.
  return decodePercent(resolver === undefined ? rest : rest.replace(/[?#].*$/s, ''))
}

function inReference(record: SourceRecord, reference: Reference, pointAt: PointAt): Problem[] {
  return (Object.keys(flawsOf) as Field[]).flatMap((field) => {
    const value = reference[field]
    if (value === undefined || value.trim() === '') return []
    return flawsOf[field](value).map(({ words, ...flaw }) => ({
      ...pointAt(record, [field], words),
      ...flaw,
      record,
    }))
  })
}

function inPeople({ people }: RuleContext, pointAt: PointAt): Problem[] {
  return [...people.values()].flatMap(({ record, data }): Problem[] => {
    if (data?.orcid === undefined) return []
    const expected = orcidCheckDigit(data.orcid)
    return flawsOfDigit('ORCID iD', data.orcid, { given: data.orcid.slice(-1), expected }).map(
      ({ words, ...flaw }) => ({
        ...pointAt(record, ['orcid'], words),
        ...flaw,
      }),
    )
  })
}

function flawsOfDoi(value: string): Flaw[] {
  const words = value.trim()
  const doi = plainDoi(words)
  const isRight = (text: string) => isDoi(text) && !hasEscapes(text) && doiEnd(text) === ''
  if (isRight(doi)) return []
  if (isDoi(doi) && !hasEscapes(doi)) {
    const suggestion = doi.slice(0, -doiEnd(doi).length)
    return [
      {
        words,
        message: `The DOI \`${words}\` ends with \`${doiEnd(doi)}\`, which belongs to the text it was copied from.`,
        hint: `Write \`${suggestion}\`.`,
        suggestion,
      },
    ]
  }
  const candidates = [
    unescapeLatex(doi.replace(/&(lt|gt|amp);/gi, (_, name: string) => entities[name] ?? '')),
    doi.replace(/\p{C}/gu, ''),
    doiInAddress(words) ?? '',
    ...(doi === words ? [] : [`10/${doi}`]),
  ]
  const suggestion = candidates.find(isRight)
  return [
    {
      words,
      message: wrongDoi(words, doi),
      hint:
        suggestion === undefined
          ? 'A DOI is `10.`, a number, a slash and a suffix without spaces, such as `10.1136/bmj.39489.470347.AD`; another address belongs in `URL`.'
          : `Write \`${suggestion}\`${hasEscapes(doi) ? ': a DOI needs no escapes' : ''}.`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ]
}

/** What follows a DOI in a sentence: signs that hardly any ends with, and a bracket that it does not open. */
function doiEnd(doi: string): string {
  const [signs = ''] = /[.,;:]+$/.exec(doi) ?? []
  if (signs !== '') return signs
  return doi.endsWith(')') && doi.split(')').length > doi.split('(').length ? ')' : ''
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' }

function wrongDoi(words: string, doi: string): string {
  if (/^10\.\d+\/.*[\s\p{C}]/u.test(doi)) {
    return `The DOI \`${words}\` contains a space or a character that cannot be seen.`
  }
  return hasEscapes(doi) && doi.startsWith('10')
    ? `The DOI \`${words}\` contains escapes, which are not part of it.`
    : `\`${words}\` is not a DOI.`
}

function flawsOfPmid(value: string): Flaw[] {
  if (isPmid(value)) return []
  const pmcid = /PMC\d+/i.exec(value)?.[0].toUpperCase()
  if (pmcid !== undefined) {
    return [
      {
        words: value.trim(),
        message: `\`${value.trim()}\` is a PMCID, not a PMID.`,
        hint: `Move it to \`PMCID\`: \`${pmcid}\`.`,
      },
    ]
  }
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
        ? `A PMCID is PMC followed by a number: write \`${near}\`.`
        : 'A PMCID is PMC followed by a number, such as `PMC6127222`.',
      ...(isPmcid(near) ? { suggestion: near } : {}),
    },
  ]
}

/** Registers of trials whose numbers have one length, with that of the digits after their name. */
const registers: readonly { name: string; register: string; digits: number }[] = [
  { name: 'ISRCTN', register: 'the ISRCTN registry', digits: 8 },
  { name: 'ACTRN', register: 'the Australian New Zealand Clinical Trials Registry', digits: 14 },
  { name: 'DRKS', register: 'the German Clinical Trials Register', digits: 8 },
  { name: 'UMIN', register: 'the UMIN Clinical Trials Registry', digits: 9 },
]

/** Only what starts as a number of a register of trials is taken for one: `number` holds those of reports and laws too. */
function flawsOfTrial(value: string): Flaw[] {
  for (const { name, register, digits } of registers) {
    const given = new RegExp(`^\\s*${name}[\\s\\p{Pd}]*(\\d+)\\s*$`, 'iu').exec(value)?.[1]
    if (
      given === undefined ||
      (value.trim().length === name.length + digits && given.length === digits)
    )
      continue
    return [
      {
        words: value.trim(),
        message: `\`${value.trim()}\` is not a number of ${register}.`,
        hint: `Such a number is ${name} followed by ${digits} digits${given.length === digits ? `: write \`${name}${given}\`` : ''}.`,
        ...(given.length === digits ? { suggestion: `${name}${given}` } : {}),
      },
    ]
  }
  if (!/^\s*NCT[\s\p{Pd}]*\d/iu.test(value) || isNct(value)) return []
  return [
    {
      words: value.trim(),
      message: `\`${value.trim()}\` is not a number of ClinicalTrials.gov.`,
      hint: 'Such a number is NCT followed by eight digits, such as `NCT02412735`.',
    },
  ]
}
