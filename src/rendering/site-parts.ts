/** How a site is divided into parts that are made on different machines. */

import { hash } from 'node:crypto'

import type { Target } from '../shared/urls.ts'
import type { Shard } from './search-shards.ts'

/** One of the parts of a site: its number, from 1, and the number of parts. */
export interface SitePart {
  number: number
  of: number
}

/** What one part of a site consists of. */
export interface Share {
  targets: Target[]
  /** The shards of the search index of which it has all pages. The main shard is never among them. */
  shards: Set<Shard>
}

/**
 * Returns the pages and files that belong to one part of a site, and whether they do depends on nothing but the address or,
 * where the search index is divided, on the sizes of its shards.
 *
 * Everything about one article or claim is in the same part, and so are all articles and claims of a shard other than the
 * main one. Lists, feeds, data and the pages of sources are in none: they show something of many texts.
 *
 * @param targets the pages and files of the whole site
 * @param shardOf returns the shard of a page (`search-shards.ts`)
 */
export function shareOf(
  part: SitePart,
  targets: readonly Target[],
  shardOf: (target: Target) => Shard | undefined,
): Share {
  const divided = targets.flatMap((target) => {
    const unit = unitOf(target)
    return unit ? [{ target, name: unit.name, shard: (unit.page && shardOf(unit.page)) || '' }] : []
  })
  const partOfShard = distribute(
    divided.flatMap(({ shard }) => (shard === '' ? [] : [shard])),
    part.of,
  )
  const own = divided.filter(
    ({ name, shard }) => (partOfShard.get(shard) ?? partOfName(name, part.of)) === part.number,
  )
  return {
    targets: own.map(({ target }) => target),
    shards: new Set(own.flatMap(({ shard }) => (shard === '' ? [] : [shard]))),
  }
}

/** Returns whether a page or file of a site that is made in parts belongs to one of them. */
export function isInAPart(target: Target): boolean {
  return unitOf(target) !== undefined
}

/** What stays together: its name, and its page if search finds that. */
interface Unit {
  name: string
  page?: Target
}

/** Returns what a page or file stays together with; `undefined` if it is in no part. */
function unitOf(target: Target): Unit | undefined {
  switch (target.to) {
    case 'article':
    case 'article-file':
    case 'article-sources-file':
      return { name: `article ${target.id}`, page: { to: 'article', id: target.id } }
    case 'claim':
    case 'evidence-data':
      return { name: `claim ${target.id}`, page: { to: 'claim', id: target.id } }
    case 'reference-file':
      return { name: `reference ${target.id}` }
    case 'chart-data':
      return { name: `chart ${target.id}` }
    case 'page':
      // The style guide shows something of everything.
      return target.id === 'style' ? undefined : { name: `page ${target.id}` }
    default:
      return undefined
  }
}

/** Returns the number of a part, which depends on the name alone. */
function partOfName(name: string, parts: number): number {
  return (Number.parseInt(hash('sha1', name).slice(0, 8), 16) % parts) + 1
}

/** Gives each shard to the part that has least so far, the largest shard first. */
function distribute(shards: readonly Shard[], parts: number): Map<Shard, number> {
  const sizes = [...Map.groupBy(shards, (shard) => shard)].map(([shard, { length }]) => ({
    shard,
    size: length,
  }))
  const loads = Array.from({ length: parts }, (_, index) => ({ number: index + 1, size: 0 }))
  const given = new Map<Shard, number>()
  for (const { shard, size } of sizes.sort(
    (one, other) => other.size - one.size || (one.shard < other.shard ? -1 : 1),
  )) {
    const least = loads.reduce((best, load) => (load.size < best.size ? load : best))
    least.size += size
    given.set(shard, least.number)
  }
  return given
}

/**
 * Returns the parts that are missing among others.
 *
 * @example missingOf([{ number: 1, of: 3 }, { number: 3, of: 3 }]) // => [{ number: 2, of: 3 }]
 */
export function missingOf(parts: readonly SitePart[]): SitePart[] {
  const divisions = new Set(parts.map(({ of }) => of))
  return [...divisions].flatMap((of) =>
    Array.from({ length: of }, (_, index) => ({ number: index + 1, of })).filter(
      ({ number }) => !parts.some((part) => part.of === of && part.number === number),
    ),
  )
}

/** Reads the name of a part, such as `2/4`; `undefined` if there is no such part. */
export function readPartName(text: string): SitePart | undefined {
  const [, number, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text)?.map(Number) ?? []
  return number === undefined || of === undefined || number > of ? undefined : { number, of }
}

/** Returns the name of a part, such as `2/4`. */
export function nameOf({ number, of }: SitePart): string {
  return `${number}/${of}`
}
