/** The options of `npm run import-site`. */

import { parseArgs } from 'node:util'

import { unknownOption } from './option-messages.ts'

/** What `--help` prints. */
export const help = `npm run import-site <folder> [-- <options>] turns the posts of an old blog into drafts of articles.

  <folder>         the folder of a blog of Jekyll or Hugo, any other folder of Markdown files with front
                   matter (YAML, TOML or JSON), or the .xml file that WordPress exports
  --author <id>    the person (a file in content/people/) of texts that name no author
  --dry-run        writes nothing, and reports what would be written
  --help           prints this text

It writes content/articles/<name>.mdx (or <name>/index.mdx with its images), people for new authors and
topics for new tags and categories, and reports what a person must look at. It never changes a file
that exists. The network is not used.

The exit code is 0 if everything was written or is there already, 1 if a text cannot be read or a file
with other contents exists, and 2 if an argument is missing or invalid. To import into another folder
than content/, set CONTENT_DIR.
`

const options = {
  author: { type: 'string' },
  'dry-run': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What the arguments ask for: an import, help, or neither, with a message that says what to type. */
export type Asked =
  | { kind: 'import'; folder: string; author?: string; isDryRun: boolean }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/** Reads the arguments of the command. */
export function readImportOptions(args: readonly string[]): Asked {
  const { tokens } = parseArgs({
    args: args.filter((each) => each !== '--'),
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const folders: string[] = []
  let author: string | undefined
  let isDryRun = false
  for (const token of tokens) {
    if (token.kind === 'positional') folders.push(token.value)
    if (token.kind !== 'option') continue
    if (token.name === 'help' || token.name === 'h') return { kind: 'help' }
    if (token.name === 'dry-run') isDryRun = true
    else if (token.name !== 'author') {
      return mistake(unknownOption(token.rawName, Object.keys(options)))
    } else if (token.value) author = token.value
    else return mistake('Write --author and the name of a file in content/people/.')
  }
  const [folder, second] = folders
  if (folder === undefined) {
    return mistake('Specify the folder of the old blog: npm run import-site ../old-blog.')
  }
  if (second !== undefined) {
    return mistake(`Specify one folder only: \`${second}\` is a second one.`)
  }
  return { kind: 'import', folder, isDryRun, ...(author !== undefined && { author }) }
}

function mistake(message: string): Asked {
  return { kind: 'mistake', message }
}
