/**
 * The rules for every page: the HTML standard, what markup can show of WCAG, and what a complete document needs.
 * `node tests/run.ts conformance` applies them to the built site, tests/elements.test.ts to the style guide.
 */
import { defineConfig } from 'html-validate'

export default defineConfig({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Files from the site itself are as trustworthy as the page. Only files from other sites need a digest.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Filters of lists have no submit button: they apply each choice at once, announce the result, and appear only with scripts.
    'wcag/h32': 'off',
  },
})
