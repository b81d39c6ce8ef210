/** The Markdown processor of this site, for the texts that Astro compiles. */

import { textRecords } from '../texts/publication-texts.ts'
import { textProcessor } from '../texts/transforms.ts'
import { currentSite } from '../site.ts'
import { currentPublication } from './current-publication.ts'

/** Creates the processor with the transforms of texts and the current publication. */
export function markdownProcessor() {
  return textProcessor({
    site: currentSite,
    records: () => textRecords(currentPublication()),
    frontMatterOf: (file) =>
      currentPublication().validated.articles.find(({ record }) => record.file === file)?.data ??
      {},
  })
}
