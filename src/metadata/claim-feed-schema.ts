/** Describes the feed of claim reviews for programs that validate JSON (JSON Schema, draft 7). */

const text = { type: 'string' }
const day = { type: 'string', format: 'date' }
const address = { type: 'string', format: 'uri' }
const number = { type: 'number' }

const rating = {
  type: 'object',
  properties: {
    '@type': { const: 'Rating' },
    alternateName: text,
    ratingExplanation: text,
    ratingValue: number,
    bestRating: number,
    worstRating: number,
  },
  required: ['@type', 'alternateName', 'ratingExplanation'],
}

/** The outcomes of a claim. One alone is no array. */
const variable = {
  type: 'object',
  properties: {
    '@type': { const: 'PropertyValue' },
    name: text,
    description: text,
    value: number,
    unitText: text,
    measurementTechnique: text,
  },
  required: ['@type', 'name', 'description'],
}

const outcomes = {
  type: 'object',
  properties: {
    '@type': { const: 'Dataset' },
    '@id': address,
    name: text,
    variableMeasured: { anyOf: [variable, { type: 'array', items: variable }] },
    distribution: {
      type: 'object',
      properties: { contentUrl: address, encodingFormat: text },
      required: ['contentUrl'],
    },
  },
  required: ['@type', '@id', 'variableMeasured', 'distribution'],
}

const review = {
  type: 'object',
  properties: {
    '@id': address,
    url: address,
    claimReviewed: text,
    datePublished: day,
    dateModified: day,
    inLanguage: text,
    license: text,
    reviewRating: rating,
    itemReviewed: {
      type: 'object',
      properties: { '@id': address, subjectOf: outcomes },
      required: ['@type', '@id'],
    },
  },
  required: ['url', 'claimReviewed', 'datePublished', 'reviewRating', 'itemReviewed'],
}

/**
 * The schema of what `claimFeed` returns: what readers of the feed can rely on. Every object can have further properties of
 * schema.org.
 */
export const claimFeedSchema = {
  type: 'object',
  properties: {
    '@context': { const: 'https://schema.org' },
    '@type': { const: 'DataFeed' },
    '@id': address,
    url: address,
    name: text,
    dateModified: day,
    license: text,
    dataFeedElement: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          '@type': { const: 'DataFeedItem' },
          dateCreated: day,
          dateModified: day,
          identifier: text,
          item: {
            type: 'object',
            properties: { '@type': { enum: ['ClaimReview', 'MediaReview'] }, '@id': address },
            required: ['@type', '@id'],
            if: { properties: { '@type': { const: 'ClaimReview' } } },
            then: review,
          },
        },
        required: ['@type', 'dateCreated', 'dateModified', 'identifier', 'item'],
      },
    },
  },
  required: ['@context', '@type', '@id', 'url', 'name', 'dataFeedElement'],
}
