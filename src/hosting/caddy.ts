/** Writes the configuration of Caddy for a site. */

import { contentType, isText, mediaTypes, typesByEnding } from '../shared/media-types.ts'
import { literalSource, patternSource } from './path-pattern.ts'
import { type RedirectTable, isEmpty, redirectTable } from './redirects.ts'
import { type HeaderRule, commonHeaders, headerRules, headersOf, otherwise } from './rules.ts'
import type { ServerOptions } from './server-options.ts'

/**
 * Writes a Caddyfile.
 *
 * @param options see `ServerOptions`; Caddy gets a certificate for `host`, unless it begins with `http://`
 */
export function caddyConfig({ base, root, host, redirects }: ServerOptions): string {
  const moved = redirectTable(redirects)
  const rules = [...typeRules(), ...headerRules].flatMap(
    ({ paths, headers, without = [] }, index) => [
      `@assay${index} path_regexp ${quoted(paths.map((path) => patternSource(path, base)).join('|'))}`,
      ...Object.entries(headers).map(
        ([name, value]) => `header @assay${index} ${name} ${quoted(value)}`,
      ),
      ...without.map((name) => `header @assay${index} -${name}`),
    ],
  )
  return `# Made by Assay from src/hosting/. \`npm run deploy-config -- caddy\` writes it for a publication, with its redirects.

${host} {
	root * ${quoted(root)}
	encode gzip {
		match {
${textTypes()
  .map((type) => `\t\t\theader Content-Type ${quoted(`${type}*`)}`)
  .join('\n')}
		}
	}
${redirectMaps(moved)}
	route {
${redirectRules(moved)}		# Hidden files, and those for other hosts.
		@hidden {
			path_regexp ${quoted('/([.]|_headers$|_redirects$)')}
			not path ${quoted(`${base}.well-known/*`)}
		}
		error @hidden 404
		header {
${headerLines({ ...commonHeaders, ...otherwise }, 3)}
		}
		@file path_regexp ${quoted('[.][^/]+$')}
		header @file Content-Type ${mediaTypes.bytes}
${rules.map((line) => `\t\t${line}`).join('\n')}
		file_server {
			precompressed br gzip
		}
	}
	handle_errors {
		route {
			rewrite * ${quoted(`${base}404.html`)}
			header {
${headerLines(headersOf('/404.html'), 4)}
				-Access-Control-Allow-Origin
			}
			file_server
		}
	}
}
`
}

/** The types of all endings: Caddy would ask the system for them. Names that say more follow. */
function typeRules(): HeaderRule[] {
  const byType = Map.groupBy(Object.entries(typesByEnding), ([, type]) => type)
  return [...byType].map(([type, of]) => ({
    paths: of.map(([ending]) => `/*.${ending}`),
    headers: { 'Content-Type': contentType(type) },
  }))
}

function textTypes(): string[] {
  return Object.values(mediaTypes).filter(isText)
}

function headerLines(headers: Readonly<Record<string, string>>, depth: number): string {
  return Object.entries(headers)
    .map(([name, value]) => `${'\t'.repeat(depth)}${name} ${quoted(value)}`)
    .join('\n')
}

function redirectMaps(table: RedirectTable): string {
  if (isEmpty(table)) return ''
  const { withQuery, byParameter, byPath } = table
  const lines = (of: ReadonlyMap<string, string>) =>
    [
      ...Array.from(of, ([key, to]) => `\t\t${quoted(keyOf(key))} ${quoted(to)}`),
      '\t\tdefault ""',
    ].join('\n')
  const map = (source: string, name: string, of: ReadonlyMap<string, string>) =>
    `\tmap "{http.request.uri.path}${source}" {${name}} {\n${lines(of)}\n\t}\n`
  const byNames = Array.from(byParameter, ([name, of]) =>
    map(`?${name}={http.request.uri.query.${name}}`, `assay_moved_by_${name}`, of),
  )
  return [
    '\n',
    map('?{http.request.uri.query}', 'assay_moved_query', withQuery),
    ...byNames,
    map('', 'assay_moved', byPath),
  ].join('')
}

/** The query of the request is kept in a rule of its own: before version 2.9, Caddy has no name for it with its `?`. */
function redirectRules(table: RedirectTable): string {
  const byNames = Array.from(
    table.byParameter.keys(),
    (name) => `		@moved_by_${name} expression \`{assay_moved_by_${name}} != ""\`
		redir @moved_by_${name} {assay_moved_by_${name}} 301
`,
  ).join('')
  return isEmpty(table)
    ? ''
    : `		@moved_query expression \`{assay_moved_query} != ""\`
		redir @moved_query {assay_moved_query} 301
${byNames}		@moved_asked expression \`{assay_moved} != "" && {http.request.uri.query} != ""\`
		redir @moved_asked {assay_moved}?{http.request.uri.query} 301
		@moved expression \`{assay_moved} != ""\`
		redir @moved {assay_moved} 301
`
}

/**
 * The key of a map. Caddy replaces `{…}` and `{$…}` in a Caddyfile, so a key with a brace is written as a regular
 * expression, which begins with \`~\`.
 */
function keyOf(text: string): string {
  return text.includes('{') ? `~${literalSource(text)}` : text
}

/** Quotes a text ("Caddyfile concepts", "Tokens and quotes"). Only the quotation mark can be escaped in it. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`
}
