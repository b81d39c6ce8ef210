/** The options of `npm run build`. */

import { parseArgs } from 'node:util'

import { mostParts, readPartName, type SitePart } from '../rendering/site-parts.ts'
import { strayValue, unknownOption } from './option-messages.ts'

const options = {
  'no-cache': { type: 'boolean' },
  part: { type: 'string' },
  join: { type: 'boolean' },
  compress: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** What `--help` prints. */
export const help = `npm run build [-- <options>] checks all of content/ and builds the site in dist/.

  --no-cache          builds everything from scratch: neither reads nor writes what earlier builds
                      kept, and starts no threads. The site has the same bytes; this only takes longer
  --part 2/4          makes the second of four parts of a site, on one of several machines. A part is
                      not a site (docs/scale.md)
  --join <folders>    builds the site from the folders of its parts. Whatever is missing, damaged or
                      outdated in them is made here, so the site is the same as without them
  --compress          also writes a copy of each text in Brotli (.br) and in gzip (.gz), for web servers that
                      send such copies (docs/deploying.md)
  --help              prints this text

The exit code is 0 if the site was published, 1 if it was not, and 2 if an option is invalid. Set
CONTENT_DIR to build another folder than content/, and OUT_DIR to build into another than dist/.
`

/** What the arguments ask for: a build, help, or neither, with a message that says what to type. */
export type Asked =
  | {
      kind: 'build'
      caches: boolean
      /** Whether texts get compressed copies. */
      compress?: true
      /** The part of the site to make; without it, the site. */
      part?: SitePart
      /** The folders of the parts to join, as written. */
      join?: string[]
    }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/**
 * Reads the options of a build.
 *
 * @param args the arguments of the command
 */
export function readBuildOptions(args: readonly string[]): Asked {
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const folders: string[] = []
  const written = new Set<string>()
  let part: SitePart | undefined
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') {
      folders.push(token.value)
      continue
    }
    const { name, rawName, value } = token
    if (name === 'help') return { kind: 'help' }
    if (!Object.hasOwn(options, name)) return mistake(unknownOption(rawName, Object.keys(options)))
    if (name === 'part' && written.has(name))
      return mistake('Write --part once: a build makes one part.')
    written.add(name)
    if (name === 'part') {
      part = readPartName(value ?? '')
      if (!part)
        return mistake(
          `\`${value === undefined || value === '' ? '--part' : value}\` is not a part. Write its number and how many parts there are, at most ${mostParts}, as in \`--part 2/4\`.`,
        )
    } else if (value !== undefined)
      return mistake(
        name === 'join'
          ? 'Write the folders after --join, without `=`.'
          : `Write ${rawName} without a value.`,
      )
  }
  const [first] = folders
  if (first !== undefined && !written.has('join'))
    return mistake(strayValue(first, 'npm run build -- --help'))
  const conflict = conflictOf(written, folders)
  if (conflict !== undefined) return mistake(conflict)
  return {
    kind: 'build',
    caches: !written.has('no-cache'),
    ...(written.has('compress') && { compress: true }),
    ...(part && { part }),
    ...(written.has('join') && { join: folders }),
  }
}

/** Returns why options cannot be used together, or need more. */
function conflictOf(written: ReadonlySet<string>, folders: readonly string[]): string | undefined {
  if (written.has('part') && written.has('join'))
    return '`--part` and `--join` cannot be combined. Make each part with --part, and then the site with --join.'
  if (written.has('part') && written.has('compress'))
    return '`--part` and `--compress` cannot be combined. Compress when you join the parts.'
  const [needsCache] = ['part', 'join'].filter((name) => written.has(name))
  if (needsCache !== undefined && written.has('no-cache'))
    return `\`--no-cache\` and \`--${needsCache}\` cannot be combined, because parts consist of what builds keep. Leave one of them out.`
  return written.has('join') && folders.length === 0
    ? '`--join` needs the folders of the parts. Write them after it, as in `--join part-1 part-2`.'
    : undefined
}

function mistake(message: string): Asked {
  return { kind: 'mistake', message }
}
