/** Replacements in the values of YAML files and front matter, which keep their form. */

import { isAlias, isScalar, parseDocument, type Scalar } from 'yaml'

import type { SourceRecord } from '../../reading/record.ts'
import type { DataPath } from '../../shared/place.ts'

import { yamlValue } from '../../reading/yaml-value.ts'
import { yamlPart } from '../../reading/characters/parts.ts'
import { applyEdits, type Edit } from './edits.ts'

/** The YAML of a file, parsed once for all its values. */
export interface YamlFile {
  /** Replaces a whole value. */
  replaceValue: (path: DataPath, value: string) => Edit
  /** Replaces parts of a value, at offsets from its start. */
  replaceParts: (path: DataPath, parts: readonly Edit[]) => Edit[]
}

/**
 * Parses the YAML of a file.
 *
 * @param source the text of the file
 * @param format `yaml`, or the format of a text with front matter
 */
export function openYaml(source: string, format: SourceRecord['format']): YamlFile {
  const isText = format === 'mdx' || format === 'markdown'
  const { start, text } = yamlPart(source, isText ? format : 'yaml')
  const document = parseDocument(text)
  const scalarAt = (path: DataPath) => {
    const found = document.getIn(path, true)
    const node = isAlias(found) ? found.resolve(document) : found
    if (!isScalar(node) || !node.range) throw new Error(`There is no value at ${path.join('.')}.`)
    return node as Scalar<string> & { range: [number, number, number] }
  }
  const rawOf = ({ range: [from, to] }: { range: [number, number, number] }) => text.slice(from, to)
  const editOf = (node: { range: [number, number, number] }, replacement: string): Edit => ({
    start: start + node.range[0],
    end: start + node.range[1],
    text: replacement,
  })
  return {
    replaceValue(path, value) {
      const node = scalarAt(path)
      return editOf(node, inSameQuotes(rawOf(node), value))
    },
    replaceParts(path, parts) {
      const node = scalarAt(path)
      const raw = rawOf(node)
      const found = parts.map((part) => positionIn(raw, node.value, part))
      if (found.every((at) => at !== undefined)) {
        return found.map((at, index) => {
          const { start: from = 0, end = 0, text: replacement = '' } = parts[index] ?? {}
          const begin = start + node.range[0] + at
          return { start: begin, end: begin + end - from, text: replacement }
        })
      }
      // The value has escapes, so that its parts look different in the file.
      const value = JSON.stringify(applyEdits(node.value, parts))
      return [editOf(node, raw.endsWith('\n') ? `${value}\n` : value)]
    },
  }
}

/** Writes a value in the quotation marks of the value that it replaces, or without any if that has none. */
function inSameQuotes(raw: string, value: string): string {
  const [quote] = /^['"]/.exec(raw) ?? []
  if (quote === undefined) return raw.endsWith('\n') ? `${yamlValue(value)}\n` : yamlValue(value)
  return /['"\\]/.test(value) ? JSON.stringify(value) : quote + value + quote
}

/**
 * Finds a part of a value in its source, which can have line breaks, indentation and escapes in other places.
 *
 * @returns the offset in the source; `undefined` if the words occur there another number of times than in the value
 */
function positionIn(raw: string, value: string, { start, end }: Edit): number | undefined {
  const words = value.slice(start, end)
  const [inRaw, inValue] = [offsetsOf(words, raw), offsetsOf(words, value)]
  return inRaw.length === inValue.length ? inRaw[inValue.indexOf(start)] : undefined
}

function offsetsOf(words: string, text: string): number[] {
  const offsets: number[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) offsets.push(at)
  return offsets
}
