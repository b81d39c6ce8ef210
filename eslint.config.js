import { fileURLToPath } from 'node:url'

import astro from 'eslint-plugin-astro'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/* The layers of docs/architecture.md, lowest first --------------------------------------------- */

const ground = ['shared', 'site.ts']
const cited = ['references', 'searches', 'people', 'ratings']
const citing = ['claims', 'topics', 'responses']
const domain = [...ground, ...cited, ...citing, 'articles']
const data = ['feeds', 'metadata', 'exports', 'search', 'figures', 'integrity', 'citations']
const uses = [...data, 'markdown']
const presentation = ['components', 'layouts', 'styles']
const belowPages = [...domain, 'reading', ...uses, ...presentation]

/**
 * What each folder of src/ may import from the other folders, which `guarded` modules it may touch
 * and, where only some packages are welcome, which. The rest is an error that ends on `advice`.
 */
const layers = [
  {
    folders: ['shared'],
    imports: [],
    packages: ['edtf', 'fastest-levenshtein'],
    advice: 'The ground knows no concept: move what needs one to the folder of that concept.',
  },
  {
    folders: ['shared/atomic-file.ts'],
    imports: [],
    touches: ['files'],
    packages: [],
    advice: 'It writes files for hooks and commands and knows nothing of what they hold.',
  },
  {
    folders: ['site.ts'],
    imports: ['shared'],
    touches: ['files', 'schemas'],
    packages: ['yaml'],
    advice: 'Everything may import site.ts, so it imports only shared/.',
  },
  {
    folders: ['references', 'people', 'ratings'],
    imports: ground,
    packages: [],
    advice: 'What is cited does not know who cites it: take the citing keys as an argument.',
  },
  {
    folders: ['searches'],
    imports: [...ground, 'references'],
    packages: [],
    advice:
      'A search is cited as a reference is, and does not know by whom: take keys as arguments.',
  },
  {
    folders: citing,
    imports: [...ground, ...cited],
    packages: [],
    advice:
      'An article cites claims, a claim cites references, never back: take keys as an argument.',
  },
  {
    folders: ['articles'],
    imports: domain,
    packages: [],
    advice: 'The domain is what is true of records: move reading and rendering to their layers.',
  },
  {
    folders: ['reading'],
    imports: domain,
    touches: ['files'],
    advice: 'Readers turn files into records and know no use of them: return the record.',
  },
  {
    folders: ['fonts'],
    imports: ['shared'],
    touches: ['files'],
    packages: ['subset-font'],
    advice: 'It cuts typefaces and knows no records: take the characters or the texts.',
  },
  {
    folders: data,
    imports: [...domain, 'reading', ...uses],
    advice:
      'Records in, strings or plain objects out: let a route or a hook call this and hand on.',
  },
  {
    folders: ['markdown'],
    imports: [...domain, 'reading', ...uses],
    touches: ['processors'],
    advice: 'A transform takes a tree and options: let astro.config.mjs bind it to the site.',
  },
  {
    folders: ['components'],
    imports: [...domain, ...uses, 'styles'],
    touches: ['astro', 'processors'],
    advice: 'Records arrive as props: let the page ask library.ts and pass on what it gets.',
  },
  {
    folders: ['layouts'],
    imports: [...domain, ...uses, 'styles', 'components'],
    touches: ['astro', 'processors'],
    advice: 'Records arrive as props: let the page ask library.ts and pass on what it gets.',
  },
  {
    folders: ['library.ts'],
    imports: belowPages,
    touches: ['astro', 'content', 'processors'],
    advice: 'It gives pages their records: move what else it needs to a layer below.',
  },
  {
    folders: ['content.config.ts'],
    imports: [...domain, 'citations', 'figures', 'integrations'],
    touches: ['astro', 'content'],
    advice: 'It names a loader and a schema per collection: move everything else to their folders.',
  },
  {
    folders: ['integrations', 'cli'],
    imports: [...belowPages, 'fonts', 'integrations'],
    touches: ['astro', 'files', 'processors'],
    advice: 'Hooks and commands run outside Vite: use reading/ and delegate to the layers below.',
  },
  {
    folders: ['pages'],
    imports: [...belowPages, 'library.ts'],
    touches: ['astro', 'files', 'processors'],
    advice:
      'A route imports no other route, hook or command: move what they share to a layer below.',
  },
]

/** Modules that only some layers may touch, under the names that `touches` uses. */
const guarded = {
  content: {
    regex: '^astro:content',
    message: 'It exists only inside Vite: pages ask src/library.ts, the others use src/reading.',
  },
  schemas: {
    regex: '^(astro/zod|astro:schema|zod)(/|$)',
    allowTypeImports: true,
    message: 'A shape is stated once, in the schema.ts of its concept: import it from there.',
  },
  files: {
    regex: '^(node:)?fs(/|$)',
    message:
      'Only src/reading, src/site.ts, hooks, commands and routes touch files: take the text.',
  },
  astro: {
    regex: '^astro(:|/|$)(?!content|schema|zod)',
    message: 'This layer runs without Astro: take plain values from a route or a hook.',
  },
  processors: {
    regex: '^@astrojs/',
    message: 'This layer runs without Astro: take plain values from a route or a hook.',
  },
}

/** A file in src/ that no row covers may import nothing, so that a new folder gets its row. */
const unlisted = {
  imports: [],
  advice: 'This file is in no layer: add its folder to the table in eslint.config.js.',
}

/** The rules that hold `folder` to a row of the table. */
function layerRules(folder, { imports, touches = [], packages, advice }) {
  const refused = Object.keys(guarded).filter((name) => !touches.includes(name))
  const patterns = refused.map((name) => guarded[name])
  if (packages) {
    const welcome = ['astro/zod', ...packages]
    const message = `Its packages are ${welcome.join(', ')}. ${advice}`
    patterns.push({ regex: `^(?!\\.|node:|(${welcome.join('|')})(/|$))`, message })
  }
  const except = [...new Set([folder, ...imports])].map((name) => `./${name}`)
  const zones = [{ target: './src', from: './src', except, message: advice }]

  return {
    'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
  }
}

const tests = ['**/*.test.ts', 'src/**/cases/*.ts']

/** The table as configuration: one entry per file or folder, one more for the folder's schema.ts. */
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

/** ESLint's own rules for what a type checker lets pass. */
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
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // tsc and astro check know types in these; the linter's type service does not.
    files: ['**/*.{js,mjs}', '**/*.astro', '**/*.astro/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },

  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.astro', '.js', '.mjs'],
      'import-x/ignore': ['/node_modules/'],
      'import-x/parsers': {
        '@typescript-eslint/parser': ['.ts'],
        // The plugin would `require` it by name, and it is a package for `import` only.
        [fileURLToPath(import.meta.resolve('astro-eslint-parser'))]: ['.astro'],
      },
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.astro', '.js', '.mjs', '.json'] }),
      ],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/no-extraneous-dependencies': 'error',
    },
  },
  { files: ['src/**/*.{ts,astro}'], ignores: tests, rules: layerRules('-', unlisted) },
  layerConfigs,
)
