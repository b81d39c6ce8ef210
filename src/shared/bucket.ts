import { hash } from 'node:crypto'

/**
 * Returns in which of several buckets a name belongs. It depends on the name alone, and names are spread evenly.
 *
 * @param buckets how many there are
 * @returns a whole number from 0 to below `buckets`
 */
export function bucketOf(name: string, buckets: number): number {
  return Number.parseInt(hash('sha1', name).slice(0, 8), 16) % buckets
}
