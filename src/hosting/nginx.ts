/** Writes the configuration of nginx for a site. */

import { isText, mediaTypes, namedTypes, typesByEnding } from '../shared/media-types.ts'
import { literalSource, patternSource } from './path-pattern.ts'
import { type RedirectTable, isEmpty, redirectTable } from './redirects.ts'
import { commonHeaders, headerRules, otherwise } from './rules.ts'
import type { ServerOptions } from './server-options.ts'

/** Headers that nginx makes itself from the type of a file. */
const ownHeaders = new Set(['Content-Type'])

/**
 * Writes a file to include in the `http` block of nginx, as those in `sites-enabled` are.
 *
 * @param options see `ServerOptions`
 * @param listen the address and port
 */
export function nginxConfig(options: ServerOptions, listen: readonly string[] = ['80', '[::]:80']) {
  const { base, root, host, redirects } = options
  const moved = redirectTable(redirects)
  const varying = Object.groupBy(
    headerRules.flatMap(({ paths, headers, without = [] }) =>
      // nginx sends no header with an empty value.
      [...Object.entries(headers), ...without.map((name) => [name, ''] as const)].map(
        ([name, value]) => ({ name, value, paths }),
      ),
    ),
    ({ name }) => name,
  )
  const usual: Readonly<Record<string, string>> = { ...commonHeaders, ...otherwise }
  const names = Object.keys(varying).filter((name) => !ownHeaders.has(name))
  const maps = names.map((name) =>
    mapBlock('$uri', variableOf(name), [
      `default ${quoted(usual[name] ?? '')};`,
      ...(varying[name] ?? []).flatMap(({ paths, value }) =>
        paths.map((path) => `${quoted(`~${patternSource(path, base)}`)} ${quoted(value)};`),
      ),
    ]),
  )
  const headers = [
    ...Object.entries(commonHeaders)
      .filter(([name]) => !names.includes(name))
      .map(([name, value]) => [name, quoted(value)] as const),
    ...names.map((name) => [name, variableOf(name)] as const),
  ].map(([name, value]) => `  add_header ${name} ${value} always;`)
  return [
    '# Made by Assay from src/hosting/. `npm run deploy-config -- nginx` writes it for a publication, with its redirects.',
    ...maps,
    ...redirectMaps(moved),
    `server {
${listen.map((address) => `  listen ${address};`).join('\n')}
  server_name ${host};
  root ${quoted(root)};
  absolute_redirect off;
${[...types(), ...compression(), ...headers, ...redirectRules(moved)].join('\n')}

  error_page 404 ${quoted(`${base}404.html`)};

  # Hidden files, and those for other hosts.
  location ~ ${quoted('/(?:[.](?!well-known(?:/|$))|_headers$|_redirects$)')} { return 404; }
${locations(base).join('\n')}
}`,
  ]
    .join('\n\n')
    .concat('\n')
}

function types(): string[] {
  const byType = Map.groupBy(Object.entries(typesByEnding), ([, type]) => type)
  const texts = textTypes().join(' ')
  return [
    '',
    '  types {',
    ...[...byType].map(([type, of]) => `    ${type} ${of.map(([ending]) => ending).join(' ')};`),
    '  }',
    `  default_type ${mediaTypes.bytes};`,
    '  charset utf-8;',
    `  charset_types ${texts};`,
  ]
}

/** The types of texts. nginx always adds `text/html` to such a list. */
function textTypes(): string[] {
  return Object.values(mediaTypes).filter((type) => isText(type) && type !== mediaTypes.html)
}

function compression(): string[] {
  return [
    '',
    '  # Uses the files that `npm run build -- --compress` wrote, and compresses where there are none.',
    '  gzip on;',
    '  gzip_static on;',
    '  gzip_vary on;',
    '  gzip_proxied any;',
    '  gzip_min_length 1000;',
    `  gzip_types ${textTypes().join(' ')};`,
    '  # With the package libnginx-mod-http-brotli-static:',
    '  # brotli_static on;',
    '',
  ]
}

/** The types of files whose names say more than their endings. */
function locations(base: string): string[] {
  return Object.entries(namedTypes).map(
    ([pattern, type]) =>
      `  location ~ ${quoted(patternSource(pattern, base))} { types { } default_type ${type}; }`,
  )
}

/** Returns the maps from old addresses. */
function redirectMaps(table: RedirectTable): string[] {
  if (isEmpty(table)) return []
  const { withQuery, byParameter, byPath } = table
  const lines = (of: ReadonlyMap<string, string>, keyOf: (text: string) => string) => [
    'default "";',
    ...Array.from(of, ([key, to]) => `${quoted(keyOf(key))} ${quoted(to)};`),
  ]
  return [
    mapBlock('$uri?$args', '$assay_moved_query', lines(withQuery, exactKey)),
    ...Array.from(byParameter, ([name, targets]) =>
      mapBlock(`$uri?${name}=$arg_${name}`, `$assay_moved_by_${name}`, lines(targets, exactKey)),
    ),
    mapBlock('$uri', '$assay_moved', lines(byPath, keysOfPaths([...byPath.keys()]))),
  ]
}

/** The longest key in a hash table of the default size, in bytes (`map_hash_bucket_size`: 64, with two pointers). */
const longestKey = 40

/**
 * The key of a map that is compared with letter case, as `?id=Ab` and `?id=aB` have to be: a regular expression, because
 * nginx compares texts without it.
 */
function exactKey(text: string): string {
  return `~${literalSource(text)}`
}

/**
 * Returns what makes a key from a path. Paths are compared without letter case, which the check does as well, because a
 * table is faster than regular expressions. A path is one nevertheless if another differs from it only in letter case, or
 * if it is long: a larger table could be set only once in all files of a server, before the first map.
 */
function keysOfPaths(paths: readonly string[]): (path: string) => string {
  const alike = Map.groupBy(paths, (path) => path.toLowerCase())
  return (path) =>
    Buffer.byteLength(path) > longestKey || alike.get(path.toLowerCase())?.length !== 1
      ? exactKey(path)
      : path
}

function redirectRules(table: RedirectTable): string[] {
  return isEmpty(table)
    ? []
    : [
        '',
        '  if ($assay_moved_query) { return 301 $assay_moved_query; }',
        ...Array.from(
          table.byParameter.keys(),
          (name) => `  if ($assay_moved_by_${name}) { return 301 $assay_moved_by_${name}; }`,
        ),
        '  if ($assay_moved) { return 301 $assay_moved$is_args$args; }',
      ]
}

function mapBlock(source: string, variable: string, lines: readonly string[]): string {
  return `map ${quoted(source)} ${variable} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`
}

function variableOf(header: string): string {
  return `$assay_${header.toLowerCase().replaceAll('-', '_')}`
}

/**
 * Quotes a text for a configuration file. nginx has no escape for `$` where it reads variables, which it does not in the
 * keys of maps; our own values have none, and the command refuses a folder that has one.
 */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
}
