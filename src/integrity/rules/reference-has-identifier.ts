import type { CslType } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { isNct } from '../../shared/identifiers.ts'
import { defineRule } from '../rule.ts'

/** Types whose number is the name by which anyone asks for them. */
const numbered: ReadonlySet<CslType> = new Set<CslType>([
  'bill',
  'hearing',
  'legal_case',
  'legislation',
  'patent',
  'regulation',
  'report',
  'standard',
  'treaty',
])

/** Types that nobody but those who took part can look up. */
const unfindable: ReadonlySet<CslType> = new Set<CslType>(['interview', 'personal_communication'])

/** A reference has an identifier, an address, or the shelf mark of an archive. */
export const referenceHasIdentifier = defineRule({
  name: 'reference-has-identifier',
  holds: 'A reference has an identifier or an address by which it is found.',
  severity: 'warning',
  check,
})

function check({ references }: RuleContext): Problem[] {
  return [...references].flatMap(([key, { record, data }]) =>
    data === undefined || unfindable.has(data.type) || canBeFound(data)
      ? []
      : [
          {
            place: record.place,
            message: `Nothing in \`${key}\` leads a reader to the source: it has no identifier and no address.`,
            hint: `Add ${record.format === 'bibtex' ? '`doi`, `pmid`, `isbn` or `url`' : '`DOI`, `PMID`, `ISBN` or `URL`'}.`,
            record,
          },
        ],
  )
}

function canBeFound(reference: Reference): boolean {
  const { DOI, PMID, PMCID, ISBN, URL, archived, number, type } = reference
  return (
    archived !== undefined ||
    [DOI, PMID, PMCID, ISBN, URL].some(isFilled) ||
    (isFilled(number) && (numbered.has(type) || isRegistration(number))) ||
    isInJournal(reference) ||
    [reference['archive_location'], reference['call-number']].some(isFilled)
  )
}

/** The number of a trial in a register: ClinicalTrials.gov, ISRCTN, ANZCTR, EudraCT and others. */
function isRegistration(number = ''): boolean {
  return isNct(number) || /^(?:[A-Z]{3,}[-/]?\d{6,}|\d{4}-\d{6}-\d{2}(?:-\d{2})?)$/i.test(number)
}

/** An ISSN leads to the journal; the volume, issue or page leads on from there. */
function isInJournal({ ISSN, volume, issue, page }: Reference): boolean {
  return isFilled(ISSN) && [volume, issue, page].some(isFilled)
}

function isFilled(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== ''
}
