/**
 * `npm run build`: checks the content, builds the site, indexes it, inspects what came of it, and only then puts it in the
 * place of the last one.
 */

import { existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'

import { indexing } from '../integrations/search-index.ts'
import { check } from './check.ts'
import { astroRoot, projectDirectory, settleEnvironment } from './environment.ts'
import { inspect } from './inspect.ts'
import { lockOutput } from './lock.ts'
import { done, failed, stage } from './stage.ts'
import { mendSwap, swapIn } from './swap.ts'

/**
 * Builds the publication that `CONTENT_DIR` names into `OUT_DIR`.
 *
 * @returns whether there is a new site; if not, the last one is untouched and every problem has been printed
 */
export async function build(): Promise<boolean> {
  const { outDir } = settleEnvironment()
  const unlock = lockOutput(outDir)
  if (!unlock) {
    failed(`Another build is writing to ${outDir}. Wait for it, or build into another OUT_DIR.`)
    return false
  }
  try {
    mendSwap(outDir)
    if (!(await check())) {
      failed(
        'Nothing was built. Mend the errors above and build again; the last site is untouched.',
      )
      return false
    }
    const root = astroRoot(outDir)
    const built = join(root, 'dist')
    await stage('Build', () => buildWithAstro(root, built))
    if (indexing) done('Index', `${indexing.pages} pages`, indexing.milliseconds)
    if (!(await inspected(built, outDir))) {
      failed(
        `Nothing was published. Mend the errors above and build again; the last site is untouched. The files named above are those of the new site, which stands in ${relative('', built)} until then.`,
      )
      return false
    }
    await stage('Publish', () => {
      swapIn(built, outDir)
      return relative(process.cwd(), outDir) || outDir
    })
    rmSync(root, { recursive: true, force: true })
    return true
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    failed(`The build failed: ${process.env['DEBUG'] ? (stack ?? message) : message}`)
    failed('Nothing was published; the last site is untouched.')
    return false
  } finally {
    unlock()
  }
}

/** Tells whether readers may get a finished site; every problem has been printed. */
async function inspected(built: string, outDir: string): Promise<boolean> {
  let sound = false
  await stage('Inspect', () => {
    const result = inspect(built, outDir)
    sound = result.sound
    return result
  })
  return sound
}

async function buildWithAstro(root: string, built: string): Promise<undefined> {
  const { build: buildSite } = await import('astro')
  await buildSite({
    root,
    configFile: relative(root, join(projectDirectory, 'astro.config.mjs')),
    outDir: built,
    cacheDir: join(root, 'cache'),
    logLevel: 'warn',
  })
  if (!existsSync(join(built, 'index.html'))) throw new Error('Astro made no front page.')
}

if (import.meta.main) process.exit((await build()) ? 0 : 1)
