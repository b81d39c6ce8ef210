import { BlockList, isIP } from 'node:net'

/** Blocks of addresses that are not for the public (IANA special-purpose address registries; RFC 6890). */
const blocks: readonly (readonly [network: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]

const notPublic = new BlockList()
for (const [network, prefix, family] of blocks) notPublic.addSubnet(network, prefix, family)

/**
 * Top-level names that no public server has (RFC 6761, RFC 6762, RFC 8375; ICANN, "Reserve .internal", 2024; and those that
 * home and office networks use). `example` is left out, since such addresses are obviously made up.
 */
const privateNames: ReadonlySet<string> = new Set([
  'corp',
  'home',
  'internal',
  'intranet',
  'invalid',
  'lan',
  'local',
  'localdomain',
  'localhost',
  'private',
  'test',
])

/**
 * Explains why readers cannot reach the host of a web address.
 *
 * @param address with `http:` or `https:`, or starting with `//`
 * @returns the end of a sentence that starts with the host, or `undefined` if the host is public or missing
 * @example unreachableHost('http://localhost:4321/x') // => { host: 'localhost', reason: 'is the reader’s …' }
 */
export function unreachableHost(address: string): { host: string; reason: string } | undefined {
  // Most hosts end in a name of letters, and need no parser.
  const [, ending] =
    /^\s*(?:https?:)?\/\/[a-z\d.-]+\.([a-z]{2,})(?:[:/?#]|\s*$)/i.exec(address) ?? []
  if (ending !== undefined && !mayBePrivate(ending)) return undefined
  const url = URL.parse(address.trim(), 'https://example.org/')
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  const host = url.hostname.replace(/\.$/, '')
  if (host === '') return undefined
  const reason = reasonAgainst(host)
  return reason === undefined ? undefined : { host, reason }
}

function mayBePrivate(ending: string): boolean {
  return privateNames.has(ending.toLowerCase()) || /^arpa$/i.test(ending)
}

function reasonAgainst(host: string): string | undefined {
  const ip = host.replace(/^\[|\]$/g, '')
  const version = isIP(ip)
  if (version !== 0) {
    if (!notPublic.check(ip, version === 4 ? 'ipv4' : 'ipv6')) return undefined
    return isLoopback(ip) ? thisMachine : 'is an address in a private network'
  }
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  if (last === 'localhost') return thisMachine
  if (labels.length === 1) return 'has no dot, so it exists only in private networks'
  return privateNames.has(last) || /\.home\.arpa$/.test(host)
    ? `ends in \`.${last}\`, which exists only in private networks`
    : undefined
}

const thisMachine = 'is the reader’s own computer'

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(?:::ffff:)?(?:127\.|0\.0\.0\.0$|7f)/.test(ip)
}
