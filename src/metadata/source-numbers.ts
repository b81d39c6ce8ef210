/** Describes the numbers and identifiers of a source in schema.org terms. */

import type { CslItem, CslType } from '../references/csl.ts'
import { oneOrMany, type Node } from './node.ts'

import { isTrialNumber, plainDoi } from '../shared/identifiers.ts'

/** The properties that schema.org has for the number of a source of a type. */
const properties: Partial<Record<CslType, string>> = {
  bill: 'legislationIdentifier',
  legislation: 'legislationIdentifier',
  regulation: 'legislationIdentifier',
  report: 'reportNumber',
  treaty: 'legislationIdentifier',
}

/** What the number of a source of a type is; as in Crossref's schema for articles (`article_number`) and trials. */
const kinds: Partial<Record<CslType, string>> = {
  'article-journal': 'article-number',
  'article-magazine': 'article-number',
  'article-newspaper': 'article-number',
  legal_case: 'docket-number',
  patent: 'patent-number',
  standard: 'standard-number',
}

/**
 * Returns the number of a source in the property that its type has for it, and all other identifiers as `identifier`, each
 * with its kind (schema.org/identifier, schema.org/propertyID).
 */
export function numberProperties(item: CslItem): Partial<Node> {
  const { type, number, DOI, PMID, PMCID } = item
  const property = properties[type]
  const identifiers: readonly (readonly [kind: string, value: string | undefined])[] = [
    ['DOI', DOI && plainDoi(DOI)],
    ['PMID', PMID],
    ['PMCID', PMCID],
    [kindOfNumber(item), property === undefined ? number : undefined],
  ]
  return {
    ...(property !== undefined && { [property]: number }),
    identifier: oneOrMany(
      identifiers.flatMap(([propertyID, value]) =>
        value ? [{ '@type': 'PropertyValue', propertyID, value }] : [],
      ),
    ),
  }
}

function kindOfNumber({ type, number = '' }: CslItem): string {
  return kinds[type] ?? (isTrialNumber(number) ? 'clinical-trial-number' : 'number')
}

/** Returns the numbers in a field of CSL such as `ISBN`, which has one text for several. */
export function numbersIn(text = ''): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}
