import { expect, test } from 'vitest'

import { unreachableHost } from './public-host.ts'

const machine = 'is the reader’s own computer'
const network = 'is an address in a private network'
const dotless = 'has no dot, so it exists only in private networks'

test.each([
  ['http://localhost:4321/x', 'localhost', machine],
  ['HTTP://LOCALHOST', 'localhost', machine],
  ['https://site.localhost/', 'site.localhost', machine],
  ['http://127.0.0.1/', '127.0.0.1', machine],
  ['http://2130706433/', '127.0.0.1', machine],
  ['http://0x7f.1/', '127.0.0.1', machine],
  ['http://0.0.0.0:3000/', '0.0.0.0', machine],
  ['http://[::1]:8080/a', '[::1]', machine],
  ['http://[::ffff:127.0.0.1]/', '[::ffff:7f00:1]', machine],
  ['//10.1.2.3/x', '10.1.2.3', network],
  ['http://192.168.0.1', '192.168.0.1', network],
  ['http://172.16.0.1', '172.16.0.1', network],
  ['http://172.31.255.255', '172.31.255.255', network],
  ['http://169.254.1.1', '169.254.1.1', network],
  ['http://[fe80::1]/', '[fe80::1]', network],
  ['http://[fd12::1]/', '[fd12::1]', network],
  ['https://user@intranet/x', 'intranet', dotless],
  ['https://intranet', 'intranet', dotless],
  [
    'https://printer.local/',
    'printer.local',
    'ends in `.local`, which exists only in private networks',
  ],
  [
    'https://a.b.internal.',
    'a.b.internal',
    'ends in `.internal`, which exists only in private networks',
  ],
  [
    'https://nas.home.arpa/',
    'nas.home.arpa',
    'ends in `.arpa`, which exists only in private networks',
  ],
  ['https://site.test/', 'site.test', 'ends in `.test`, which exists only in private networks'],
])('readers cannot reach %s', (address, host, reason) => {
  expect(unreachableHost(address)).toEqual({ host, reason })
})

test.each([
  'https://example.org/localhost',
  'https://localhost.example.org/',
  'https://example.org:8080/?u=http://127.0.0.1/',
  'https://8.8.8.8/',
  'http://172.32.0.1/',
  'https://[2606:4700::1111]/',
  'https://bücher.de/',
  'https://пример.рф/',
  'https://test.com/',
  'https://10.1000.example.org',
  'mailto:me@localhost',
  '/local',
  'https://',
  'https://.',
])('readers can reach %s, or it has no host', (address) => {
  expect(unreachableHost(address)).toBeUndefined()
})
