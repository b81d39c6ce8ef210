import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { formFields } from '../reading/issue-form.ts'
import { wordsInAll } from '../messages/words.ts'
import { readReceived, type ResponseContext } from './responses.ts'

const context: ResponseContext = {
  articles: new Map([
    ['https://example.org/checks/articles/knees/', 'knees'],
    ['https://example.org/checks/articles/old-knees/', 'knees'],
    ['https://example.org/checks/articles/pain/cells/', 'pain/cells'],
  ]),
  form: formFields(
    readFileSync(join(import.meta.dirname, '../../.github/ISSUE_TEMPLATE/response.yml'), 'utf8'),
  ),
  today: '2026-11-23',
  languages: wordsInAll(),
}
const read = (text: string) => readReceived(Buffer.from(text), context)
const issue = (article: string, name: string, text: string, box = 'X') =>
  `### Address of the fact-check\n\n${article}\n\n### Your name\n\n${name}\n\n### Your response\n\n${text}\n\n### Publication\n\n- [${box}] You may.`

describe('an email', () => {
  test('that was started with the link on the page has all fields', async () => {
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

  test('in another form has the fields that can be found', async () => {
    await expect(
      read('Subject: I read <https://example.org/checks/articles/old-knees#x>\n\nNo.'),
    ).resolves.toEqual({ article: 'knees', text: 'No.' })
    await expect(read('See https://example.org/checks/articles/knees?a=b.')).resolves.toEqual({
      article: 'knees',
      text: 'See https://example.org/checks/articles/knees?a=b.',
    })
    await expect(read('Dear editors,\n\nno.')).resolves.toEqual({ text: 'Dear editors,\n\nno.' })
  })

  test('with a future date gets the current date', async () => {
    await expect(read('Subject: x\nDate: 24 Nov 2026\n\nNo.')).resolves.toEqual({
      date: '2026-11-23',
      text: 'No.',
    })
  })

  test('never names an article of another site', async () => {
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

  test('without plain text is rejected', async () => {
    await expect(read('Subject: x\nContent-Type: text/html\n\n<p>No.')).resolves.toEqual({
      refused: 'This email has no plain text. Copy its text into a file and use that file.',
    })
  })
})

describe('an issue', () => {
  test('has an article, a name and a text', async () => {
    await expect(
      read(issue('https://example.org/checks/articles/knees/', 'Ada\u202E  Li', 'No.\u0007')),
    ).resolves.toEqual({ article: 'knees', name: 'Ada Li', text: 'No.' })
  })

  test('without permission to publish is rejected', async () => {
    await expect(
      read(issue('https://example.org/checks/articles/knees/', 'Ada', 'No.', ' ')),
    ).resolves.toEqual({
      refused: 'The box that allows publication is not ticked. Ask the reader for permission.',
    })
  })
})

test('any bytes become lines of text, and a name on one line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.string({ unit: 'binary' }), async (bytes, name) => {
      const received = await readReceived(
        Buffer.concat([Buffer.from(`From: "${name}" <a@example.org>\n\n`), bytes]),
        context,
      )
      if ('refused' in received) return
      expect(received.text ?? '').toMatch(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u)
      expect(received.name ?? '').toMatch(/^[^\p{Cc}]*$/u)
    }),
  )
})
