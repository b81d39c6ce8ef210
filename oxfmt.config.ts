import { defineConfig } from 'oxfmt'

export default defineConfig({
  semi: false,
  singleQuote: true,
  printWidth: 100,
  astro: true,
  sortPackageJson: false,
  ignorePatterns: [
    // Editors format their own text, and fixtures are exact on purpose.
    'content/',
    'src/starter/',
    'tests/fixtures/',
    'tests/blogs/',

    'public/',
    'package-lock.json',

    // Written by `npm run schemas`.
    '.vscode/schemas/',

    // Copied unchanged from their source.
    'src/reading/csl-locales/locales.json',
  ],
})
