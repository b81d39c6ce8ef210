/** Keeps the facts about the files of a site from one inspection to the next. */

import { hash } from 'node:crypto'

import type { Kept } from '../../cache/pack.ts'
import type { CslItem } from '../../references/csl.ts'
import type { FileFacts } from './facts.ts'

/** The facts about a file, and the digest of its bytes. */
export interface FactsOfBytes {
  digest: string
  facts: FileFacts
}

/** What an earlier inspection found. */
export interface Recalled {
  /** The facts about the files that it read, by their path in the site. */
  files: ReadonlyMap<string, FactsOfBytes>
  /** The digest of the sources that all entries of the site matched, if they did. */
  matched: string | undefined
}

/** The key of the facts about a whole site. */
const key = 'site'

/**
 * The facts about a site as kept. Most strings occur in many files, so each is there once, and everything else refers to it
 * by its position in the list.
 */
interface Encoded {
  url: string
  strings: string[]
  files: EncodedFile[]
  matched: string | null
}

type EncodedFile = [
  name: string,
  digest: string,
  breaks: string[],
  hasPolicy: boolean | null,
  anchors: number[] | null,
  targets: number[],
  entries: number[],
  item: CslItem | null,
]

/**
 * Reads the facts of an earlier inspection.
 *
 * @param url the complete address of the site. Facts about a site with another address are not returned
 */
export function recallFacts(kept: Kept | undefined, url: string): Recalled {
  const encoded = kept?.get(key) as Encoded | undefined
  if (encoded?.url !== url) return { files: new Map(), matched: undefined }
  const { strings } = encoded
  const decode = (positions: number[]) => positions.map((position) => strings[position] ?? '')
  const files = new Map(
    encoded.files.map(
      ([name, digest, breaks, hasPolicy, anchors, targets, entries, item]): [
        string,
        FactsOfBytes,
      ] => {
        const facts: FileFacts = {
          breaks,
          ...(hasPolicy === null ? {} : { hasPolicy }),
          ...(anchors === null ? {} : { anchors: decode(anchors) }),
          targets: decode(targets),
          entries: decode(entries),
          ...(item === null ? {} : { item }),
        }
        return [name, { digest, facts }]
      },
    ),
  )
  return { files, matched: encoded.matched ?? undefined }
}

/** Reads the facts of several inspections; where they have the same file, the last one counts. */
export function recallAll(all: readonly (Kept | undefined)[], url: string): Recalled['files'] {
  return new Map(all.flatMap((kept) => [...recallFacts(kept, url).files]))
}

/** Keeps what an inspection found. */
export function keepFacts(kept: Kept, url: string, { files, matched }: Recalled): void {
  const positions = new Map<string, number>()
  const encode = (texts: readonly string[]) =>
    texts.map((text) => {
      const position = positions.get(text) ?? positions.size
      positions.set(text, position)
      return position
    })
  const rows = [...files].map(([name, { digest, facts }]): EncodedFile => {
    const { breaks, hasPolicy = null, anchors, targets, entries, item = null } = facts
    const lists = [anchors ? encode(anchors) : null, encode(targets), encode(entries)] as const
    return [name, digest, breaks, hasPolicy, ...lists, item]
  })
  const strings = [...positions.keys()]
  kept.set(key, { url, strings, files: rows, matched: matched ?? null } satisfies Encoded)
}

/** Computes a digest of the sources that files of a site describe, which changes with every one of them. */
export function digestOfSources(files: ReadonlyMap<string, FactsOfBytes>): string {
  const described = [...files].filter(([, { facts }]) => facts.item)
  return hash('sha256', described.map(([name, { digest }]) => `${name}\0${digest}\0`).join(''))
}

/**
 * Creates a function that copies facts, so that they share equal strings and contain no part of the text of a file, which
 * would keep the whole text in memory.
 */
export function factsCopier(): (facts: FileFacts) => FileFacts {
  const known = new Map<string, string>()
  const shared = (text: string) => {
    const first = known.get(text)
    if (first !== undefined) return first
    known.set(text, text)
    return text
  }
  return (facts) => {
    const copy = JSON.parse(JSON.stringify(facts)) as FileFacts
    return {
      ...copy,
      ...(copy.anchors ? { anchors: copy.anchors.map(shared) } : {}),
      targets: copy.targets.map(shared),
      entries: copy.entries.map(shared),
    }
  }
}
