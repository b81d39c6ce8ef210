import type { z } from 'astro/zod'

import type { SourceRecord } from '../../reading/record.ts'
import type { Check, Checked } from '../check.ts'
import type { Finding } from '../issue.ts'

import {
  bracketedCitation,
  extractFromMarkdown,
  type Extracted,
  type MalformedCitation,
} from '../../citations/extract.ts'
import { isMeantAsKey } from '../../citations/keys.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { collections, textsOf } from '../fields.ts'
import { suggestion } from '../issue.ts'
import { kinds } from '../publication.ts'
import { isMarkdown } from '../shape.ts'

const malformed: Record<MalformedCitation, { message: string; hint: string }> = {
  'cannot-stand-here': {
    message: 'A citation cannot be printed here',
    hint: 'Cite the source in the text or in the caption instead.',
  },
  'holds-markup': {
    message: 'A citation holds markup',
    hint: 'Keep emphasis, links and code out of the brackets.',
  },
  'holds-brackets': {
    message: 'A citation holds brackets or braces of its own',
    hint: 'Write it as `[see @key, p. 3; @other]`, with round brackets where a bracket is meant.',
  },
  'is-in-an-uncalled-note': {
    message: 'This note cites a source, but nothing in the text calls it',
    hint: 'Call it with `[^name]` where it belongs, or remove it.',
  },
  'is-narrative-in-a-link': {
    message: 'A citation that is part of the sentence cannot stand in a link',
    hint: 'Put it before or behind the link, or in brackets: `[@key]`.',
  },
  'names-no-source': {
    message: 'A part of this citation names no source',
    hint: 'Between two semicolons stands one `@key`; type `\\;` for a semicolon that separates nothing.',
  },
  'names-two-sources': {
    message: 'A part of this citation names two sources',
    hint: 'Put a semicolon between them: `[@one; @two]`.',
  },
}

/** Every key that a text cites, in its body or in `nocite`, belongs to a reference or a search. */
export const citationResolves: Check = (checked) => {
  const isKey = isMeantAsKey(checked.keys)
  const inTexts = [...checked.articles, ...checked.pages].flatMap(({ record, cited }) =>
    findingsOf(cited, checked, (offset) => placeOfOffset(record.file, record.body, offset)),
  )
  const inFrontMatter = checked.articles.flatMap(({ record, data }) =>
    (data?.nocite ?? []).flatMap((entry, index): Finding[] => {
      const key = entry.replace(/^@/, '')
      if (entry === '@*' || (entry.startsWith('@') && checked.keys.has(key))) return []
      const place = record.placeOf(['nocite', index])
      if (entry.startsWith('@')) return [unknownKey(key, place, checked)]
      return [
        {
          rule: 'citation-is-well-formed',
          place,
          message: `\`${entry}\` in \`nocite\` does not start with @.`,
          hint: `Write \`"@${entry}"\`, or \`"@*"\` for every source.`,
          length: entry.length,
        },
      ]
    }),
  )
  return [...inTexts, ...inFrontMatter, ...inFields(checked, isKey)]
}

/** Citations in the fields of records: in Markdown they are read, anywhere else nobody would format them. */
function inFields(checked: Checked, isKey: (word: string) => boolean): Finding[] {
  return everyRecord(checked).flatMap(({ record, schema }) =>
    textsOf(record.data, (value) => value.includes('@')).flatMap(({ path, value }): Finding[] => {
      const placeOf = () => record.placeOf(path)
      if (isMarkdown(schema, path)) {
        return findingsOf(extractFromMarkdown(value, isKey), checked, placeOf)
      }
      const raw = bracketedCitation(value)
      return raw === undefined ? [] : [malformedFinding('cannot-stand-here', raw, placeOf())]
    }),
  )
}

function findingsOf(
  found: Extracted,
  checked: Checked,
  placeOf: (offset: number) => Finding['place'],
): Finding[] {
  return [
    ...found.keys
      .filter(({ key }) => !checked.keys.has(key))
      .map(({ key, offset }) => unknownKey(key, placeOf(offset), checked)),
    ...found.malformed.map(({ what, offset, raw }) => malformedFinding(what, raw, placeOf(offset))),
  ]
}

function malformedFinding(
  what: keyof typeof malformed,
  raw: string,
  place: Finding['place'],
): Finding {
  return {
    rule: 'citation-is-well-formed',
    place,
    message: `${malformed[what].message}: \`${raw.trim()}\`.`,
    hint: malformed[what].hint,
    length: raw.length,
  }
}

function everyRecord(checked: Checked): { record: SourceRecord; schema: z.ZodType }[] {
  const { records, texts, site } = checked.publication
  const of = (list: readonly SourceRecord[], { schema }: { schema: z.ZodType }) =>
    list.map((record) => ({ record, schema }))
  return [
    ...of(site ? [site] : [], kinds.site),
    ...of(texts.articles, kinds.articles),
    ...of(texts.pages, kinds.pages),
    ...collections.flatMap((collection) => of(records[collection], kinds[collection])),
  ]
}

function unknownKey(key: string, place: Finding['place'], checked: Checked): Finding {
  const renamed = checked.publication.records.references.find(({ otherKey }) => otherKey === key)
  if (renamed) {
    return {
      rule: 'citation-resolves',
      place,
      message: `\`${key}\` is the \`id\` of a source whose \`citation-key\` is \`${renamed.id}\`.`,
      hint: `Cite it as \`@${renamed.id}\`.`,
      length: key.length + 1,
      suggestion: `@${renamed.id}`,
    }
  }
  const near = suggestion(nearest(key, checked.keys))
  return {
    rule: 'citation-resolves',
    place,
    message: `No reference or search has the key \`${key}\`${near || '.'}`,
    hint: `Add content/references/${key}.yaml, correct the key, or type \`\\@${key}\` if no source is meant.`,
    length: key.length + 1,
  }
}
