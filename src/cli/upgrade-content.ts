/** `npm run upgrade-content`: brings the content to the form that this version reads, after an update. */

import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stdout } from 'node:process'
import { parseArgs } from 'node:util'

import { writeTogether } from '../library/write-files.ts'
import { listFiles } from '../reading/files.ts'
import { counted } from '../shared/counted.ts'
import { steps } from '../upgrading/steps.ts'
import { type Upgrade, upgradeContent } from '../upgrading/upgrade.ts'
import { prepareEnvironment, refusalOfContent } from './environment.ts'
import { exitCodeOf, UsageError } from './failure.ts'
import { strayValue, unknownOption } from './option-messages.ts'
import { shownPath } from './output-folder.ts'

const help = `npm run upgrade-content changes the files in content/ to the form that this version of Assay reads.

  npm run upgrade-content -- --dry-run    lists what would change, and writes nothing

Run it after an update, if the check asks for it. It changes only what has to change: comments and the
rest of each file stay. All files are written, or none. Commit your work before, so that you can see
what it changed, and run the check afterwards. The exit code is 0 if the content has the right form
afterwards, 1 if it could not be changed, and 2 if an argument is invalid. To change another folder
than content/, set CONTENT_DIR.

  --dry-run    writes nothing
  --help       prints this text
`

const options = ['dry-run', 'help']

/** Does what the arguments ask for and returns the exit code. */
function run(args: readonly string[]): number {
  const { tokens } = parseArgs({
    args: args.filter((each) => each !== '--'),
    options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
    tokens: true,
  })
  const names = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new UsageError(strayValue(token.value, 'npm run upgrade-content -- --dry-run'))
    if (token.kind !== 'option') continue
    if (!options.includes(token.name)) throw new UsageError(unknownOption(token.rawName, options))
    names.add(token.name)
  }
  if (names.has('help')) stdout.write(help)
  else upgrade(names.has('dry-run'))
  return 0
}

function upgrade(isDry: boolean): void {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  const result = upgradeContent(readTexts(contentDir), steps)
  if (!isDry) {
    writeTogether(
      Array.from(result.changes, ([path, text]) => ({ file: join(contentDir, path), text })),
    )
  }
  stdout.write(report(result, contentDir, isDry))
}

/** Reads the files that steps can change, by their paths in the folder. */
function readTexts(contentDir: string): Map<string, string> {
  const texts = listFiles(contentDir).filter(
    ({ file, kind }) => kind === 'file' && /\.(?:yaml|mdx|md|json|bib|csv)$/.test(file),
  )
  return new Map(
    texts.map(({ file }) => [
      relative(contentDir, file).replaceAll('\\', '/'),
      readFileSync(file, 'utf8'),
    ]),
  )
}

function report({ from, to, done, changes }: Upgrade, contentDir: string, isDry: boolean): string {
  if (changes.size === 0)
    return `The content has the version ${to}, which this version of Assay reads. Nothing to change.\n`
  const lines = done.flatMap(({ to: version, says, paths }) => [
    `${version}: ${says}`,
    ...paths.map((path) => `   ${shownPath(join(contentDir, path))}`),
  ])
  const files = counted(changes.size, 'file')
  const end = isDry
    ? `${files} would change. Nothing was written.`
    : `${files} changed, from version ${from} to ${to}. Run \`npm run check\`, and look at the changes in git.`
  return [...lines, '', end, ''].join('\n')
}

if (import.meta.main) process.exitCode = await exitCodeOf(() => run(process.argv.slice(2)))
