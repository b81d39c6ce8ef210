import type { Problem, RuleContext } from '../rule.ts'

import { defineRule } from '../rule.ts'
import { webAddresses } from '../web-addresses.ts'

/** Parameters that say where a reader comes from and do not change the page, as advertising and mail services add them. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|twclid|ttclid|yclid|_hsenc|_hsmi|mkt_tok|ref_src|oly_enc_id|oly_anon_id|vero_id|__s)$/i

/** No address carries marks that follow the reader. */
export const addressIsUntracked = defineRule({
  name: 'address-is-untracked',
  holds: 'No address carries marks that follow the reader.',
  severity: 'warning',
  check,
})

function check(checked: RuleContext): Problem[] {
  return webAddresses(checked).flatMap(({ record, written, where }): Problem[] => {
    const { names, without } = withoutTracking(written)
    const [first] = names
    if (first === undefined) return []
    const isChatbot = /utm_source=(?:chatgpt|openai|perplexity)/i.test(written)
    return [
      {
        ...where(),
        message: `This address carries ${names.map((name) => `\`${name}\``).join(', ')}, which ${isChatbot ? 'says that a chatbot gave it' : 'follows the reader'}.`,
        hint: `${isChatbot ? 'Check that the page says what it is linked for, and write' : 'Write'} \`${without}\`.`,
        suggestion: without,
        record,
      },
    ]
  })
}

/** The tracking parameters of an address, and the address without them; everything else stays as it is written. */
function withoutTracking(address: string): { names: string[]; without: string } {
  const [, start = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? []
  // A copy in an archive is found by the whole address that it is a copy of.
  if (query === undefined || /\/https?:\//i.test(start)) return { names: [], without: address }
  const isTracking = (part: string) => tracking.test(part.replace(/=.*/s, ''))
  const parts = query.split('&')
  const kept = parts.filter((part) => !isTracking(part)).join('&')
  return {
    names: parts.filter(isTracking).map((part) => part.replace(/=.*/s, '')),
    without: `${start}${kept === '' ? '' : `?${kept}`}${fragment}`,
  }
}
