import { describe, expect, test } from 'vitest'

import { addressProblem, isWebAddress, siteAddressProblem } from './web-address.ts'

test.each([
  'https://example.org',
  'http://example.org/',
  'HTTPS://EXAMPLE.ORG/a',
  'https://example.org/a_b%20c?x=1&y=2#top',
  'https://example.org/wiki/Ärzte_(Band)',
  'https://münchen.example/straße',
  'https://web.archive.org/web/2020/https://example.org/a,b',
  'https://example.org/?url=https://example.net/',
  'https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16;2-2',
  'https://example.org/a|b;c,d~e!$*+=:@',
  'https://localhost:4321/',
  'https://example.org/[draft]',
  'https://example.org/(SICI)1097-0185(19990415)257:2<50::AID-AR4>3.0.CO;2-W/abstract',
  'https://example.org/"a"^b',
  ' https://example.org/ ',
  'https://1.2.3.4:80/',
  'https://[2606:4700::1111]:8080/',
  'https://a_b.example.org./@c?d@e',
])('%j is an address', (text) => {
  expect(addressProblem(text)).toBeUndefined()
})

describe('what is no address', () => {
  test.each([
    ['https://example.org/a\\_b\\%20c?x=1\\&y=2\\#top', 'https://example.org/a_b%20c?x=1&y=2#top'],
    ['https://example.org/a{\\_}b{\\%}20c', 'https://example.org/a_b%20c'],
    ['https://example.org/\\~{}smith', 'https://example.org/~smith'],
    ['https://example.org/\\~smith', 'https://example.org/~smith'],
    ['https://example.org/{\\textasciitilde}smith', 'https://example.org/~smith'],
    ['https://example.org/a\\textunderscore b', 'https://example.org/a_b'],
    ['https://example.org/{A}bc', 'https://example.org/Abc'],
    ['\\url{https://example.org/q}', 'https://example.org/q'],
    ['\\url{https://example.org/a\\_b}', 'https://example.org/a_b'],
    ['https://example.org/\\string~ash/x', 'https://example.org/~ash/x'],
    ['\\url{https://example.org/\\string~ash/x}', 'https://example.org/~ash/x'],
    ['https://example.org/a\\\\_b', 'https://example.org/a_b'],
    ['https:\\/\\/example.org\\/a', 'https://example.org/a'],
    ['https://example.org\\#top', 'https://example.org#top'],
    ['https://example.org/\\?a\\=b', 'https://example.org/?a=b'],
    ['https://minimal.example\\a\\', undefined],
    ['https://minimal.example\\_a', undefined],
    ['https://{minimal}.example/a', undefined],
    ['https://example.org/a\\b', undefined],
    ['https://example.org/\\LaTeX/x', undefined],
    ['https://example.org\\path/x', undefined],
    ['https://example.org/a\\string', undefined],
    ['https://example.org/a\\textbackslash b', undefined],
    ['https://example.org/a{\\textbackslash}_b', 'https://example.org/a_b'],
    ['https://example.org/a\\textbackslash{}\\_b', 'https://example.org/a_b'],
    ['https://example.org/a\\texttt{b}', 'https://example.org/ab'],
    ['https://example.org/\\{id\\}', undefined],
    ['\\url{https://example.org/a\\b}', undefined],
    ['https:\\\\example.org\\a', undefined],
    ['<https://example.org/q>', 'https://example.org/q'],
    ['https://example.org/a\\textless b', 'https://example.org/a<b'],
    ['https://example.org/25/2 70/209/title', undefined],
    ['//example.org/a', 'https://example.org/a'],
    ['example.org/a', 'https://example.org/a'],
    ['/core/books/title', undefined],
    ['240.html', undefined],
    ['https://example.org/r and https://example.org/s', 'https://example.org/r'],
    ['https://example.org/r, https://example.org/s', 'https://example.org/r'],
    ['https://example.org/r,https://example.org/s', 'https://example.org/r'],
    ['https://example.org/r;https://example.org/s', 'https://example.org/r'],
    ['https://example.org/r\nhttps://example.org/s', 'https://example.org/r'],
    ['https://example.org/r.pdf, visited 2011-11-12', 'https://example.org/r.pdf'],
    ['https://example.org/r (accessed 3 May 2011)', 'https://example.org/r'],
    ['https://example.org/r. Last visited May 2011.', 'https://example.org/r'],
    ['https://example.org/a long name.pdf', undefined],
    ['Available at https://example.org/r', 'https://example.org/r'],
    ['https://example.org/very/\n  long/path', 'https://example.org/very/long/path'],
    ['https://example.org/a\u200Bb', 'https://example.org/ab'],
    ['https://example.org/a\u00ADb', 'https://example.org/ab'],
    ['https://https://example.org/', 'https://example.org/'],
    ['http://http://example.org/', 'http://example.org/'],
    ['https:/example.org/', 'https://example.org/'],
    ['https//example.org/a', 'https://example.org/a'],
    ['www.example.org/a', 'https://www.example.org/a'],
    ['example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
    ['https://?', undefined],
    ['https://.', undefined],
    ['https://example..org/', undefined],
    ['https://.example.org/', undefined],
    ['https://example.org:99999/', undefined],
    ['HTTPS://example.org:99999/', undefined],
    ['https://[::1', undefined],
    ['https://ex%ample.org/', undefined],
    ['https://ex|ample.org/', undefined],
    ['https://ex,ample.org/', undefined],
    ['https://1.2.3.999/', undefined],
    [`https://${'a'.repeat(64)}.org/`, undefined],
    ['https:///example.org/a', 'https://example.org/a'],
    ['https://user:secret@example.org/b@c', 'https://example.org/b@c'],
    ['https://user@example.org', 'https://example.org'],
    ['ftp://example.org/a', undefined],
    ['file:///home/ash/a.pdf', undefined],
    ['n/a', undefined],
    ['', undefined],
    ['10.1000/182', undefined],
  ])('%j: suggests %j', (text, suggestion) => {
    const problem = addressProblem(text)
    expect(problem).toBeDefined()
    expect(problem?.suggestion).toBe(suggestion)
    if (suggestion !== undefined) expect(isWebAddress(suggestion)).toBe(true)
  })

  test('is described in the terms of its mistake', () => {
    expect(addressProblem('https://example.org/a\\_b\\&c')).toEqual({
      message: 'contains `\\_`, `\\&`',
      hint: 'Remove the escapes, which are no part of an address: `https://example.org/a_b&c`.',
      suggestion: 'https://example.org/a_b&c',
    })
    expect(addressProblem('https://minimal.example\\a\\')).toEqual({
      message: 'contains `\\a`, `\\`',
      hint: 'Write the address without backslashes, which are no part of it.',
    })
    expect(addressProblem('https://user:secret@example.org/')).toEqual({
      message: 'contains a user name or a password',
      hint: 'Remove it: `https://example.org/`.',
      suggestion: 'https://example.org/',
    })
    const { message } = addressProblem('https://a@example..org:80/b') ?? {}
    expect(message).toBe('is not a web address, because `example..org:80` is not a host')
    expect(addressProblem('doi:10.1000/182')).toEqual({
      message: 'is a DOI, not a web address',
      hint: 'Move it to the field for DOIs: `10.1000/182`.',
    })
  })
})

describe('the address of a site', () => {
  test.each([
    ['https://example.org/index.html', 'https://example.org/'],
    ['https://example.org/checks/index.php?p=1', 'https://example.org/checks/'],
    ['https://example.org/a.html/index.htm/', 'https://example.org/'],
  ])('is not that of a file: %s', (address, suggestion) => {
    expect(siteAddressProblem(address)?.suggestion).toBe(suggestion)
    expect(siteAddressProblem(suggestion)).toBeUndefined()
  })

  test.each(['https://example.org/v1.2/', 'https://example.org/checks.example', 'https://a.html'])(
    'can contain a full stop: %s',
    (address) => {
      expect(siteAddressProblem(address)).toBeUndefined()
    },
  )
})
