import { type Problem, defineRule } from '../rule.ts'

import { webAddresses } from '../web-addresses.ts'

const and = new Intl.ListFormat('en-GB')

/** Parameters that advertising and mail services add to record where a reader comes from. They do not change the page. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|mc_cid|mc_eid|igshid|igsh|twclid|ttclid|yclid|_hsenc|_hsmi|mkt_tok|ref_src|oly_enc_id|oly_anon_id|vero_id|__s)$/i

export const addressIsUntracked = defineRule({
  name: 'address-is-untracked',
  holds: 'No address contains tracking parameters.',
  severity: 'warning',
  check: (checked) =>
    webAddresses(checked).flatMap(({ record, written, where }): Problem | [] => {
      const { names, without } = withoutTracking(written)
      const [first] = names
      if (first === undefined) return []
      const isChatbot = /utm_source=(?:chatgpt|openai|perplexity)/i.test(written)
      return {
        ...where(),
        message: `This address contains ${and.format(names.map((name) => `\`${name}\``))}, which ${isChatbot ? 'shows that a chatbot supplied it' : names.length === 1 ? 'tracks readers' : 'track readers'}.`,
        hint: `${isChatbot ? 'Check that the page supports what you cite it for, and use' : 'Use'} \`${without}\`.`,
        suggestion: without,
        record,
      }
    }),
})

/** Returns the names of an address's tracking parameters, and the address without these parameters. */
export function withoutTracking(address: string): { names: string[]; without: string } {
  const [, start = '', query, fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(address) ?? []
  // An archive finds its copy by the complete original address.
  if (query === undefined || /\/https?:\//i.test(start)) return { names: [], without: address }
  const isTracking = (part: string) => tracking.test(part.replace(/=.*/s, ''))
  const parts = query.split('&')
  const kept = parts.filter((part) => !isTracking(part)).join('&')
  return {
    names: parts.filter(isTracking).map((part) => part.replace(/=.*/s, '')),
    without: `${start}${kept === '' ? '' : `?${kept}`}${fragment}`,
  }
}
