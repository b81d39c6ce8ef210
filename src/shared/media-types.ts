/** The media types of everything that a site serves. No other module lists any. */

/** By what a file contains. Types without a registration at IANA are those that reference managers announce and accept. */
export const mediaTypes = {
  atom: 'application/atom+xml',
  avif: 'image/avif',
  bib: 'application/x-bibtex',
  bytes: 'application/octet-stream',
  css: 'text/css',
  cslJson: 'application/vnd.citationstyles.csl+json',
  csv: 'text/csv',
  dataPackage: 'application/vnd.datapackage+json',
  gif: 'image/gif',
  html: 'text/html',
  icon: 'image/vnd.microsoft.icon',
  javascript: 'text/javascript',
  jpeg: 'image/jpeg',
  json: 'application/json',
  jsonFeed: 'application/feed+json',
  jsonLd: 'application/ld+json',
  manifest: 'application/manifest+json',
  markdown: 'text/markdown',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  openSearch: 'application/opensearchdescription+xml',
  pdf: 'application/pdf',
  png: 'image/png',
  ris: 'application/x-research-info-systems',
  rss: 'application/rss+xml',
  svg: 'image/svg+xml',
  text: 'text/plain',
  tsv: 'text/tab-separated-values',
  wasm: 'application/wasm',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
  zip: 'application/zip',
} as const

export type MediaType = (typeof mediaTypes)[keyof typeof mediaTypes]

/** The types by the endings of names, for files that `namedTypes` does not list. */
export const typesByEnding: Readonly<Record<string, MediaType>> = {
  avif: mediaTypes.avif,
  bib: mediaTypes.bib,
  css: mediaTypes.css,
  csv: mediaTypes.csv,
  gif: mediaTypes.gif,
  htm: mediaTypes.html,
  html: mediaTypes.html,
  ico: mediaTypes.icon,
  jpeg: mediaTypes.jpeg,
  jpg: mediaTypes.jpeg,
  js: mediaTypes.javascript,
  json: mediaTypes.json,
  md: mediaTypes.markdown,
  mjs: mediaTypes.javascript,
  ods: mediaTypes.ods,
  pdf: mediaTypes.pdf,
  png: mediaTypes.png,
  ris: mediaTypes.ris,
  svg: mediaTypes.svg,
  tsv: mediaTypes.tsv,
  txt: mediaTypes.text,
  wasm: mediaTypes.wasm,
  webmanifest: mediaTypes.manifest,
  webp: mediaTypes.webp,
  woff2: mediaTypes.woff2,
  xlsx: mediaTypes.xlsx,
  xml: mediaTypes.xml,
  zip: mediaTypes.zip,
}

/**
 * The types of files whose whole name says what they contain, by paths from the root of the site, in which `*` is any
 * text, also with slashes. No path matches two of them.
 */
export const namedTypes: Readonly<Record<string, MediaType>> = {
  '/*rss.xml': mediaTypes.rss,
  '/*atom.xml': mediaTypes.atom,
  '/opensearch.xml': mediaTypes.openSearch,
  '/feed.json': mediaTypes.jsonFeed,
  '/archive/*feed.json': mediaTypes.jsonFeed,
  '/corrections/*feed.json': mediaTypes.jsonFeed,
  '/languages/*feed.json': mediaTypes.jsonFeed,
  '/topics/*feed.json': mediaTypes.jsonFeed,
  '/data/claims.json': mediaTypes.jsonLd,
  '/data/datapackage.json': mediaTypes.dataPackage,
  '/data/references.json': mediaTypes.cslJson,
  '/references/*.json': mediaTypes.cslJson,
  '/articles/*/references.json': mediaTypes.cslJson,
  '/articles/*/cite.json': mediaTypes.cslJson,
}

/** Returns whether files of a type are text. All texts of a site are UTF-8. */
export function isText(mediaType: string): boolean {
  return /^text\/|[/+](?:json|xml)$|^application\/x-(?:bibtex|research-info-systems)$/.test(
    mediaType,
  )
}

/** Returns the value of `Content-Type` for a type, with the encoding of texts. */
export function contentType(mediaType: string): string {
  return isText(mediaType) ? `${mediaType}; charset=utf-8` : mediaType
}
