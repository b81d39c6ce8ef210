/** Watches the folder of the content in `npm run dev`. */

import type { ViteDevServer } from 'vite'

import { existsSync, statSync } from 'node:fs'
import { relative } from 'node:path'

import { isLeftOut } from '../reading/files.ts'

/** How often to check whether the content is still the folder that is watched, in milliseconds. */
const look = 500

/**
 * Calls `note` after every change in a folder, including the change to another folder at the same path, which a watcher
 * does not notice.
 *
 * @returns a function that stops looking for another folder
 */
export function watchFolder(
  { watcher }: { watcher: Pick<ViteDevServer['watcher'], 'add' | 'on' | 'unwatch'> },
  directory: string,
  note: () => void,
): () => void {
  let identity = identityOf(directory)
  watcher.add(directory)
  watcher.on('all', (event, file) => {
    // It may be back before the next look, with everything in it no longer watched.
    identity &&= identityOf(directory)
    // On a busy machine, a folder is reported as deleted, and no longer watched, when it is back already.
    if (event === 'unlinkDir' && existsSync(file)) identity = undefined
    if (isRead(relative(directory, file))) note()
  })
  const timer = setInterval(() => {
    const found = identityOf(directory)
    if (found === identity) return
    identity = found
    watcher.unwatch(directory)
    if (found !== undefined) watcher.add(directory)
    note()
  }, look)
  return () => {
    clearInterval(timer)
  }
}

/** Returns a value that is different for another folder at the same path; `undefined` if there is no folder. */
function identityOf(folder: string): string | undefined {
  try {
    const { dev, ino } = statSync(folder)
    return `${dev} ${ino}`
  } catch {
    return undefined
  }
}

/** Returns whether a path relative to the content can be that of a file which is read. */
function isRead(path: string): boolean {
  return !path.startsWith('..') && !isLeftOut(path)
}
