import { defineConfig } from 'oxlint'

/** ESLint's own rules for mistakes that a type checker accepts. */
const core = [
  'for-direction',
  'no-array-constructor',
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
  'no-unused-expressions',
  'no-useless-assignment',
  'no-useless-catch',
  'no-useless-constructor',
  'no-useless-escape',
  'no-var',
  'prefer-const',
  'prefer-rest-params',
  'prefer-spread',
  'preserve-caught-error',
] as const

/**
 * The rules of typescript-eslint's `strictTypeChecked` that need no options. Those for enums and namespaces are left out:
 * `erasableSyntaxOnly` allows neither.
 */
const typescript = [
  'await-thenable',
  'ban-ts-comment',
  'no-array-delete',
  'no-base-to-string',
  'no-deprecated',
  'no-duplicate-type-constituents',
  'no-dynamic-delete',
  'no-empty-object-type',
  'no-explicit-any',
  'no-extra-non-null-assertion',
  'no-extraneous-class',
  'no-floating-promises',
  'no-for-in-array',
  'no-generated-empty-object-type',
  'no-implied-eval',
  'no-import-type-side-effects',
  'no-invalid-void-type',
  'no-meaningless-void-operator',
  'no-misused-new',
  'no-misused-promises',
  'no-misused-spread',
  'no-non-null-asserted-nullish-coalescing',
  'no-non-null-asserted-optional-chain',
  'no-non-null-assertion',
  'no-redundant-type-constituents',
  'no-require-imports',
  'no-this-alias',
  'no-unnecessary-boolean-literal-compare',
  'no-unnecessary-condition',
  'no-unnecessary-template-expression',
  'no-unnecessary-type-arguments',
  'no-unnecessary-type-assertion',
  'no-unnecessary-type-constraint',
  'no-unnecessary-type-conversion',
  'no-unnecessary-type-parameters',
  'no-unsafe-declaration-merging',
  'no-unsafe-function-type',
  'no-unsafe-unary-minus',
  'no-useless-default-assignment',
  'no-wrapper-object-types',
  'only-throw-error',
  'prefer-as-const',
  'prefer-promise-reject-errors',
  'prefer-reduce-type-parameter',
  'prefer-return-this-type',
  'related-getter-setter-pairs',
  'require-await',
  'triple-slash-reference',
  'unbound-method',
  'unified-signatures',
  'use-unknown-in-catch-callback-variable',
] as const

/** The rules about values of type `any`. */
const unsafe = [
  'no-unsafe-argument',
  'no-unsafe-assignment',
  'no-unsafe-call',
  'no-unsafe-member-access',
  'no-unsafe-return',
] as const

const tests = ['**/*.test.ts', 'src/**/cases/*.ts']

export default defineConfig({
  ignorePatterns: ['dist*/', '.dist.*/', '.astro/', 'content/', 'public/', 'tests/fixtures/'],
  plugins: ['eslint', 'typescript', 'import'],
  jsPlugins: ['./lint/plugin.ts'],
  // Each rule is listed, so that a new version of the linter finds what this one does.
  categories: { correctness: 'off' },
  // `tsc` would build the same program a second time to report errors of types.
  options: {
    typeAware: true,
    typeCheck: true,
    denyWarnings: true,
    reportUnusedDisableDirectives: 'error',
  },
  rules: {
    ...Object.fromEntries(core.map((rule) => [`eslint/${rule}`, 'error'])),
    ...Object.fromEntries(
      [...typescript, ...unsafe].map((rule) => [`typescript/${rule}`, 'error']),
    ),
    'eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    'typescript/restrict-plus-operands': [
      'error',
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],

    'assay/layers': 'error',
    'assay/listed-packages': 'error',
    'import/no-cycle': 'error',
    'import/no-duplicates': ['error', { preferInline: true }],
  },
  overrides: [
    {
      // Comments and blank lines count: what matters is how much a reader has to scroll.
      files: ['src/**/*.{ts,astro}'],
      excludeFiles: tests,
      rules: { 'eslint/max-lines': ['error', 300], 'eslint/max-lines-per-function': ['error', 60] },
    },
    // JavaScript has no types to be safe by.
    {
      files: ['**/*.{js,mjs}'],
      rules: Object.fromEntries(unsafe.map((rule) => [`typescript/${rule}`, 'off'])),
    },
    // The words of a language are one table in one file, for translators.
    { files: ['src/messages/{en,de,es,fr}.ts'], rules: { 'eslint/max-lines': 'off' } },
  ],
})
