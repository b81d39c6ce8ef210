import { Buffer } from 'node:buffer'

import { expect, test } from 'vitest'

import { quotedSource } from './encoding.ts'
import { decodeText } from './text.ts'

const bytes = {
  'UTF-8': Buffer.from('name: Z\u00fcrich\n'),
  'UTF-16': Buffer.from('\ufeffname: Z\u00fcrich\n', 'utf16le'),
  'Latin-1': Buffer.from('name: Z\u00fcrich\n', 'latin1'),
  'a pointer of Git LFS': Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'),
  'binary data': Buffer.alloc(2000, '\0\u0001\u0002'),
}

test.each(Object.entries(bytes))('a kept report quotes %s as a new one does', (_, file) => {
  expect(quotedSource(file)).toBe(decodeText(file, '/content/a.yaml', 'yaml').source)
})
