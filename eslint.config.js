import { fileURLToPath } from 'node:url'

import astro from 'eslint-plugin-astro'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/* The layers of docs/architecture.md, lowest first --------------------------------------------- */

const ground = ['shared', 'messages', 'identity', 'site.ts']
const cited = ['references', 'searches', 'people', 'ratings', 'claimants']
const citing = ['claims', 'topics', 'charts', 'responses']
const domain = [...ground, ...cited, ...citing, 'articles']
/** Each may import those before it. */
const uses = ['markdown', 'citations', 'exports', 'metadata', 'feeds', 'figures', 'integrity']
const presentation = ['components', 'layouts', 'styles']
const belowUses = [...domain, 'cache', 'reading', 'publication', 'search', 'hosting']
const belowPages = [...belowUses, ...uses, ...presentation]

/**
 * The folders that each folder of src/ may import, the `guarded` modules that it may use (`touches`)
 * and, if not all packages are allowed, which ones are. Any other import is an error that ends with `advice`.
 */
const layers = [
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

/** Modules that only some layers may use, by the names that appear in `touches`. */
const guarded = {
  content: {
    regex: '^astro:content',
    message: 'The content does not enter Vite. Pages get the records in `Astro.locals`.',
  },
  schemas: {
    regex: '^(astro/zod|astro:schema|zod)(/|$)',
    allowTypeImports: true,
    message:
      'Schemas are defined once, in the schema.ts of their concept. Import the schema from there.',
  },
  files: {
    regex: '^(node:)?fs(/|$)',
    message:
      'Only src/reading, src/site.ts, hooks, commands and routes use files. Take the text as an argument.',
  },
  astro: {
    regex: '^astro(:|/|$)(?!content|schema|zod)',
    message: 'This layer runs without Astro. Take plain values from a route or a hook.',
  },
  processors: {
    regex: '^@astrojs/',
    message: 'This layer runs without Astro. Take plain values from a route or a hook.',
  },
}

/** A file in src/ that no row covers may not import anything, so that a new folder gets a row. */
const unlisted = {
  imports: [],
  advice: 'This file is in no layer. Add its folder to the table in eslint.config.js.',
}

/** Returns the lint rules that apply a row of the table to `folder`. */
function layerRules(folder, { imports, touches = [], packages, advice }) {
  const refused = Object.keys(guarded).filter((name) => !touches.includes(name))
  const patterns = refused.map((name) => guarded[name])
  if (packages) {
    const allowed = ['astro/zod', ...packages]
    const message = `This folder may import only these packages: ${allowed.join(', ')}. ${advice}`
    patterns.push({ regex: `^(?!\\.|node:|(${allowed.join('|')})(/|$))`, message })
  }
  const except = [...new Set([folder, ...imports])].map((name) => `./${name}`)
  const zones = [{ target: './src', from: './src', except, message: advice }]

  return {
    'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
  }
}

const tests = ['**/*.test.ts', 'src/**/cases/*.ts']

/** The table as configuration: one entry for each file or folder, and one for the folder's schema.ts. */
const layerConfigs = layers.flatMap((layer) =>
  layer.folders.flatMap((folder) => {
    const rules = layerRules(folder, layer)
    if (folder.endsWith('.ts')) return [{ files: [`src/${folder}`], rules }]

    const touches = [...(layer.touches ?? []), 'schemas']
    return [
      { files: [`src/${folder}/**/*.{ts,astro}`], ignores: tests, rules },
      { files: [`src/${folder}/**/schema.ts`], rules: layerRules(folder, { ...layer, touches }) },
    ]
  }),
)

/* ------------------------------------------------------------------------------------------------ */

/** ESLint's own rules for mistakes that a type checker accepts. */
const core = [
  'for-direction',
  'no-async-promise-executor',
  'no-case-declarations',
  'no-compare-neg-zero',
  'no-cond-assign',
  'no-constant-binary-expression',
  'no-constant-condition',
  'no-control-regex',
  'no-debugger',
  'no-dupe-else-if',
  'no-duplicate-case',
  'no-empty',
  'no-empty-pattern',
  'no-irregular-whitespace',
  'no-loss-of-precision',
  'no-misleading-character-class',
  'no-self-assign',
  'no-sparse-arrays',
  'no-unassigned-vars',
  'no-unsafe-finally',
  'no-unsafe-optional-chaining',
  'no-useless-assignment',
  'no-useless-catch',
  'no-useless-escape',
  'preserve-caught-error',
]

export default defineConfig(
  globalIgnores(['dist*/', '.dist.*/', '.astro/', 'content/', 'public/', 'tests/fixtures/']),

  tseslint.configs.strictTypeChecked,
  astro.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...Object.fromEntries(core.map((rule) => [rule, 'error'])),
      // An import of types only, written `{ type X }`, would still load the module.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // tsc and astro check know the types in these files; the linter's type service does not.
    files: ['**/*.{js,mjs}', '**/*.astro', '**/*.astro/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },

  {
    plugins: { 'import-x': importX },
    // The plugin parses an .astro file with the options of the file that imports it.
    languageOptions: { parserOptions: { parser: '@typescript-eslint/parser' } },
    settings: {
      'import-x/extensions': ['.ts', '.astro', '.js', '.mjs'],
      'import-x/ignore': ['/node_modules/'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts'],
        // Given its name, the plugin would `require` this package, which supports only `import`.
        [fileURLToPath(import.meta.resolve('astro-eslint-parser'))]: ['.astro'],
      },
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.astro', '.js', '.mjs', '.json'] }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'import-x/no-extraneous-dependencies': 'error',
    },
  },
  {
    // Comments and blank lines count: what matters is how much a reader has to scroll.
    files: ['src/**/*.{ts,astro}'],
    ignores: tests,
    rules: { 'max-lines': ['error', 300], 'max-lines-per-function': ['error', 60] },
  },
  // The words of a language are one table in one file, for translators.
  { files: ['src/messages/{en,de,es,fr}.ts'], rules: { 'max-lines': 'off' } },
  { files: ['src/**/*.{ts,astro}'], ignores: tests, rules: layerRules('-', unlisted) },
  layerConfigs,
)
