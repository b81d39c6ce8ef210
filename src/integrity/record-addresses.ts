/** The web addresses in the fields of records. */

import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

/** An address in a record. */
export interface RecordAddress {
  record: SourceRecord
  path: DataPath
  address: string
}

/** Returns the addresses in the fields of references, searches, people and claimants, those that are given. */
export function recordAddresses({
  references,
  searches,
  people,
  claims,
}: RuleContext): RecordAddress[] {
  return [
    ...[...references.values()].flatMap(({ record, data }) => [
      ...given(record, ['URL'], data?.URL),
      ...given(record, ['archived', 'url'], data?.archived?.url),
    ]),
    ...[...searches.values(), ...people.values()].flatMap(({ record, data }) =>
      given(record, ['url'], data?.url),
    ),
    ...[...claims.values()].flatMap(({ record, data }) =>
      (data?.claimants ?? []).flatMap(({ url, sameAs }, index) => [
        ...given(record, ['claimants', index, 'url'], url),
        ...(Array.isArray(sameAs)
          ? sameAs.flatMap((address, at) =>
              given(record, ['claimants', index, 'sameAs', at], address),
            )
          : given(record, ['claimants', index, 'sameAs'], sameAs)),
      ]),
    ),
  ]
}

/** Returns the addresses in `site.yaml`, those that are given: of the site itself first. */
export function siteAddresses({ site, siteRecord }: RuleContext): RecordAddress[] {
  if (!site || !siteRecord) return []
  return [
    ...given(siteRecord, ['url'], site.url),
    ...given(siteRecord, ['publisher', 'url'], site.publisher?.url),
    ...given(siteRecord, ['licence', 'url'], site.licence?.url),
    ...given(siteRecord, ['contact', 'url'], site.contact?.url),
  ]
}

function given(record: SourceRecord, path: DataPath, address?: string): RecordAddress[] {
  return address === undefined ? [] : [{ record, path, address }]
}
