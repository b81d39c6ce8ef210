/** `npm run changes`: describes the difference between two builds of a site, for a pull request. */

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stderr, stdout } from 'node:process'

import { compareSites } from '../changes/compare-sites.ts'
import { type PublishedSite, readPublishedSite } from '../changes/published-site.ts'
import { summarizeChanges } from '../changes/summary.ts'
import { counted } from '../shared/counted.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { readManifest } from './manifest.ts'
import { unknownOption } from './option-messages.ts'
import { stage } from './stage.ts'

const help = `npm run changes <old site> <new site> describes in Markdown what readers will notice: new, changed and
removed pages, verdicts before and after, and new corrections.

  npm run --silent changes ../base/dist dist > summary.md

Both folders must be sites that npm run build made (its OUT_DIR, by default dist/), with the same code:
otherwise nearly every page differs. The summary goes to standard output. The exit code is 0 if the sites
could be compared, 1 if a folder is not a site, and 2 if an argument is missing or invalid.

  --help    prints this text
`

/** Does what the arguments ask for and returns the exit code. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { tokens } = parseArgs({
    args: args.filter((each) => each !== '--'),
    options: { help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const option = tokens.find((token) => token.kind === 'option')
  if (option?.name === 'help') {
    stdout.write(help)
    return 0
  }
  if (option) throw new UsageError(unknownOption(option.rawName, ['help']))
  const folders = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const [before, after] = folders
  if (before === undefined || after === undefined || folders.length > 2) {
    throw new UsageError('Specify two sites: npm run changes ../base/dist dist.')
  }
  const old = await readSite('Before', before)
  stdout.write(summarizeChanges(compareSites(old, await readSite('After', after))))
  return 0
}

/** Reads a site and shows the progress on standard error, so that standard output has only the summary. */
function readSite(name: string, folder: string): Promise<PublishedSite> {
  const path = resolve(folder)
  const files = readManifest(path)
  if (!files) {
    throw new Error(`\`${folder}\` is not a site. Build one with \`npm run build\`.`)
  }
  return stage(
    name,
    (onProgress) => readPublishedSite(path, files, onProgress),
    ({ pages }) => counted(pages.size, 'page'),
    stderr,
  )
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => runCommand(process.argv.slice(2)))
