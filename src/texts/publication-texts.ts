/** The texts of a publication, and its records as texts ask for them. */

import type { ListedReference } from '../citations/details.ts'
import type { Claim } from '../claims/schema.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated, ValidatedPublication } from '../publication/validated.ts'
import type { SourceRecord } from '../reading/record.ts'
import type { CslItem } from '../references/csl.ts'
import type { Reference } from '../references/schema.ts'
import type { WrittenText } from './compile.ts'
import type { TextFrontMatter, TextRecords } from './transforms.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { citedClaim } from '../citations/slots.ts'

/** The parts of a publication that its texts depend on. */
export interface CompilablePublication {
  validated: Pick<ValidatedPublication, 'articles' | 'pages' | 'references'>
  /** Everything that can be cited, by key. */
  items: ReadonlyMap<string, CslItem>
  /** The keys of the published sources. */
  library: () => readonly string[]
  /** The valid claims, by id. */
  claims: ReadonlyMap<string, Claim>
  /** The citation styles that an author added, by name. */
  styles: ReadonlyMap<string, string>
}

/** Returns the valid articles and pages of a publication except for those that are left out. */
export function writtenTexts(
  { validated }: Pick<CompilablePublication, 'validated'>,
  without: ReadonlySet<SourceRecord> = new Set(),
): WrittenText[] {
  const texts: Validated<TextFrontMatter | object, SourceText>[] = [
    ...validated.articles,
    ...validated.pages,
  ]
  return texts.flatMap(({ record, data }) =>
    data && !without.has(record) ? [writtenText(record, data)] : [],
  )
}

const known = new WeakMap<object, WrittenText>()

/** Returns a text for the compiler: the same object each time. */
function writtenText({ file, body }: SourceText, data: TextFrontMatter | object): WrittenText {
  const before = known.get(data)
  if (before?.file === file && before.body === body) return before
  const text = { file, body, frontMatter: citationSettings(data) }
  known.set(data, text)
  return text
}

function citationSettings({ csl, language, nocite, claims }: TextFrontMatter): TextFrontMatter {
  return {
    ...(csl !== undefined && { csl }),
    ...(language !== undefined && { language }),
    ...(nocite !== undefined && { nocite }),
    ...(claims !== undefined && { claims }),
  }
}

/** Returns the records of a publication as texts ask for them. */
export function textRecords(publication: CompilablePublication): TextRecords {
  const { items, library, styles, claims, validated } = publication
  return {
    items,
    isKey: bareKeyMatcher(items),
    library,
    styles,
    // In this form, a worker gets them too: a text that shows more would not be the same there.
    claims: {
      get: (id) => {
        const claim = claims.get(id)
        return claim && citedClaim(claim)
      },
    },
    references: {
      get: (key) => {
        const reference = validated.references.get(key)?.data
        return reference && listedReference(reference)
      },
    },
  }
}

const listedReferences = new WeakMap<Reference, ListedReference>()

/** Returns the parts of a reference that a bibliography shows: the same object each time. */
export function listedReference(reference: Reference): ListedReference {
  const { health, archived, accessed } = reference
  const known = listedReferences.get(reference) ?? { health, archived, accessed }
  listedReferences.set(reference, known)
  return known
}
