/** Names charts. Separate from the drawing, because the check needs names but draws nothing. */

import { posix } from 'node:path'

import { toNormalForm } from '../shared/normal-form.ts'
import { decodeAddress } from '../shared/percent-encoding.ts'

/**
 * Returns the name of the chart that an article refers to.
 *
 * @param folder the folder of the article below `content/articles/`: empty, or ending in a slash
 * @param src the address of the file as written in the article; a space can be written as `%20`
 */
export function chartName(folder: string, src: string): string {
  return toNormalForm(posix.join(folder, decodeAddress(src)))
}
