/** What a chart is called: apart from the drawing, since the check asks for it and draws nothing. */

import { posix } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { decodeAddress } from '../shared/percent-encoding.ts'

/**
 * The name of the chart that an article means.
 *
 * @param folder of the article below `content/articles/`: empty, or ending in a slash
 * @param src as the article names the file, by an address: a blank may be written `%20`
 */
export function chartName(folder: string, src: string): string {
  return toNormalForm(posix.join(folder, decodeAddress(src)))
}
