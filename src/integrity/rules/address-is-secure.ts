import type { SourceRecord } from '../../reading/record.ts'

import { plainDoi } from '../../shared/identifiers.ts'
import { unreachableHost } from '../../shared/public-host.ts'
import { recordAddresses } from '../web-addresses.ts'
import { defineRule } from '../rule.ts'

/** How to ignore the rule for a source that does not support https, by the format of its file. */
const howToIgnore: Partial<Record<SourceRecord['format'], string>> = {
  json: 'add an `ignore` to `custom`, with the reason',
  bibtex: 'move the entry to its own .yaml file and add an `ignore` with the reason there',
}

/**
 * Returns whether an address is that of the source's DOI, as Crossref exports it. Pages show the https address of the DOI
 * instead.
 */
function isOwnDoi(address: string, doi: string | undefined): boolean {
  if (doi === undefined || !/^http:\/\/(?:dx\.|www\.)?doi\.org\//i.test(address.trim()))
    return false
  return plainDoi(address).toLowerCase() === plainDoi(doi).toLowerCase()
}

/** Addresses of references, searches, people and claimants start with https. */
export const addressIsSecure = defineRule({
  name: 'address-is-secure',
  holds: 'Every address in a record starts with https.',
  severity: 'warning',
  check: (checked) =>
    recordAddresses(checked).flatMap(({ record, path, address }) =>
      // `address-is-public` reports unreachable hosts.
      !/^http:/i.test(address.trim()) ||
      unreachableHost(address) ||
      isOwnDoi(address, checked.references.get(record.id)?.data?.DOI)
        ? []
        : {
            ...checked.pointAt(record, path, address),
            message: `The address \`${address}\` does not start with https.`,
            hint: `Change it to https. If the site does not support https, ${howToIgnore[record.format] ?? 'add an `ignore` with the reason'}.`,
            suggestion: address.replace(/http:/i, 'https:'),
            record,
          },
    ),
})
