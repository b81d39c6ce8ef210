/** Keeps the facts about the files of a site from one inspection to the next. */

import type { Kept } from '../../cache/pack.ts'
import type { CslItem } from '../../references/csl.ts'
import type { FileFacts } from './facts.ts'

/** The facts about a file, and the digest of its bytes. */
export interface FactsOfBytes {
  digest: string
  facts: FileFacts
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
 * @returns the facts by the path of the file in the site
 */
export function recallFacts(kept: Kept, url: string): Map<string, FactsOfBytes> {
  const encoded = kept.get(key) as Encoded | undefined
  if (encoded?.url !== url) return new Map()
  const { strings } = encoded
  const decode = (positions: number[]) => positions.map((position) => strings[position] ?? '')
  return new Map(
    encoded.files.map(([name, digest, breaks, hasPolicy, anchors, targets, entries, item]) => {
      const facts: FileFacts = {
        breaks,
        ...(hasPolicy === null ? {} : { hasPolicy }),
        ...(anchors === null ? {} : { anchors: decode(anchors) }),
        targets: decode(targets),
        entries: decode(entries),
        ...(item === null ? {} : { item }),
      }
      return [name, { digest, facts }]
    }),
  )
}

/** Keeps the facts about all files of a site, by their path in the site. */
export function keepFacts(kept: Kept, url: string, files: ReadonlyMap<string, FactsOfBytes>): void {
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
  kept.set(key, { url, strings: [...positions.keys()], files: rows } satisfies Encoded)
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
