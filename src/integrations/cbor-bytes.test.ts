import { decode, encode } from 'cborg'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { CborReader, CborWriter, kind } from './cbor-bytes.ts'

const integers = fc.array(fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff }))
const edges = [0, 23, 24, 255, 256, 65_535, 65_536, 0x7fff_ffff].flatMap((n) => [n, -1 - n])

test('integers and texts are written and read like other CBOR', () => {
  fc.assert(
    fc.property(integers, fc.string({ unit: 'binary', maxLength: 300 }), (list, text) => {
      const all = [...edges, ...list]
      const writer = new CborWriter(1)
      writer.head(kind.list, 3)
      writer.text(text)
      writer.integers(all)
      writer.head(kind.unsigned, all.length)
      const bytes = writer.take()
      expect(bytes.equals(encode(decode(bytes)))).toBe(true)
      expect(decode(bytes)).toEqual([text, all, all.length])

      const reader = new CborReader(bytes)
      reader.listOf(3)
      expect(reader.text()).toBe(text)
      const start = reader.at
      expect(reader.integers()).toEqual(all)
      const end = reader.at
      reader.at = start
      expect(reader.skipIntegers()).toBe(all.length)
      expect(reader.at).toBe(end)
      expect(reader.unsigned()).toBe(all.length)
      expect(reader.isAtEnd).toBe(true)

      writer.copy(bytes, start, end)
      expect(decode(writer.take())).toEqual(all)
    }),
  )
})

test.for<[string, unknown, (reader: CborReader) => unknown]>([
  ['another kind', 'a', (reader) => reader.unsigned()],
  ['another kind in a list', ['a'], (reader) => reader.skipIntegers()],
  ['another length', [1], (reader) => reader.listOf(2)],
  ['too long', [2 ** 40], (reader) => reader.integers()],
  ['another kind', undefined, (reader) => reader.list()],
])('%s is an error', ([, value, read]) => {
  expect(() => read(new CborReader(encode(value)))).toThrow(/^The search index has a /)
})

test('the end of the bytes is an error', () => {
  const bytes = encode([1, 2, 3])
  expect(() => new CborReader(bytes.subarray(0, 2)).integers()).toThrow()
  expect(() => new CborReader(bytes.subarray(0, 2)).skipIntegers()).toThrow()
})
