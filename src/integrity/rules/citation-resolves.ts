import type { Claim } from '../../claims/schema.ts'
import type { SourceText } from '../../reading/publication.ts'
import type { Check, Checked } from '../check.ts'
import type { Issue } from '../issue.ts'

import { extractCitations, type Extracted } from '../../citations/extract.ts'
import { isMeantAsKey } from '../../citations/keys.ts'
import { citingSlots } from '../../citations/slots.ts'
import { nearest } from '../../shared/nearest.ts'
import { placeOfOffset } from '../../shared/place.ts'
import { suggestion } from '../issue.ts'

const malformed: Record<Extracted['malformed'][number]['what'], { message: string; hint: string }> =
  {
    'cannot-stand-here': {
      message: 'A citation cannot be printed here',
      hint: 'Cite the source in the text or in the caption instead.',
    },
    'holds-markup': {
      message: 'A citation holds markup',
      hint: 'Keep emphasis, links and code out of the brackets.',
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
  const inTexts = [...checked.articles, ...checked.pages].flatMap(({ record }) =>
    inBody(record, checked, isKey),
  )
  const inFrontMatter = checked.articles.flatMap(({ record, data }) =>
    (data?.nocite ?? []).flatMap((entry, index): Issue[] => {
      const key = entry.replace(/^@/, '')
      if (entry === '@*' || (entry.startsWith('@') && checked.keys.has(key))) return []
      const place = record.placeOf(['nocite', index])
      if (entry.startsWith('@')) return [unknownKey(key, place, checked)]
      return [
        {
          rule: 'citation-is-well-formed',
          severity: 'error',
          place,
          message: `\`${entry}\` in \`nocite\` does not start with @.`,
          hint: `Write \`"@${entry}"\`, or \`"@*"\` for every source.`,
          length: entry.length,
        },
      ]
    }),
  )
  return [...inTexts, ...inFrontMatter]
}

function inBody(
  { tree, body, file }: SourceText,
  checked: Checked,
  isKey: (word: string) => boolean,
): Issue[] {
  if (!tree) return []
  const found = extractCitations(tree, body, isKey, citingSlots(claimsOf(checked)))
  return [
    ...found.keys
      .filter(({ key }) => !checked.keys.has(key))
      .map(({ key, offset }) => unknownKey(key, placeOfOffset(file, body, offset), checked)),
    ...found.malformed.map(({ what, offset, raw }): Issue => ({
      rule: 'citation-is-well-formed',
      severity: 'error',
      place: placeOfOffset(file, body, offset),
      message: `${malformed[what].message}: \`${raw.trim()}\`.`,
      hint: malformed[what].hint,
      length: raw.length,
    })),
  ]
}

function unknownKey(key: string, place: Issue['place'], checked: Checked): Issue {
  const near = suggestion(nearest(key, checked.keys))
  return {
    rule: 'citation-resolves',
    severity: 'error',
    place,
    message: `No reference or search has the key \`${key}\`${near || '.'}`,
    hint: `Add content/references/${key}.yaml, correct the key, or type \`\\@${key}\` if no source is meant.`,
    length: key.length + 1,
  }
}

function claimsOf({ claims }: Checked): { get: (id: string) => Claim | undefined } {
  return { get: (id) => claims.get(id)?.data }
}
