import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { formFields } from '../reading/issue-form.ts'
import { readReceived, type Desk } from './responses.ts'

const desk: Desk = {
  articles: new Map([
    ['https://example.org/checks/articles/knees/', 'knees'],
    ['https://example.org/checks/articles/old-knees/', 'knees'],
    ['https://example.org/checks/articles/pain/cells/', 'pain/cells'],
  ]),
  form: formFields(
    readFileSync(join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE/response.yml'), 'utf8'),
  ),
  today: '2026-11-23',
}
const read = (text: string) => readReceived(Buffer.from(text), desk)
const issue = (article: string, name: string, text: string, box = 'X') =>
  `### Address of the fact-check\n\n${article}\n\n### Your name\n\n${name}\n\n### Your response\n\n${text}\n\n### Publication\n\n- [${box}] You may.`

describe('a letter', () => {
  test('that was begun by the link on the page tells all', async () => {
    await expect(
      read(
        'From: Bo <bo@example.org>\r\nDate: 20 Nov 2026\r\nSubject: x\r\n\r\nAbout: https://example.org/checks/articles/pain/cells/\r\nName to show with it: Ada Li\r\n\r\nYour response:\r\n\r\nNo.  \r\nNever. \r\n\r\n-- \r\n+44',
      ),
    ).resolves.toEqual({
      article: 'pain/cells',
      name: 'Ada Li',
      date: '2026-11-20',
      text: 'No.  \nNever.',
    })
  })

  test('of another form tells what it can', async () => {
    await expect(
      read('Subject: I read <https://example.org/checks/articles/old-knees#x>\n\nNo.'),
    ).resolves.toEqual({ article: 'knees', text: 'No.' })
    await expect(read('See https://example.org/checks/articles/knees?a=b.')).resolves.toEqual({
      article: 'knees',
      text: 'See https://example.org/checks/articles/knees?a=b.',
    })
    await expect(read('Dear editors,\n\nno.')).resolves.toEqual({ text: 'Dear editors,\n\nno.' })
  })

  test('from a clock that is ahead was written today', async () => {
    await expect(read('Subject: x\nDate: 24 Nov 2026\n\nNo.')).resolves.toEqual({
      date: '2026-11-23',
      text: 'No.',
    })
  })

  test('never names what is not ours', async () => {
    await expect(
      read('About: https://evil.example/checks/articles/knees/\n\nNo.'),
    ).resolves.toEqual({
      text: 'No.',
    })
    await expect(
      read('About: https://example.org/checks/articles/../../../etc/\n\nNo.'),
    ).resolves.toEqual({
      text: 'No.',
    })
  })

  test('that is a page is refused', async () => {
    await expect(read('Subject: x\nContent-Type: text/html\n\n<p>No.')).resolves.toEqual({
      refused: 'This email has no plain text. Copy its words into a file, and give that.',
    })
  })
})

describe('an issue', () => {
  test('gives article, name and text', async () => {
    await expect(
      read(issue('https://example.org/checks/articles/knees/', 'Ada\u202E  Li', 'No.\u0007')),
    ).resolves.toEqual({ article: 'knees', name: 'Ada Li', text: 'No.' })
  })

  test('without leave to publish is refused', async () => {
    await expect(
      read(issue('https://example.org/checks/articles/knees/', 'Ada', 'No.', ' ')),
    ).resolves.toEqual({
      refused: 'The box that allows publication is not ticked: ask the reader first.',
    })
  })
})

test('whatever is sent becomes text on lines, and a name on one', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string({ unit: 'binary' }), async (bytes, name) => {
      const received = await readReceived(
        Buffer.concat([Buffer.from(`From: "${name}" <a@example.org>\n\n`), bytes]),
        desk,
      )
      if ('refused' in received) return
      expect(received.text ?? '').toMatch(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u)
      expect(received.name ?? '').toMatch(/^[^\p{Cc}]*$/u)
    }),
  )
})
