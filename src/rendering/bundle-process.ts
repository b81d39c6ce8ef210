/** Runs in a process of its own: bundles the code of the site with Astro. An error is sent to the process that started it. */

import { join, relative } from 'node:path'

import { build } from 'astro'

/** What is bundled, and where. */
export interface BundleRequest {
  /** Absolute path of the project, which is the working directory. */
  project: string
  /** Absolute path of the folder for the bundle and all that Astro writes on the way. */
  root: string
}

const { project, root } = JSON.parse(process.argv[2] ?? '') as BundleRequest
// Nobody waits for the bundle if the process that started this one was killed.
process.once('disconnect', () => process.exit(1))
try {
  await build({
    root,
    configFile: relative(root, join(project, 'astro.config.mjs')),
    outDir: join(root, 'dist'),
    cacheDir: join(root, 'cache'),
    // There is no such folder: the build copies the files of `public/` itself, because it uses a bundle again.
    publicDir: join(root, 'public'),
    logLevel: 'warn',
  })
  process.exit(0)
} catch (error) {
  process.send?.(error instanceof Error ? error : new Error(String(error)), () => process.exit(1))
}
