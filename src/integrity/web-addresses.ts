/** The web addresses in a publication. */

import type { WrittenLink } from '../identity/schema.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { DataPath } from '../shared/place.ts'
import type { RuleContext } from './rule.ts'

import { webLinks, type WebLink } from './links.ts'

/** An address in a record. */
export interface RecordAddress {
  record: SourceRecord
  path: DataPath
  address: string
}

/** Returns the addresses of links in texts and Markdown fields, and those in the address fields of records. */
export function webAddresses(checked: RuleContext): WebLink[] {
  return [
    ...webLinks(checked),
    ...recordAddresses(checked).map(({ record, path, address }) => ({
      record,
      written: address,
      where: () => checked.pointAt(record, path, address),
    })),
  ].filter(({ written }) => /^https?:\/\//i.test(written.trim()))
}

/** Returns the addresses in the fields of references, searches, people, claims and claimants. */
export function recordAddresses({
  references,
  searches,
  people,
  claims,
  claimants,
}: RuleContext): RecordAddress[] {
  return [
    ...[...references.values()].flatMap(({ record, data }) => [
      ...presentAddress(record, ['URL'], data?.URL),
      ...presentAddress(record, ['archived', 'url'], data?.archived?.url),
    ]),
    ...[...searches.values(), ...people.values()].flatMap(({ record, data }) =>
      presentAddress(record, ['url'], data?.url),
    ),
    ...[...claims.values()].flatMap(({ record, data }) =>
      (['url', 'archived', 'original'] as const).flatMap((field) =>
        presentAddress(record, ['media', field], data?.media?.[field]),
      ),
    ),
    ...[...claims.values()].flatMap(({ record, data }) => [
      ...(data?.claimants ?? []).flatMap(({ url, whereUrl, sameAs }, index) => [
        ...presentAddress(record, ['claimants', index, 'url'], url),
        ...presentAddress(record, ['claimants', index, 'whereUrl'], whereUrl),
        ...sameAddresses(record, ['claimants', index, 'sameAs'], sameAs),
      ]),
      ...(data?.appearances ?? []).flatMap(({ url, archived, media }, index) => [
        ...presentAddress(record, ['appearances', index, 'url'], url),
        ...presentAddress(record, ['appearances', index, 'archived'], archived),
        ...presentAddress(record, ['appearances', index, 'media', 'url'], media?.url),
      ]),
    ]),
    ...[...claimants.values()].flatMap(({ record, data }) => [
      ...presentAddress(record, ['url'], data?.url),
      ...sameAddresses(record, ['sameAs'], data?.sameAs),
      ...presentAddress(record, ['reply', 'url'], data?.reply?.url),
    ]),
  ]
}

/** Returns the addresses in `site.yaml`, starting with that of the site itself. */
export function siteAddresses({ site, siteRecord }: RuleContext): RecordAddress[] {
  if (!site || !siteRecord) return []
  return [
    ...presentAddress(siteRecord, ['url'], site.url),
    ...presentAddress(siteRecord, ['publisher', 'url'], site.publisher?.url),
    ...presentAddress(siteRecord, ['licence', 'url'], site.licence?.url),
    ...presentAddress(siteRecord, ['contact', 'url'], site.contact?.url),
    ...linkAddresses(siteRecord, ['navigation'], site.navigation),
    ...linkAddresses(siteRecord, ['footer', 'links'], site.footer?.links),
  ]
}

/** Returns the addresses on the web in a list of links; those of the site itself start with a slash. */
function linkAddresses(
  record: SourceRecord,
  path: DataPath,
  links: readonly WrittenLink[] = [],
): RecordAddress[] {
  return links.flatMap((link, index) =>
    typeof link === 'string' || link.url.startsWith('/')
      ? []
      : presentAddress(record, [...path, index, 'url'], link.url),
  )
}

function sameAddresses(
  record: SourceRecord,
  path: DataPath,
  sameAs: string | readonly string[] = [],
): RecordAddress[] {
  return typeof sameAs === 'string'
    ? presentAddress(record, path, sameAs)
    : sameAs.flatMap((address, at) => presentAddress(record, [...path, at], address))
}

function presentAddress(record: SourceRecord, path: DataPath, address?: string): RecordAddress[] {
  return address === undefined ? [] : [{ record, path, address }]
}
