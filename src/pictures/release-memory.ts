/** Frees the memory of drawn pictures in a thread that is always busy. */

import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void

/**
 * How many pictures are drawn until their memory is let go: up to 7 MB each, of which the garbage collector does not know. It
 * is freed when the thread gets to its event loop, which a busy pool never lets it do by itself.
 */
const most = 8
let drawn = 0

/** Counts a picture, and frees the memory of those before if there are many. */
export async function countPicture(): Promise<void> {
  drawn += 1
  if (drawn % most !== 0) return
  collectGarbage({ type: 'minor' })
  await setImmediate()
}
