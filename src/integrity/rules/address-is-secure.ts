import type { SourceRecord } from '../../reading/record.ts'
import type { Problem, RuleContext } from '../rule.ts'

import { plainDoi } from '../../shared/identifiers.ts'
import { unreachableHost } from '../../shared/public-host.ts'
import { pointer } from '../pointer.ts'
import { recordAddresses } from '../record-addresses.ts'
import { defineRule } from '../rule.ts'

/** Where to say that a source has no secure address, by the format of its file. */
const excuses: Record<SourceRecord['format'], string> = {
  yaml: 'say so in an `ignore` with a reason',
  json: 'say so in an `ignore` with a reason, within `custom`',
  bibtex: 'move it into a .yaml file of its own, and say so there in an `ignore` with a reason',
  mdx: 'say so in an `ignore` with a reason',
  markdown: 'say so in an `ignore` with a reason',
}

/** An address of the resolver, as Crossref writes it beside the DOI: readers get that of the DOI, which starts with https. */
function isOwnDoi(address: string, doi: string | undefined): boolean {
  if (doi === undefined || !/^http:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address.trim()))
    return false
  return plainDoi(address).toLowerCase() === plainDoi(doi).toLowerCase()
}

/** The addresses of references, searches, people and claimants start with https. */
export const addressIsSecure = defineRule({
  name: 'address-is-secure',
  holds: 'The address of a source starts with https.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return recordAddresses(checked).flatMap(({ record, path, address }) =>
    // What nobody can reach is another rule's to report.
    !/^http:/i.test(address.trim()) ||
    unreachableHost(address) ||
    isOwnDoi(address, checked.references.get(record.id)?.data?.DOI)
      ? []
      : [
          {
            ...pointAt(record, path, address),
            message: `The address \`${address}\` does not start with https.`,
            hint: `Try it with https; if nothing answers there, ${excuses[record.format]}.`,
            suggestion: address.replace(/http:/i, 'https:'),
            record,
          },
        ],
  )
}
