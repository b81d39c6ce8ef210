import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

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
import { pointer } from '../pointer.ts'
import { defineRule } from '../rule.ts'

type Field = 'DOI' | 'PMID' | 'PMCID' | 'number'

/** The registers whose addresses name an identifier, each with the field that holds the same. */
const registers: readonly {
  field: Field
  name: string
  /** The identifier in an address of the register. */
  inAddress: (address: string) => string | undefined
  isRight: (identifier: string) => boolean
}[] = [
  {
    field: 'DOI',
    name: 'the DOI',
    inAddress: (address) =>
      /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address) ? plainDoi(address) : undefined,
    // A shortDOI says nothing of the one that it stands for.
    isRight: (doi) => isDoi(doi) && doi.startsWith('10.'),
  },
  {
    field: 'PMID',
    name: 'the PMID',
    inAddress: pmidInAddress,
    isRight: isPmid,
  },
  {
    field: 'PMCID',
    name: 'the PMCID',
    inAddress: pmcidInAddress,
    isRight: isPmcid,
  },
  {
    field: 'number',
    name: 'the trial',
    inAddress: nctInAddress,
    isRight: isNct,
  },
]

/**
 * The address of a reference in a register of identifiers names the identifier that the reference has, and an ORCID iD
 * belongs to one person.
 */
export const identifiersAgree = defineRule({
  name: 'identifiers-agree',
  holds: 'Identifiers do not contradict each other.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  return [...inReferences(checked), ...inPeople(checked)]
}

function inPeople({ people, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  const known = new Map<string, string>()
  return [...people].flatMap(([id, { record, data }]): Problem[] => {
    if (data?.orcid === undefined) return []
    const other = known.get(data.orcid)
    known.set(data.orcid, other ?? id)
    if (other === undefined) return []
    return [
      {
        ...pointAt(record, ['orcid'], data.orcid),
        message: `The ORCID iD \`${data.orcid}\` is that of \`${other}\` already.`,
        hint: 'Make one record of the two, or correct the iD of the other person.',
        record,
      },
    ]
  })
}

function inReferences({ references, publication }: RuleContext): Problem[] {
  const pointAt = pointer(publication.sources)
  return [...references.values()].flatMap(({ record, data }) =>
    (data ? disagreements(data) : []).map(({ field, name, inAddress, inField }): Problem => ({
      ...pointAt(record, ['URL'], inAddress),
      message: `The address is that of ${name} \`${inAddress}\`, but \`${field}\` is \`${inField}\`.`,
      hint: 'Open both, and correct the one that is another work.',
      record,
    })),
  )
}

function disagreements(reference: Reference) {
  const { URL } = reference
  if (URL === undefined) return []
  return registers.flatMap(({ field, name, inAddress: find, isRight }) => {
    const inAddress = find(URL.trim())
    const inField = field === 'DOI' ? plainDoi(reference.DOI ?? '') : reference[field]?.trim()
    if (inAddress === undefined || !inField || !isRight(inAddress) || !isRight(inField)) return []
    // What does not belong to an identifier has a rule of its own.
    if (withoutEnd(inAddress) === withoutEnd(inField)) return []
    return [{ field, name, inAddress, inField }]
  })
}

/** An identifier in lower case, without the punctuation of a text that it was copied from. */
function withoutEnd(identifier: string): string {
  return identifier.toLowerCase().replace(/[.,;:]+$/, '')
}
