import type { Problem, RuleContext } from '../rule.ts'

import { unreachableHost } from '../../shared/public-host.ts'
import { webLinks } from '../links.ts'
import { pointer } from '../pointer.ts'
import { recordAddresses, siteAddresses } from '../record-addresses.ts'
import { defineRule } from '../rule.ts'

/**
 * Links in texts and addresses in records lead to hosts that every reader can reach: not to the machine of their author, a
 * private network, or a name that only such a network knows.
 */
export const addressIsPublic = defineRule({
  name: 'address-is-public',
  holds: 'An address leads to a host that every reader can reach.',
  severity: 'error',
  check,
})

function check(checked: RuleContext): Problem[] {
  const pointAt = pointer(checked.publication.sources)
  return [
    ...webLinks(checked).flatMap(({ record, written, where }) =>
      unreachable(written).map((finding) => ({ ...finding, ...where(), record })),
    ),
    ...[...siteAddresses(checked), ...recordAddresses(checked)].flatMap(
      ({ record, path, address }) =>
        unreachable(address, record === checked.siteRecord && path[0] === 'url').map((finding) => ({
          ...finding,
          ...pointAt(record, path, address),
          record,
        })),
    ),
  ]
}

function unreachable(address: string, isOwn = false): Omit<Problem, 'place'>[] {
  const fault = unreachableHost(address)
  if (!fault) return []
  return [
    {
      message: `Readers cannot open \`${address}\`: \`${fault.host}\` ${fault.reason}.`,
      hint: isOwn
        ? 'Write the address at which readers will find the site. It is shown locally whatever this says; a publication for a private network sets `address-is-public` to `off` in `rules`.'
        : 'Write the address at which readers find it, or remove it.',
    },
  ]
}
