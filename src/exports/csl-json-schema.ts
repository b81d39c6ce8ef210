/** Describes exported CSL-JSON for programs that validate it (JSON Schema, draft 7). */

import {
  cslDateVariables,
  cslNameVariables,
  cslNumberVariables,
  cslTextVariables,
  cslTypes,
} from '../references/csl.ts'

const text = { type: 'string' }
const flag = { type: 'boolean' }

const name = {
  type: 'object',
  properties: {
    family: text,
    given: text,
    'dropping-particle': text,
    'non-dropping-particle': text,
    suffix: text,
    literal: text,
    'comma-suffix': flag,
    'static-ordering': flag,
    'parse-names': flag,
  },
  additionalProperties: false,
}

const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      items: { type: 'array', items: { type: 'integer' }, minItems: 1, maxItems: 3 },
      minItems: 1,
      maxItems: 2,
    },
    season: { type: ['integer', 'string'] },
    circa: flag,
    literal: text,
  },
  additionalProperties: false,
}

const each = (names: readonly string[], schema: object) =>
  Object.fromEntries(names.map((field) => [field, schema]))

/**
 * The schema of what `toCslJson` writes. It allows less than that of CSL (CSL-JSON schema 1.0.2): every text is a string,
 * every date has parts in numbers, and there are no other fields.
 */
export const cslJsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: text,
      type: { enum: cslTypes },
      ...each([...cslTextVariables, ...cslNumberVariables], text),
      ...each(cslNameVariables, { type: 'array', items: name }),
      ...each(cslDateVariables, date),
    },
    required: ['id', 'citation-key', 'type'],
    additionalProperties: false,
  },
}
