import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { describeFile } from './media.ts'

let directory = ''
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'assay media '))
})
afterAll(() => rmSync(directory, { recursive: true }))

function describeBytes(name: string, bytes: Buffer | string) {
  const file = join(directory, name)
  writeFileSync(file, bytes)
  return describeFile(file)
}

/** A picture of noise, which no format makes small. */
function picture() {
  const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, at) => (at * at * 31) & 255))
  return sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
}

const formats = {
  png: () => picture().png(),
  jpg: () => picture().jpeg(),
  gif: () => picture().gif(),
  webp: () => picture().webp({ lossless: true }),
  avif: () => picture().avif(),
}

test.each(Object.entries(formats))(
  'a picture of %s has a type, a size and an end',
  async (type, make) => {
    const bytes = await make().toBuffer()
    const whole = { bytes: bytes.length, type, size: { width: 60, height: 40 } }
    expect(describeBytes(`whole.${type}`, bytes)).toEqual(whole)
    const cut = bytes.subarray(0, Math.floor(bytes.length * 0.7))
    expect(describeBytes(`cut.${type}`, cut)).toMatchObject({ type, truncated: true })
  },
)

test('the size of a photograph is found after large metadata, and follows its orientation', async () => {
  const bytes = await picture()
    .jpeg()
    .withExif({ IFD0: { Copyright: 'x'.repeat(60_000) } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(describeBytes('turned.jpg', bytes).size).toEqual({ width: 40, height: 60 })
})

test.each([
  ['a.png', '', undefined],
  ['a.png', '<!doctype html><p>Not found', 'html'],
  ['a.png', 'Not found', 'text'],
  ['a.png', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'lfs'],
  ['a.pdf', '%PDF-1.7\n', 'pdf'],
  ['a.json', '{"a": 1}', 'json'],
  ['a.json', '{"a"', 'text'],
  ['a.csv', Buffer.from('caf\xe9,1', 'latin1'), undefined],
  ['a.csv', Buffer.from('\xff\xfea\0', 'latin1'), 'utf16'],
  ['a.xlsx', `PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'xlsx'],
  [
    'a.ods',
    `PK\x03\x04${'\0'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.spreadsheet`,
    'ods',
  ],
  ['a.zip', `PK\x03\x04${'\0'.repeat(26)}a.txt`, 'zip'],
])('%s that holds %j', (name, bytes, type) => {
  expect(describeBytes(name, bytes).type).toBe(type)
})

test('what cannot be opened has no type', () => {
  expect(describeFile(join(directory, 'nowhere.png'))).toEqual({ bytes: 0 })
})
