import type { SourceRecord } from '../../reading/record.ts'
import type { Reference } from '../../references/schema.ts'
import type { PointAt } from '../pointer.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import {
  doiAddress,
  doiInAddress,
  hasEscapes,
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  orcidCheckDigit,
  plainDoi,
  trialRegisters,
} from '../../shared/identifiers.ts'
import { unescapeLatex } from '../../shared/latex-escapes.ts'
import { decodePercent } from '../../shared/percent-encoding.ts'
import { flawOfDigit, type Flaw } from '../flaw.ts'
import { linksLike } from '../links.ts'

type Field = 'DOI' | 'PMID' | 'PMCID' | 'number'

/** The functions that find flaws in identifiers, by field. */
const flawsOf: Record<Field, (value: string) => Flaw | undefined> = {
  DOI: flawOfDoi,
  PMID: flawOfPmid,
  PMCID: flawOfPmcid,
  number: flawOfTrial,
}

/**
 * Identifiers of references have a valid format, and ORCID iDs of people a valid check digit.
 *
 * A DOI can include the address of its resolver, as in many exports: `referenceToCsl` removes it.
 */
export const identifierIsWellFormed = defineRule({
  name: 'identifier-is-well-formed',
  holds: 'Every identifier has a valid format and check digit.',
  severity: 'error',
  check: (checked) => [
    ...[...checked.references.values()].flatMap(({ record, data }) =>
      data ? inReference(record, data, checked.pointAt) : [],
    ),
    ...inPeople(checked),
    ...inLinks(checked),
  ],
})

/** Checks links to works by DOI: `doi:10.1000/182`, or the address of the resolver. */
function inLinks(checked: RuleContext): Problem[] {
  return linksLike(checked, /^\s*(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)/i).flatMap(
    ({ written, where }): Problem | [] => {
      const doi = decodedDoi(written.trim())
      // Addresses like https://doi.org/about are pages of the resolver itself.
      if (/^\s*https?:/i.test(written) && /^[a-z-]+(?:\/|$)/i.test(doi)) return []
      const flaw = flawOfDoi(doi) ?? flawOfSpace(written.trim(), doi)
      if (!flaw) return []
      const { message, hint, suggestion } = flaw
      return {
        ...where(),
        message: doi === '' ? `The link to \`${written}\` contains no DOI.` : message,
        hint: doi === '' || suggestion === undefined ? ofDoi : hint,
        ...(suggestion === undefined ? {} : { suggestion }),
      }
    },
  )
}

/** Reports a space before or after a DOI in an address of the resolver, which does not find it then. */
function flawOfSpace(address: string, doi: string): Omit<Flaw, 'words'> | undefined {
  if (!/^https?:/i.test(address) || doi === doi.trim()) return undefined
  const suggestion = doiAddress(doi.trim())
  return {
    message: `The DOI in \`${address}\` has a space next to it.`,
    hint: `Write \`${suggestion}\`.`,
    suggestion,
  }
}

const ofDoi =
  'Write `10.`, a number, a slash and a suffix without spaces: `doi:10.<number>/<suffix>`.'

function decodedDoi(address: string): string {
  const [, resolver, rest = ''] =
    /^(?:doi:\s*|(https?:\/\/(?:dx\.)?doi\.org\/))(.*)$/is.exec(address) ?? []
  // In an address, a question mark or a number sign ends the path.
  return decodePercent(resolver === undefined ? rest : rest.replace(/[?#].*$/s, ''))
}

function inReference(record: SourceRecord, reference: Reference, pointAt: PointAt): Problem[] {
  return (Object.keys(flawsOf) as Field[]).flatMap((field): Problem | [] => {
    const value = reference[field]
    if (value === undefined || value.trim() === '') return []
    const flaw = flawsOf[field](value)
    if (!flaw) return []
    const { words, ...rest } = flaw
    return { ...pointAt(record, [field], words), ...rest, record }
  })
}

function inPeople({ people, pointAt }: RuleContext): Problem[] {
  return [...people.values()].flatMap(({ record, data }): Problem | [] => {
    if (data?.orcid === undefined) return []
    const expected = orcidCheckDigit(data.orcid)
    const flaw = flawOfDigit('ORCID iD', data.orcid, { given: data.orcid.slice(-1), expected })
    if (!flaw) return []
    const { words, ...rest } = flaw
    return { ...pointAt(record, ['orcid'], words), ...rest }
  })
}

function flawOfDoi(value: string): Flaw | undefined {
  const words = value.trim()
  const doi = plainDoi(words)
  const isValid = (text: string) => isDoi(text) && !hasEscapes(text) && doiEnd(text) === ''
  if (isValid(doi)) return undefined
  if (isDoi(doi) && !hasEscapes(doi)) {
    const suggestion = doi.slice(0, -doiEnd(doi).length)
    return {
      words,
      message: `The DOI \`${words}\` ends with \`${doiEnd(doi)}\`, which is not part of it.`,
      hint: `Write \`${suggestion}\`.`,
      suggestion,
    }
  }
  const candidates = [
    unescapeLatex(doi.replace(/&(lt|gt|amp);/gi, (_, name: string) => entities[name] ?? '')) ?? '',
    doi.replace(/\p{C}/gu, ''),
    doiInAddress(words) ?? '',
    ...(doi === words ? [] : [`10/${doi}`]),
  ]
  const suggestion = candidates.find(isValid)
  return {
    words,
    message: wrongDoi(words, doi),
    hint:
      suggestion === undefined
        ? 'Write `10.`, a number, a slash and a suffix without spaces: `10.<number>/<suffix>`. Put any other address in `URL`.'
        : `Write \`${suggestion}\`${hasEscapes(doi) ? ', without escapes' : ''}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/**
 * Returns the punctuation at the end of a DOI that was copied from a sentence, or a closing bracket that it does not
 * open.
 */
function doiEnd(doi: string): string {
  const [signs = ''] = /[.,;:]+$/.exec(doi) ?? []
  if (signs !== '') return signs
  return doi.endsWith(')') && doi.split(')').length > doi.split('(').length ? ')' : ''
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&' }

function wrongDoi(words: string, doi: string): string {
  if (/^10\.\d+\/.*[\s\p{C}]/u.test(doi)) {
    return `The DOI \`${words}\` contains a space or an invisible character.`
  }
  return hasEscapes(doi) && doi.startsWith('10')
    ? `The DOI \`${words}\` contains escaped characters, which are not part of it.`
    : `\`${words}\` is not a DOI.`
}

function flawOfPmid(value: string): Flaw | undefined {
  if (isPmid(value)) return undefined
  const pmcid = /PMC\d+/i.exec(value)?.[0].toUpperCase()
  if (pmcid !== undefined) {
    return {
      words: value.trim(),
      message: `\`${value.trim()}\` is a PMCID, not a PMID.`,
      hint: `Move it to \`PMCID\`: \`${pmcid}\`.`,
    }
  }
  const [number, ...others] = value.match(/\d+/g) ?? []
  const near = number !== undefined && others.length === 0 ? number.replace(/^0+/, '') : ''
  return {
    words: value.trim(),
    message: `\`${value.trim()}\` is not a PMID.`,
    hint: isPmid(near)
      ? `Write only the number: \`${near}\`.`
      : 'Write a number of up to eight digits.',
    ...(isPmid(near) ? { suggestion: near } : {}),
  }
}

function flawOfPmcid(value: string): Flaw | undefined {
  if (isPmcid(value)) return undefined
  const [number, ...others] = value.match(/\d+/g) ?? []
  const near = number !== undefined && others.length === 0 ? `PMC${number}` : ''
  return {
    words: value.trim(),
    message: `\`${value.trim()}\` is not a PMCID.`,
    hint: isPmcid(near)
      ? `Write PMC followed by the number: \`${near}\`.`
      : 'Write PMC followed by a number: `PMC<number>`.',
    ...(isPmcid(near) ? { suggestion: near } : {}),
  }
}

/** Checks only values that start like a trial number, because `number` can also be that of a report or a law. */
function flawOfTrial(value: string): Flaw | undefined {
  for (const { name, register, digits } of trialRegisters) {
    const given = new RegExp(`^\\s*${name}[\\s\\p{Pd}]*(\\d+)\\s*$`, 'iu').exec(value)?.[1]
    if (
      given === undefined ||
      (value.trim().length === name.length + digits && given.length === digits)
    )
      continue
    return {
      words: value.trim(),
      message: `\`${value.trim()}\` is not a valid number in ${register}.`,
      hint: `Write ${name} followed by ${digits} digits${given.length === digits ? `: \`${name}${given}\`` : ''}.`,
      ...(given.length === digits ? { suggestion: `${name}${given}` } : {}),
    }
  }
  if (!/^\s*NCT[\s\p{Pd}]*\d/iu.test(value) || isNct(value)) return undefined
  return {
    words: value.trim(),
    message: `\`${value.trim()}\` is not a valid number in ClinicalTrials.gov.`,
    hint: 'Write NCT followed by eight digits: `NCT<digits>`.',
  }
}
