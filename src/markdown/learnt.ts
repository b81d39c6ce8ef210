import type { VFile } from 'vfile'

/**
 * Hands on what a transform learnt of a text: it reaches pages with the front matter of the compiled text, without a
 * second parse. A file that Astro does not compile has none, and nothing is kept of it.
 */
export function handOn(file: VFile, facts: Readonly<Record<string, unknown>>): void {
  const { astro } = file.data as { astro?: { frontmatter?: Record<string, unknown> } }
  if (astro?.frontmatter) Object.assign(astro.frontmatter, facts)
}
