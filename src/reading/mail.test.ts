import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readMail } from './mail.ts'

const read = (...lines: string[]) => readMail(Buffer.from(lines.join('\r\n'), 'utf8'))

describe('an email', () => {
  test('as someone copied it: headers and text', async () => {
    expect(
      await read(
        'From: Ada Li <ada@example.org>',
        'Date: Wed, 25 Nov 2026 23:30:00 -0800',
        'Subject: Response to “Knees”',
        '',
        'Ça va ?',
        '',
        'From: me',
      ),
    ).toEqual({
      name: 'Ada Li',
      date: '2026-11-25',
      subject: 'Response to “Knees”',
      text: 'Ça va ?\n\nFrom: me',
    })
  })

  test('as a mail program saves it, in several parts and encodings', async () => {
    expect(
      await read(
        'From ada@example.org Wed Nov 25 10:00:00 2026',
        'Received: from mail.example.org',
        '\tby mx.example.org; Wed, 25 Nov 2026 10:00:00 +0000',
        'MIME-Version: 1.0',
        'Subject: =?utf-8?Q?Response_to_=E2=80=9CKn?=',
        ' =?UTF-8?B?ZWVz4oCd?=',
        'FROM: "Li, Ada \\"AL\\"" <ada@example.org>',
        'Date: 5 nov 2026 10:00 +0100 (CET)',
        'Content-Type: multipart/mixed;',
        ' boundary="out=er"',
        '',
        'This is a message in parts.',
        '--out=er',
        'Content-Type: text/plain; name=notes.txt',
        'Content-Disposition: attachment; filename=notes.txt',
        '',
        'Not this.',
        '--out=er',
        'Content-Type: multipart/alternative; boundary=inner',
        '',
        '--inner',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<script>alert(1)</script>',
        '--inner',
        'Content-Type: text/plain; charset="iso-8859-1"; format=flowed',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Caf=E9 =3D =',
        'coffee.  ',
        '--inner--',
        '--out=er--',
        'Behind.',
      ),
    ).toEqual({
      name: 'Li, Ada "AL"',
      date: '2026-11-05',
      subject: 'Response to “Knees”',
      text: 'Café = coffee.',
    })
  })

  test.each([
    ['base64', Buffer.from('„Knie“\r\n').toString('base64'), 'utf-8', '„Knie“'],
    ['8bit', '„Knie“', 'utf-8', '„Knie“'],
    ['Quoted-Printable', '=84Knie=93', 'windows-1252', '„Knie“'],
    ['base64', 'g2WDWINn', 'Shift_JIS', 'テスト'],
  ])('in %s is read: %j as %s', async (encoding, body, charset, text) => {
    const mail = await read(
      'Subject: x',
      `Content-Type: text/plain; charset=${charset}`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      body,
    )
    expect(mail?.text).toBe(text)
  })

  test.each([
    ['ada@example.org', undefined],
    ['<ada@example.org>', undefined],
    ['"ada@example.org" <ada@example.org>', undefined],
    ['=?iso-8859-1?Q?J=F6rg_M=FCller?= <j@example.org>', 'Jörg Müller'],
    ['"=?utf-8?B?SsO2cmc=?=" <j@example.org>', 'Jörg'],
    ['Jörg <j@example.org>', 'Jörg'],
  ])('from %j is by %j', async (from, name) => {
    expect((await read(`From: ${from}`, '', 'x'))?.name).toBe(name)
  })

  test.each([
    ['2026-11-25T10:00:00Z', '2026-11-25'],
    ['25 November 2026', '2026-11-25'],
    ['Tue, 30 Feb 2026 10:00:00 +0000', undefined],
    ['yesterday', undefined],
  ])('of %j was written on %j', async (date, day) => {
    expect((await read('Subject: x', `Date: ${date}`, '', 'x'))?.date).toBe(day)
  })

  test('that is a page has no text', async () => {
    expect(await read('Subject: x', 'Content-Type: text/html', '', '<p>Hello</p>')).toEqual({
      subject: 'x',
    })
    expect(await read('Subject: x', 'Content-Type: multipart/mixed', '', 'x')).toEqual({
      subject: 'x',
    })
  })
})

test.each([
  'Dear editors,\n\nno.',
  '',
  '\n\nFrom: x',
  'Note: this\n\nis not an email',
  'a: b\nc\n\nd',
])('a text without headers is not an email: %j', async (text) => {
  expect(await readMail(Buffer.from(text))).toBeUndefined()
})

test('any bytes are read', async () => {
  const headers = fc.constantFrom(
    'From: ',
    'Subject: =?',
    'Date: 1 Jan ',
    'Content-Type: multipart/mixed; boundary=a',
    'Content-Type: text/plain; charset=',
    'Content-Transfer-Encoding: base64',
    '--a',
    '--a--',
    '',
    ' ',
    '=?utf-8?Q?=',
  )
  const line = fc.oneof(headers, fc.string({ unit: 'binary' }))
  await fc.assert(
    fc.asyncProperty(fc.array(line), async (lines) => {
      const mail = await read('Subject: x', ...lines)
      expect(mail?.text ?? '').toBeTypeOf('string')
    }),
    { numRuns: 300 },
  )
})
