/** Says what a build has made. */

import type { Urls } from '../shared/urls.ts'

import { counted, grouped } from '../shared/counted.ts'
import { seconds } from './stage.ts'

/**
 * Says how long a build took, and how many files it made.
 *
 * @param duration in milliseconds
 * @param unchanged how many of the files are those of the last site
 */
export function sayBuilt(duration: number, total: number, unchanged: number): void {
  console.log(`Built in ${seconds(duration)}: ${describeFiles(total, unchanged)}.`)
}

function describeFiles(total: number, unchanged: number): string {
  if (unchanged === 0) return `${counted(total, 'file')} made`
  return `${grouped(total - unchanged)} of ${counted(total, 'file')} made, the others unchanged`
}

/**
 * Says that programs read `robots.txt` only at the root of a host (RFC 9309, section 2.3). Prints nothing for a site that is
 * there.
 */
export function sayRootFiles({ origin, base }: Pick<Urls, 'origin' | 'base'>): void {
  if (base === '/') return
  console.log(
    `The site is below ${base}, where robots.txt has no effect. docs/deploying.md says what ${origin}/robots.txt needs.`,
  )
}
