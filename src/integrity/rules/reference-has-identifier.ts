import type { CslType } from '../../references/csl.ts'
import type { Reference } from '../../references/schema.ts'

import { isNct } from '../../shared/identifiers.ts'
import { defineRule } from '../rule.ts'

/** Types that readers can find by their number. */
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

/** Types that readers cannot look up. */
const personalTypes: ReadonlySet<CslType> = new Set<CslType>([
  'interview',
  'personal_communication',
])

/** A reference has an identifier, an address, or the shelf mark of an archive. */
export const referenceHasIdentifier = defineRule({
  name: 'reference-has-identifier',
  holds: 'Every reference has an identifier or an address.',
  severity: 'warning',
  check: ({ references }) =>
    [...references].flatMap(([key, { record, data }]) =>
      data === undefined || personalTypes.has(data.type) || canBeFound(data)
        ? []
        : {
            place: record.place,
            message: `\`${key}\` has no identifier and no address, so readers cannot find the source.`,
            hint: `Add ${record.format === 'bibtex' ? '`doi`, `pmid`, `isbn` or `url`' : '`DOI`, `PMID`, `ISBN` or `URL`'}.`,
            record,
          },
    ),
})

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

/** Returns whether a number is that of a trial in ClinicalTrials.gov, ISRCTN, ANZCTR, EudraCT or another register. */
function isRegistration(number = ''): boolean {
  return isNct(number) || /^(?:[A-Z]{3,}[-/]?\d{6,}|\d{4}-\d{6}-\d{2}(?:-\d{2})?)$/i.test(number)
}

/** Returns whether a reference can be found by its ISSN together with the volume, issue or page. */
function isInJournal({ ISSN, volume, issue, page }: Reference): boolean {
  return isFilled(ISSN) && [volume, issue, page].some(isFilled)
}

function isFilled(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== ''
}
