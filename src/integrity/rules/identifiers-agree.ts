import type { Reference } from '../../references/schema.ts'
import { type Problem, type RuleContext, defineRule } from '../rule.ts'

import {
  isDoi,
  isNct,
  isPmcid,
  isPmid,
  nctInAddress,
  plainDoi,
  pmcidInAddress,
  pmidInAddress,
} from '../../shared/identifiers.ts'

type Field = 'DOI' | 'PMID' | 'PMCID' | 'number'

/** Registers whose addresses contain an identifier, each with the field for that identifier. */
const registers: readonly {
  field: Field
  name: string
  /** Finds the identifier in an address of the register. */
  inAddress: (address: string) => string | undefined
  isValid: (identifier: string) => boolean
}[] = [
  {
    field: 'DOI',
    name: 'the DOI',
    inAddress: (address) =>
      /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address) ? plainDoi(address) : undefined,
    // A shortDOI cannot be compared with the DOI that it abbreviates.
    isValid: (doi) => isDoi(doi) && doi.startsWith('10.'),
  },
  {
    field: 'PMID',
    name: 'the PMID',
    inAddress: pmidInAddress,
    isValid: isPmid,
  },
  {
    field: 'PMCID',
    name: 'the PMCID',
    inAddress: pmcidInAddress,
    isValid: isPmcid,
  },
  {
    field: 'number',
    name: 'the trial number',
    inAddress: nctInAddress,
    isValid: isNct,
  },
]

/**
 * If the address of a reference contains an identifier, it is the same as in the field for it. An ORCID iD belongs to one
 * person.
 */
export const identifiersAgree = defineRule({
  name: 'identifiers-agree',
  holds: 'Identifiers do not contradict each other.',
  severity: 'error',
  check: (checked) => [...inReferences(checked), ...inPeople(checked)],
})

function inPeople({ people, pointAt }: RuleContext): Problem[] {
  const known = new Map<string, string>()
  return [...people].flatMap(([id, { record, data }]): Problem | [] => {
    if (data?.orcid === undefined) return []
    const other = known.get(data.orcid)
    known.set(data.orcid, other ?? id)
    if (other === undefined) return []
    return {
      ...pointAt(record, ['orcid'], data.orcid),
      message: `The ORCID iD \`${data.orcid}\` already belongs to \`${other}\`.`,
      hint: 'Merge the two records, or correct the iD in one of them.',
      record,
    }
  })
}

function inReferences({ references, pointAt }: RuleContext): Problem[] {
  return [...references.values()].flatMap(({ record, data }) =>
    (data ? disagreements(data) : []).map(({ field, name, inAddress, inField }): Problem => ({
      ...pointAt(record, ['URL'], inAddress),
      message: `\`URL\` contains ${name} \`${inAddress}\`, but \`${field}\` is \`${inField}\`.`,
      hint: 'Open both, and correct the wrong one.',
      record,
    })),
  )
}

function disagreements(reference: Reference) {
  const { URL } = reference
  if (URL === undefined) return []
  return registers.flatMap(({ field, name, inAddress: find, isValid }) => {
    const inAddress = find(URL.trim())
    const inField = field === 'DOI' ? plainDoi(reference.DOI ?? '') : reference[field]?.trim()
    if (inAddress === undefined || !inField || !isValid(inAddress) || !isValid(inField)) return []
    // `identifier-is-well-formed` reports punctuation after an identifier.
    if (withoutEnd(inAddress) === withoutEnd(inField)) return []
    return [{ field, name, inAddress, inField }]
  })
}

/** Returns an identifier in lower case, without punctuation at its end. */
function withoutEnd(identifier: string): string {
  return identifier.toLowerCase().replace(/[.,;:]+$/, '')
}
