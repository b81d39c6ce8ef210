import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'
import type { Check, Checked } from '../check.ts'

import { pointer } from '../pointer.ts'

/** An address in a record. */
interface Address {
  record: SourceRecord
  path: DataPath
  address: string | undefined
}

/** Where to say that a source has no secure address, by the format of its file. */
const excuses: Record<SourceRecord['format'], string> = {
  yaml: 'say so in an `ignore` with a reason',
  json: 'say so in an `ignore` with a reason, within `custom`',
  bibtex: 'move it into a .yaml file of its own, and say so there in an `ignore` with a reason',
  mdx: 'say so in an `ignore` with a reason',
  markdown: 'say so in an `ignore` with a reason',
}

/** The addresses of references, searches, people and claimants start with https. */
export const addressIsSecure: Check = (checked) => {
  const pointAt = pointer(checked.publication.sources)
  return addressesOf(checked).flatMap(({ record, path, address }) =>
    address === undefined || !/^http:/i.test(address.trim())
      ? []
      : [
          {
            rule: 'address-is-secure' as const,
            ...pointAt(record, path, address),
            message: `The address \`${address}\` does not start with https.`,
            hint: `Try it with https; if nothing answers there, ${excuses[record.format]}.`,
            suggestion: address.replace(/http:/i, 'https:'),
            record,
          },
        ],
  )
}

function addressesOf({ references, searches, people, claims }: Checked): Address[] {
  return [
    ...[...references.values()].flatMap(({ record, data }) => [
      { record, path: ['URL'], address: data?.URL },
      { record, path: ['archived', 'url'], address: data?.archived?.url },
    ]),
    ...[...searches.values(), ...people.values()].map(({ record, data }) => ({
      record,
      path: ['url'],
      address: data?.url,
    })),
    ...[...claims.values()].flatMap(({ record, data }) =>
      (data?.claimants ?? []).flatMap(({ url, sameAs }, index) => [
        { record, path: ['claimants', index, 'url'], address: url },
        ...(Array.isArray(sameAs)
          ? sameAs.map((address, at) => ({
              record,
              path: ['claimants', index, 'sameAs', at],
              address,
            }))
          : [{ record, path: ['claimants', index, 'sameAs'], address: sameAs }]),
      ]),
    ),
  ]
}
