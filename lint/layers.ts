/**
 * The layers of docs/architecture.md: which folder of src/ may import what.
 * Pure: files and specifiers in, the problem of an import out. `plugin.ts` makes a lint rule of it.
 */
import path from 'node:path/posix'

/**
 * The folders (or modules) that a row is about, those that they may import, the guarded modules that they may use
 * (`touches`) and, if not all packages are allowed, which ones are. The message about any other import ends with `advice`.
 */
interface Layer {
  folders: string[]
  imports: string[]
  touches?: (keyof typeof guarded)[]
  packages?: string[]
  advice: string
}

/** An import as it is written in a module of src/. */
export interface Import {
  /** The path of the importing module, relative to src/, with `/`. */
  from: string
  /** The specifier: `../shared/text.ts`, `yaml`. */
  specifier: string
  /** Whether only types are imported, so that nothing of the module runs. */
  typesOnly: boolean
}

/** Modules that only some layers may use, by the names that appear in `touches`. */
const guarded = {
  content: {
    pattern: /^astro:content/,
    advice: 'The content does not enter Vite. Pages get the records in `Astro.locals`.',
  },
  schemas: {
    pattern: /^(astro\/zod|astro:schema|zod)(\/|$)/,
    advice:
      'Schemas are defined once, in the schema.ts of their concept. Import the schema from there.',
  },
  files: {
    pattern: /^(node:)?fs(\/|$)/,
    advice:
      'Only src/reading, src/site.ts, hooks, commands and routes use files. Take the text as an argument.',
  },
  astro: {
    pattern: /^astro(:|\/|$)(?!content|schema|zod)/,
    advice: 'This layer runs without Astro. Take plain values from a route or a hook.',
  },
  processors: {
    pattern: /^@astrojs\//,
    advice: 'This layer runs without Astro. Take plain values from a route or a hook.',
  },
} as const

const ground = ['shared', 'messages', 'identity', 'site.ts']
const cited = ['references', 'searches', 'people', 'ratings', 'claimants']
const citing = ['claims', 'topics', 'charts', 'responses']
const domain = [...ground, ...cited, ...citing, 'articles']
/** Each may import those before it. */
const uses = ['markdown', 'citations', 'exports', 'metadata', 'feeds', 'figures', 'integrity']
const presentation = ['components', 'layouts', 'styles']
const belowUses = [...domain, 'cache', 'reading', 'publication', 'search', 'hosting']
const belowPages = [...belowUses, ...uses, ...presentation]

/** Lowest first. */
const layers: Layer[] = [
  {
    folders: ['shared'],
    imports: [],
    packages: ['edtf', 'fastest-levenshtein'],
    advice: 'shared/ knows no concept of the domain. Move this code to the folder of its concept.',
  },
  {
    folders: ['shared/atomic-file.ts', 'shared/folder.ts'],
    imports: ['shared/folder.ts'],
    touches: ['files'],
    packages: [],
    advice: 'These modules only write files. Do not make them depend on what files contain.',
  },
  {
    folders: ['hosting'],
    imports: ['shared'],
    packages: ['hastscript', 'hast-util-to-html'],
    advice:
      'hosting/ knows paths and headers, not records. Take old addresses and words as arguments.',
  },
  {
    folders: ['cache'],
    imports: ['shared'],
    touches: ['files'],
    packages: [],
    advice: 'cache/ keeps values of any kind. Let the code that computes a value make its key.',
  },
  {
    folders: ['messages'],
    imports: ['shared'],
    packages: ['parse5'],
    advice: 'messages/ has words, not records. Take values as arguments.',
  },
  {
    folders: ['identity'],
    imports: ['shared'],
    packages: ['culori'],
    advice: 'identity/ knows the look of a publication, not its records. Take values as arguments.',
  },
  {
    folders: ['site.ts'],
    imports: ['shared', 'messages', 'identity'],
    touches: ['files', 'schemas'],
    packages: ['yaml'],
    advice:
      'Every module may import site.ts, so site.ts may import only shared/, messages/ and identity/.',
  },
  {
    folders: ['references', 'people', 'ratings', 'claimants'],
    imports: ground,
    packages: ['any-ascii'],
    advice: 'A cited record does not know what cites it. Take the citing keys as an argument.',
  },
  {
    folders: ['searches'],
    imports: [...ground, 'references'],
    packages: [],
    advice: 'A search does not know what cites it. Take the citing keys as an argument.',
  },
  {
    folders: citing,
    imports: [...ground, ...cited],
    packages: [],
    advice:
      'Articles import claims, and claims import references, never the reverse. Take the citing keys as an argument.',
  },
  {
    folders: ['articles'],
    imports: domain,
    packages: [],
    advice:
      'The domain states facts about records. Move reading and rendering to their own layers.',
  },
  {
    folders: ['reading'],
    imports: domain,
    touches: ['files'],
    advice:
      'Code in reading/ turns files into records and does not know their uses. Return the record.',
  },
  {
    folders: ['publication'],
    imports: [...domain, 'cache', 'reading'],
    touches: ['files'],
    packages: ['mdast', 'vfile'],
    advice:
      'publication/ knows no use of the records. Take what the citations or the rules find as an argument.',
  },
  {
    folders: ['middleware.ts'],
    imports: ['messages'],
    touches: ['astro'],
    packages: ['astro'],
    advice: 'Middleware only finishes pages. Let the components write them.',
  },
  {
    folders: ['search'],
    imports: [],
    packages: [],
    advice: 'search/ runs in browsers. Take what it needs as an argument.',
  },
  {
    folders: ['fonts'],
    imports: ['shared', 'identity'],
    touches: ['files'],
    packages: ['subset-font', 'tinypool'],
    advice: 'fonts/ knows no records. Take the characters or the texts as an argument.',
  },
  ...uses.map((folder, index) => ({
    folders: [folder],
    imports: [...belowUses, ...uses.slice(0, index)],
    advice:
      'These folders import only those before them in `uses`. Take records or a tree, and let a route or a hook bind them to the site.',
  })),
  {
    folders: ['library'],
    imports: [...belowUses, ...uses],
    touches: ['files'],
    advice:
      'library/ takes care of sources and prints nothing. Let a command ask, show progress and report.',
  },
  {
    folders: ['upgrading'],
    imports: ['shared', 'site.ts', 'library'],
    packages: ['yaml'],
    advice:
      'A step of an upgrade knows files as they were, not the schemas of today. Let a command read and write.',
  },
  {
    folders: ['pictures'],
    imports: [...ground, 'cache', 'ratings', 'reading', 'metadata', 'figures'],
    touches: ['files'],
    advice: 'pictures/ knows files and words, not records. Take what a record says as an argument.',
  },
  {
    folders: ['changes'],
    imports: ['shared', 'integrity'],
    touches: ['files'],
    packages: [],
    advice: 'changes/ compares built sites and knows no records. Let a command find the sites.',
  },
  {
    folders: ['importing'],
    imports: [...belowUses, 'markdown'],
    touches: ['files'],
    advice:
      'importing/ turns the files of other programs into those of a publication. Let a command write and report.',
  },
  {
    folders: ['texts'],
    imports: [...belowUses, 'markdown', 'citations'],
    touches: ['astro', 'files', 'processors'],
    advice:
      'texts/ only compiles. Extend the transforms in markdown/ and citations/, and let a hook or a command bind them to the site.',
  },
  {
    folders: ['components'],
    imports: [...domain, 'publication', 'search', ...uses, 'texts', 'styles', 'fonts'],
    touches: ['astro', 'processors'],
    advice: 'Records arrive as props: let the page pass on what it gets in `Astro.locals`.',
  },
  {
    folders: ['layouts'],
    imports: [...domain, 'publication', 'hosting', ...uses, 'styles', 'components'],
    touches: ['astro', 'processors'],
    advice: 'Records arrive as props: let the page pass on what it gets in `Astro.locals`.',
  },
  {
    folders: ['rendering'],
    imports: [...belowPages, 'texts', 'pictures'],
    touches: ['astro', 'files'],
    advice:
      'rendering/ makes the files of a site from what it is given. Let a command read and report.',
  },
  {
    folders: ['integrations', 'cli'],
    imports: [
      ...belowPages,
      'fonts',
      'library',
      'importing',
      'changes',
      'upgrading',
      'texts',
      'pictures',
      'rendering',
      'integrations',
    ],
    touches: ['astro', 'files', 'processors'],
    advice: 'Hooks and commands run outside Vite. Use reading/ and call the layers below.',
  },
  {
    folders: ['pages'],
    imports: [...belowPages, 'texts'],
    touches: ['astro', 'files', 'processors'],
    advice: 'Routes do not import routes, hooks or commands. Move shared code to a layer below.',
  },
]

/** A file in src/ that no row covers may not import anything, so that a new folder gets a row. */
const unlisted: Layer = {
  folders: [],
  imports: [],
  advice: 'This file is in no layer. Add its folder to the table in lint/layers.ts.',
}

/** Each folder or module with its layer. */
const rows = layers.flatMap((layer) => layer.folders.map((folder) => ({ folder, layer })))

/** Tests may import from anywhere. */
const unlimited = /(\.test\.ts$|(^|\/)cases\/[^/]+\.ts$)/

/**
 * Returns what is wrong with an import, as a sentence with the advice of the row or of the guarded module,
 * or `undefined` if the layer may import it.
 */
export function layerProblem({ from, specifier, typesOnly }: Import): string | undefined {
  if (unlimited.test(from)) return undefined

  const { folder, layer } = rowOf(from)
  const refused = `\`${specifier}\` may not be imported in \`${folder}\`.`
  if (specifier.startsWith('.')) {
    const target = path.join(path.dirname(from), specifier)
    if (target.startsWith('../')) return undefined
    const allowed = [folder, ...layer.imports].some((name) => isIn(name, target))
    return allowed ? undefined : `${refused} ${layer.advice}`
  }

  const touches = new Set<string>(layer.touches)
  if (path.basename(from) === 'schema.ts' || typesOnly) touches.add('schemas')
  for (const [name, { pattern, advice }] of Object.entries(guarded))
    if (!touches.has(name) && pattern.test(specifier)) return `${refused} ${advice}`

  if (!layer.packages || specifier.startsWith('node:')) return undefined
  const allowed = ['astro/zod', ...layer.packages]
  return allowed.some((name) => isIn(name, specifier))
    ? undefined
    : `${refused} Of packages, it may import only ${allowed.join(', ')}. ${layer.advice}`
}

/** Returns the layer of a module, and the folder or module in its row: the module itself, if it has a row of its own. */
function rowOf(file: string): { folder: string; layer: Layer } {
  const own = rows.find(({ folder }) => folder === file)
  return own ?? rows.find(({ folder }) => isIn(folder, file)) ?? { folder: file, layer: unlisted }
}

/** Returns whether a path is a folder or module, or something in it. */
function isIn(name: string, file: string): boolean {
  return file === name || file.startsWith(`${name}/`)
}
