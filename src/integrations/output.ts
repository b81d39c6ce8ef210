import { existsSync, readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

/** Absolute path of the finished site: `OUT_DIR`, else `dist` in the working directory. */
export function outputDirectory(
  environment: Record<string, string | undefined> = process.env,
): string {
  return resolve(environment['OUT_DIR'] || 'dist')
}

/** Returns the paths of all files below a folder, with `/`, in the order of their names. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
    .sort()
}
