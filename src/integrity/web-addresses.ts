/** The addresses on the web that a publication holds. */

import type { SourceRecord } from '../reading/record.ts'
import type { Problem, RuleContext } from './rule.ts'

import { webLinks } from './links.ts'
import { pointer } from './pointer.ts'
import { recordAddresses } from './record-addresses.ts'

/** An address as it is written, in a text or a field. */
export interface WebAddress {
  record: SourceRecord
  written: string
  where: () => Pick<Problem, 'place' | 'length'>
}

/** The addresses of links in texts and Markdown fields, and those in the fields of records that hold an address. */
export function webAddresses(checked: RuleContext): WebAddress[] {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...webLinks(checked),
    ...recordAddresses(checked).map(({ record, path, address }) => ({
      record,
      written: address,
      where: () => pointAt(record, path, address),
    })),
  ].filter(({ written }) => /^https?:\/\//i.test(written.trim()))
}
