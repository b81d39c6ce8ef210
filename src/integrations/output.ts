import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Absolute path of the finished site: `OUT_DIR`, else `dist` in the working directory. */
export function outputDirectory(
  environment: Record<string, string | undefined> = process.env,
): string {
  return resolve(environment['OUT_DIR'] || 'dist')
}

/** Returns the paths of everything below a folder that is no folder, with `/`, in the order of their names. Links are not followed. */
export function filesIn(folder: string): string[] {
  return existsSync(folder) ? namesIn(folder, '').sort() : []
}

/** Much faster than `readdirSync` with `recursive`, which makes an object and two paths for each of a hundred thousand files. */
function namesIn(folder: string, prefix: string): string[] {
  const names: string[] = []
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const name = prefix + entry.name
    if (!entry.isDirectory()) names.push(name)
    else for (const below of namesIn(folder, `${name}/`)) names.push(below)
  }
  return names
}
