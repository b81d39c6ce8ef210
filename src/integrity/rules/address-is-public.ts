import { type Problem, defineRule } from '../rule.ts'

import { unreachableHost } from '../../shared/public-host.ts'
import { webLinks } from '../links.ts'
import { recordAddresses, siteAddresses } from '../web-addresses.ts'

/** Links and addresses lead to hosts that every reader can reach, not to the author's computer or a private network. */
export const addressIsPublic = defineRule({
  name: 'address-is-public',
  holds: 'Every address leads to a host that every reader can reach.',
  severity: 'error',
  check: (checked) => [
    ...webLinks(checked).flatMap(({ record, written, where }) =>
      unreachable(written).map((problem) => ({ ...problem, ...where(), record })),
    ),
    ...[...siteAddresses(checked), ...recordAddresses(checked)].flatMap(
      ({ record, path, address }) =>
        unreachable(address, record === checked.siteRecord && path[0] === 'url').map((problem) => ({
          ...problem,
          ...checked.pointAt(record, path, address),
          record,
        })),
    ),
  ],
})

function unreachable(address: string, isOwn = false): Omit<Problem, 'place'>[] {
  const fault = unreachableHost(address)
  // `article-is-data` reports an address without its scheme.
  if (!fault || address.startsWith('//')) return []
  return [
    {
      message: `Readers cannot open \`${address}\`: \`${fault.host}\` ${fault.reason}.`,
      hint: isOwn
        ? 'Set `url` to the public address of the site; local previews work with any `url`. If the publication is for a private network, set `address-is-public` to `off` in `rules`.'
        : 'Use its public address, or remove it.',
    },
  ]
}
