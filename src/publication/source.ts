/** The publication as its files state it: the first of three stages, before validated.ts and published.ts. */

import type { Root } from 'mdast'

import type { Kept } from '../cache/pack.ts'
import type { FileReadings } from './readings.ts'
import type { FileFacts } from '../reading/media.ts'
import type { ReadingProblem } from '../reading/problem.ts'
import type { SourceRecord } from '../reading/record.ts'

/** Collections with one YAML file for each record. */
export const yamlCollections = [
  'claims',
  'claimants',
  'searches',
  'people',
  'topics',
  'ratings',
  'messages',
] as const
/** Collections of MDX texts with front matter. */
export const textCollections = ['articles', 'pages'] as const

export type YamlCollection = (typeof yamlCollections)[number]
export type TextCollection = (typeof textCollections)[number]
export type Collection = YamlCollection | TextCollection | 'references' | 'charts' | 'responses'

/** An article or page as read: its front matter is the record's data. */
export interface SourceText extends SourceRecord {
  format: 'mdx'
  /** The text with its front matter blanked out, so that every position is as in the file. */
  body: string
  /** Whether the body can be parsed. */
  isParsed: boolean
  /**
   * The syntax tree of the body, parsed when it is used and kept until `releaseTree`; absent if the body cannot be parsed.
   * In a check, its citations are nodes.
   */
  readonly tree: Root | undefined
  /** Changes each tree after parsing. */
  prepareTree: ((tree: Root) => void) | undefined
  /** Frees the memory of the tree, which is parsed again if it is used again. */
  releaseTree: () => void
}

/** A reader's response as read: its front matter is the record's data. */
export interface SourceResponse extends SourceRecord {
  format: 'markdown'
  /** The text with its front matter blanked out: Markdown from outside the newsroom. */
  body: string
}

/** Everything in `content/`, read but not validated. */
export interface SourcePublication {
  /** Absolute path of the content. */
  directory: string
  site: SourceRecord | undefined
  records: Record<YamlCollection | 'references' | 'charts', SourceRecord[]>
  texts: Record<TextCollection, SourceText[]> & { responses: SourceResponse[] }
  /** The citation styles that an author added: the files of `content/styles/`, by name. */
  styles: Map<string, { file: string; xml: string }>
  /** The SVG images next to texts and those of the publication itself, by absolute path. They are published unchanged. */
  drawings: Map<string, string>
  problems: ReadingProblem[]
  /** The text of every file that was read, by absolute path, for quoting the author's own text. */
  sources: Map<string, string>
  /** Changes with the bytes of each file that was read, by absolute path. */
  digests: Map<string, string>
  /** The absolute path of every file in the content, without links and hidden files. */
  files: ReadonlySet<string>
  /** The files that could not be read at all, so that their records are unknown. */
  unread: Set<string>
  /** The records whose folder or file extension is misspelt, such as `topics/pain`. They exist but are not read. */
  misplaced: Set<string>
  /** Pictures whose data cannot be decoded, by absolute path; filled in by commands, because decoding is asynchronous. */
  damaged: ReadonlySet<string>
  /** The files of `public/` in the project by their paths on the site, `/kit.pdf`; filled in by commands. Absent if unknown. */
  publicFiles?: ReadonlySet<string>
  /** The records that earlier runs of the same code read from files, by their contents; new ones are added to it. */
  kept?: Kept | undefined
  /** What this process has read from the files before; new readings are added to it. */
  readings: FileReadings
  /** Files as they would be after a change, by absolute path. They are read instead of those on disk. */
  unsaved?: ReadonlyMap<string, Buffer | undefined>
  /** Called after each text file that was read. */
  onRead?: () => void
  /** Describes a file that is not read as text: a picture, or a download. */
  describe: (file: string) => FileFacts
}

/** Returns the files in which reading found a problem. */
export function brokenFiles({ problems }: Pick<SourcePublication, 'problems'>): Set<string> {
  return new Set(problems.map(({ place }) => place.file))
}

/** Returns the names of the records in misspelt folders whose collection is clear. */
export function misplacedIn(
  { misplaced }: Pick<SourcePublication, 'misplaced'>,
  collection: Collection,
): string[] {
  const start = `${collection}/`
  return [...misplaced].flatMap((each) =>
    each.startsWith(start) ? [each.slice(start.length)] : [],
  )
}

/**
 * Returns whether a source may be in a file that could not be read completely. The file is reported; its missing
 * records are not reported again at each citation.
 */
export function mayBeUnread(
  { unread, problems, sources }: SourcePublication,
  key: string,
): boolean {
  const isCollection = (file: string) => /\.(?:bib|json)$/.test(file)
  if (unread.values().some(isCollection)) return true
  return problems.some(
    ({ rule, place: { file } }) =>
      rule === 'file-parses' && isCollection(file) && sources.get(file)?.includes(key) === true,
  )
}

/** Returns whether a text could not be read, so that it is unknown what it cites. */
export function hasUnreadTexts({ unread }: Pick<SourcePublication, 'unread'>): boolean {
  return unread.values().some((file) => /\.(?:mdx?|markdown)$/i.test(file))
}
