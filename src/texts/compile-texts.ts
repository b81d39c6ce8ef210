/** Compiles the texts of a publication. */

import type { SourceRecord } from '../reading/record.ts'
import type { SourceText } from '../publication/source.ts'
import type { Validated, ValidatedPublication } from '../publication/validated.ts'
import type { CslItem } from '../references/csl.ts'
import type { Claim } from '../claims/schema.ts'
import type { BoundSite } from '../site.ts'
import type { TextFrontMatter, TextRecords } from './transforms.ts'

import { bareKeyMatcher } from '../citations/keys.ts'
import { compileText, type CompiledText, type WrittenText } from './compile.ts'

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

/** The settings for compiling the texts of a publication. */
export interface CompileOptions {
  site: BoundSite
  /** The records that are left out: drafts, and what only they use. */
  without?: ReadonlySet<SourceRecord>
  /** Called after each text. */
  onProgress?: (done: number, all: number) => void
}

/**
 * Compiles the valid articles and pages of a publication.
 *
 * @returns the compiled texts by the absolute paths of their files, in the order of the publication
 * @throws a message with its place if a text does not compile; the check runs first and reports this better
 */
export async function compileTexts(
  publication: CompilablePublication,
  { site, without = new Set(), onProgress }: CompileOptions,
): Promise<Map<string, CompiledText>> {
  const texts = writtenTexts(publication, without)
  const records = textRecords(publication)
  const compiled = new Map<string, CompiledText>()
  for (const text of texts) {
    compiled.set(text.file, await compileText(text, records, site))
    onProgress?.(compiled.size, texts.length)
  }
  return compiled
}

/** Returns the valid texts of a publication except for those that are left out. */
export function writtenTexts(
  { validated }: CompilablePublication,
  without: ReadonlySet<SourceRecord> = new Set(),
): WrittenText[] {
  const texts: Validated<TextFrontMatter | object, SourceText>[] = [
    ...validated.articles,
    ...validated.pages,
  ]
  return texts.flatMap(({ record, data }) =>
    data && !without.has(record)
      ? [{ file: record.file, body: record.body, frontMatter: citationSettings(data) }]
      : [],
  )
}

function citationSettings({ csl, nocite, claims }: TextFrontMatter): TextFrontMatter {
  return {
    ...(csl !== undefined && { csl }),
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
    claims,
    references: { get: (key) => validated.references.get(key)?.data },
  }
}
