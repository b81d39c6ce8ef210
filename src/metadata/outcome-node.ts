/** The evidence on the outcomes of a claim: a set of data about the claim (schema.org/Dataset). */

import type { Outcome } from '../claims/outcomes/schema.ts'
import type { Claim } from '../claims/schema.ts'

import { unitName } from '../claims/outcomes/unit.ts'
import { mediaTypes } from '../shared/media-types.ts'
import { publisherNode } from './agents.ts'
import { oneOrMany, type Home, type Node } from './node.ts'

/**
 * Describes the outcomes of a claim and the file that has them.
 *
 * An outcome is a variable with a value: the effect, whose meaning is its `description` (schema.org/variableMeasured,
 * schema.org/PropertyValue). Intervals and the certainty are only in the file: `minValue` and `maxValue` are the limits of a
 * property, not of its estimate, and schema.org has no property for the certainty of evidence.
 *
 * @returns `undefined` for a claim without outcomes
 */
export function outcomesNode(
  id: string,
  { statement, outcomes = [] }: Pick<Claim, 'statement' | 'outcomes'>,
  home: Home,
): Node | undefined {
  if (outcomes.length === 0) return undefined
  const { site, urls, words } = home
  return {
    '@type': 'Dataset',
    '@id': urls.absolute({ to: 'claim', id }, 'outcomes'),
    name: words.say('data.outcomesOf', { claim: statement }),
    description: words.say('data.everyOutcome'),
    url: urls.absolute({ to: 'claim', id }),
    inLanguage: site.language,
    creator: publisherNode(home),
    license: site.licence?.url,
    isAccessibleForFree: true,
    variableMeasured: oneOrMany(outcomes.map((outcome) => variableNode(outcome, home))),
    distribution: {
      '@type': 'DataDownload',
      contentUrl: urls.absolute({ to: 'outcome-data', id }),
      encodingFormat: mediaTypes.csv,
    },
  }
}

function variableNode(
  { name, time, scale, unit, effect, meaning }: Outcome,
  { words }: Home,
): Node {
  const measure = effect && words.say(`outcomes.measure-${effect.measure}`)
  const parts = [name, time, measure].filter((part) => part !== undefined)
  return {
    '@type': 'PropertyValue',
    name: words.list(parts, 'unit'),
    description: meaning,
    value: effect?.estimate,
    unitText: effect?.measure === 'mean-difference' && unit ? unitName(unit) : undefined,
    measurementTechnique: scale,
  }
}
