/** The options of `npm run deploy-config`. */

import { isAbsolute, sep } from 'node:path'
import { parseArgs } from 'node:util'

import { nearest } from '../shared/nearest.ts'
import { suggestion } from '../shared/suggestion.ts'
import { unknownOption } from './option-messages.ts'
import { shownPath } from './output-folder.ts'

/** What `--help` prints. */
export const help = `npm run --silent deploy-config nginx prints the configuration of a web server for this publication:
its headers, its types, and a redirect from each old address in \`aliases\`.

  nginx             a file to include in the \`http\` block, such as those in /etc/nginx/sites-enabled/
  caddy             a Caddyfile
  --root <folder>   the absolute path of the folder for the whole host. The site is in it, at its path:
                    with the address https://example.org/checks/, in <folder>/checks. By default, it
                    is worked out from OUT_DIR
  --help            prints this text

Print it again after you have added an alias, and reload the server.

The exit code is 0 if it was printed, 1 if the content has errors, and 2 if an argument is missing or
invalid.
`

/** What means something else in the configuration of a web server, even between quotation marks. */
const special = /["\\{}$\p{Cc}]/u

const servers = ['nginx', 'caddy'] as const

/** The name of a web server. */
export type ServerName = (typeof servers)[number]

/** What the arguments ask for: a configuration, help, or neither, with a message that says what to type. */
export type Asked =
  | { kind: 'config'; server: ServerName; root?: string }
  | { kind: 'help' }
  | { kind: 'mistake'; message: string }

/** Reads the arguments of the command. */
export function readDeployOptions(args: readonly string[]): Asked {
  const { tokens } = parseArgs({
    args: args.filter((each) => each !== '--'),
    options: { root: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const names: string[] = []
  let root: string | undefined
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value)
    if (token.kind !== 'option') continue
    if (token.name === 'help') return { kind: 'help' }
    if (token.name !== 'root') return mistake(unknownOption(token.rawName, ['root', 'help']))
    root = token.value
    if (root === undefined || !isAbsolute(root) || special.test(root))
      return mistake(
        'Write --root and the absolute path of a folder, as in `--root /srv/www`, without `"`, `\\`, `$` and braces.',
      )
  }
  const [name, more] = names
  if (name === undefined || more !== undefined)
    return mistake(
      'Name one web server: `npm run deploy-config nginx` or `npm run deploy-config caddy`.',
    )
  const server = servers.find((each) => each === name)
  return server === undefined
    ? mistake(
        `There is no configuration for \`${name}\`${suggestion(nearest(name, servers)) || `. Choose ${servers.join(' or ')}.`}`,
      )
    : { kind: 'config', server, ...(root !== undefined && { root }) }
}

/**
 * Returns why the folder that is worked out from OUT_DIR cannot be named in the configuration of a web server.
 *
 * @param outDir absolute path of the output folder
 * @returns the reason and the fix, or `undefined` if it can
 */
export function refusalOfRoot(outDir: string): string | undefined {
  const [character] = special.exec(outDir.replaceAll(sep, '/')) ?? []
  return character === undefined
    ? undefined
    : `The output folder \`${shownPath(outDir)}\` contains ${/\p{Cc}/u.test(character) ? 'a control character' : `\`${character}\``}, which means something else in the configuration of a web server. Set OUT_DIR to a folder without it, or name the folder of the whole host with \`--root\`.`
}

/**
 * Returns the folder for the whole host, in which the site is at its base path.
 *
 * @param outDir absolute path of the output folder
 * @param base the path of the site, with a slash at both ends
 * @returns `undefined` if the folder does not end with the base path
 * @example rootOf('/srv/www/checks', '/checks/') // => '/srv/www'
 */
export function rootOf(outDir: string, base: string): string | undefined {
  const folder = outDir.replaceAll('\\', '/').replace(/\/*$/, '/')
  const path = decodeURIComponent(base)
  return folder.endsWith(path) ? folder.slice(0, -path.length) || '/' : undefined
}

function mistake(message: string): Asked {
  return { kind: 'mistake', message }
}
