/** The situations of the tests: small publications that are laid out in a folder of their own. */

import { cpSync, globSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where the fixtures are: `<situation>/content/`, with `expected.txt` beside it where a report is expected. */
export const fixtures = join(import.meta.dirname, 'fixtures')

/**
 * Lays out the content of a situation in a folder: that of `minimal`, and over it the situation's own. A file called
 * `<name>.deleted` takes `<name>` away.
 *
 * @returns the folder, which has `content/` in it
 */
export function layOutIn(folder: string, situation: string): string {
  const contentDir = join(folder, 'content')
  rmSync(contentDir, { recursive: true, force: true })
  for (const layer of new Set(['minimal', situation])) {
    cpSync(join(fixtures, layer, 'content'), contentDir, { recursive: true })
  }
  for (const marker of globSync('**/*.deleted', { cwd: contentDir })) {
    rmSync(join(contentDir, marker))
    rmSync(join(contentDir, marker.slice(0, -'.deleted'.length)), { recursive: true })
  }
  return folder
}
