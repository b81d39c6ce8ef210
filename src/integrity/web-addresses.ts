/** The web addresses in a publication. */

import type { SourceRecord } from '../reading/record.ts'
import type { Spot } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

import { webLinks } from './links.ts'
import { recordAddresses } from './record-addresses.ts'

/** An address as written in a text or field. */
export interface WebAddress {
  record: SourceRecord
  written: string
  where: () => Spot
}

/** Returns the addresses of links in texts and Markdown fields, and those in the address fields of records. */
export function webAddresses(checked: RuleContext): WebAddress[] {
  return [
    ...webLinks(checked),
    ...recordAddresses(checked).map(({ record, path, address }) => ({
      record,
      written: address,
      where: () => checked.pointAt(record, path, address),
    })),
  ].filter(({ written }) => /^https?:\/\//i.test(written.trim()))
}
