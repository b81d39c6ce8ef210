/** An SVG file as a tree with offsets, and the entities that its document type declares. */

import { parseXml, XmlDocumentType, XmlError, type XmlDocument } from '@rgrove/parse-xml'

import { type ActivePart, plain } from './active-part.ts'

import { truncate } from '../../shared/truncate.ts'
import { reasonOf } from '../site/xml.ts'

/** Parses an SVG file. Returns the tree, or the part that makes this impossible. */
export function parseDrawing(source: string): XmlDocument | ActivePart {
  try {
    return parseWithEntities(source)
  } catch (error) {
    return unreadable(error, source)
  }
}

function parseWithEntities(source: string): XmlDocument | ActivePart {
  if (!source.includes('<!DOCTYPE')) return parse(source)
  // The parser keeps declarations as text and asks for the value of each entity, which cannot be empty.
  const outline = parse(source, () => ' ')
  const doctype = outline.children.find((node) => node instanceof XmlDocumentType)
  const declared = readEntities(doctype?.internalSubset ?? '')
  if (declared instanceof Map) {
    return parse(source, (reference) => declared.get(reference.slice(1, -1)))
  }
  const start = source.indexOf(`[${doctype?.internalSubset ?? ''}]`, doctype?.start) + 1
  return { ...declared, offset: start + declared.offset }
}

function parse(
  source: string,
  resolveUndefinedEntity?: (reference: string) => string | undefined,
): XmlDocument {
  return parseXml(source, {
    includeOffsets: true,
    preserveDocumentType: true,
    ...(resolveUndefinedEntity && { resolveUndefinedEntity }),
  })
}

/**
 * Reads the entities with a fixed text, as Illustrator declares them for its namespaces. Anything else is refused,
 * because a document type can also declare attributes with values and load texts from elsewhere (XML 1.0, sections 2.8,
 * 3.3 and 4.2).
 *
 * @param subset the internal subset of a document type
 * @returns the texts by name, or the first other declaration
 */
function readEntities(subset: string): Map<string, string> | ActivePart {
  const entities = new Map<string, string>()
  const declaration =
    /\s*(?:<!--(?:(?!--)[^\]])*-->|<!ENTITY\s+([\w:.-]+)\s+(?:"([^"<&%\]]+)"|'([^'<&%\]]+)')\s*>)/y
  let at = 0
  for (;;) {
    const found = declaration.exec(subset)
    const [, name = '', quoted, single = ''] = found ?? []
    if (!found || /^(?:amp|lt|gt|quot|apos)$/.test(name)) break
    if (name !== '' && !entities.has(name)) entities.set(name, quoted ?? single)
    at = declaration.lastIndex
  }
  const rest = subset.slice(at).trimStart()
  if (rest === '') return entities
  const line = /^[^>\n]*>?/.exec(rest)?.[0] ?? ''
  return {
    offset: subset.length - rest.length,
    length: line.length,
    message: `\`${truncate(line, 80)}\` is not an entity with a fixed text.`,
    hint: 'Export the picture again as plain SVG, or remove the declaration.',
  }
}

function unreadable(error: unknown, source: string): ActivePart {
  if (error instanceof RangeError) {
    return {
      offset: 0,
      length: 0,
      message: 'The elements of this picture are nested too deeply.',
      hint: plain,
    }
  }
  if (!(error instanceof XmlError)) throw error
  return {
    offset: Math.min(error.pos, source.length),
    length: 0,
    message: `This file is not SVG. ${reasonOf(error)}`,
    hint: 'Export the picture again, or correct the extension of the file.',
  }
}
