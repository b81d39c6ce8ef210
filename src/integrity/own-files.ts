/** The files that the editors add to the root of the site: those in `content/public/`. */

import { join, relative, sep } from 'node:path'

import type { SourcePublication } from '../publication/source.ts'

import { publicFolder } from '../reading/files.ts'
import { toNormalForm } from '../shared/normal-form.ts'
import { cached } from '../shared/cached.ts'

/** Returns the files by their addresses, as links write them: `/kit/logo%20small.png`. */
export const ownFilesOf = cached(
  ({ directory, files }: SourcePublication): ReadonlyMap<string, string> => {
    const folder = join(directory, publicFolder) + sep
    return new Map(
      [...files].flatMap((file) =>
        file.startsWith(folder) ? [[addressOfFile(relative(folder, file)), file] as const] : [],
      ),
    )
  },
)

/** @param path its path below the root of the site, as the file system has it */
export function addressOfFile(path: string): string {
  const names = path.split(sep).map((name) => encodeURIComponent(toNormalForm(name)))
  return `/${names.join('/')}`
}
