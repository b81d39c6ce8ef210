import { resolve } from 'node:path'

/** Absolute path of the finished site: `OUT_DIR`, else `dist` in the working directory. */
export function outputDirectory(
  environment: Record<string, string | undefined> = process.env,
): string {
  return resolve(environment['OUT_DIR'] || 'dist')
}
