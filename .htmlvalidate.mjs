/**
 * What every page is held to: the HTML standard, WCAG as far as markup shows it, and what a document of its own needs.
 * `node tests/run.ts conformance` runs it over the built site, tests/elements.test.ts over the page of every element.
 */
import { defineConfig } from 'html-validate'

export default defineConfig({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // A file of the site itself is as good as the page that names it; only what comes from elsewhere needs a digest.
    'require-sri': ['error', { target: 'crossorigin' }],
    // The filters of lists send nothing: they act on each choice, say what it did, and are there only where scripts run.
    'wcag/h32': 'off',
  },
})
