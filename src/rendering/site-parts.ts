/** How a site is divided into parts that are made on different machines. */

import type { Target } from '../shared/urls.ts'

import { bucketOf } from '../shared/bucket.ts'

/** One of the parts of a site: its number, from 1, and the number of parts. */
export interface SitePart {
  number: number
  of: number
}

/**
 * Returns the pages and files that belong to one part of a site, which depends on nothing but their addresses.
 *
 * Everything about one article or claim is in the same part. Lists, feeds, data and the pages of sources are in none: they
 * show something of many texts.
 *
 * @param targets the pages and files of the whole site
 */
export function shareOf(part: SitePart, targets: readonly Target[]): Target[] {
  return targets.filter((target) => {
    const unit = unitOf(target)
    return unit !== undefined && bucketOf(unit, part.of) === part.number - 1
  })
}

/** Returns whether a page or file of a site that is made in parts belongs to one of them. */
export function isInAPart(target: Target): boolean {
  return unitOf(target) !== undefined
}

/** Returns the name of what a page or file stays together with; `undefined` if it is in no part. */
function unitOf(target: Target): string | undefined {
  switch (target.to) {
    case 'article':
    case 'article-copy':
    case 'leaflet':
    case 'article-picture':
    case 'article-file':
    case 'article-sources-file':
      return `article ${target.id}`
    case 'claim':
    case 'claim-copy':
    case 'claim-picture':
    case 'evidence-data':
    case 'outcome-data':
    case 'claim-card':
    case 'claim-oembed':
      return `claim ${target.id}`
    case 'reference-file':
      return `reference ${target.id}`
    case 'chart-data':
      return `chart ${target.id}`
    case 'page':
      // The style guide shows something of everything.
      return target.id === 'style' ? undefined : `page ${target.id}`
    default:
      return undefined
  }
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

/** The most parts that a site is divided into. */
export const mostParts = 9999

/** Reads the name of a part, such as `2/4`; `undefined` if there is no such part. */
export function readPartName(text: string): SitePart | undefined {
  const [, number, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text)?.map(Number) ?? []
  if (number === undefined || of === undefined) return undefined
  return number > of || of > mostParts ? undefined : { number, of }
}

/** Returns the name of a part, such as `2/4`. */
export function nameOf({ number, of }: SitePart): string {
  return `${number}/${of}`
}
