import { defineCollection } from 'astro:content'

import { articleSchema, pageSchema } from './articles/schema.ts'
import { styleSchema } from './citations/schema.ts'
import { claimSchema } from './claims/schema.ts'
import { chartSchema } from './charts/schema.ts'
import { records } from './integrations/content.ts'
import { personSchema } from './people/schema.ts'
import { ratingSchema } from './ratings/schema.ts'
import { referenceSchema } from './references/schema.ts'
import { responseSchema } from './responses/schema.ts'
import { searchSchema } from './searches/schema.ts'
import { topicSchema } from './topics/schema.ts'

export const collections = {
  articles: defineCollection({ loader: records('articles'), schema: articleSchema }),
  pages: defineCollection({ loader: records('pages'), schema: pageSchema }),
  claims: defineCollection({ loader: records('claims'), schema: claimSchema }),
  references: defineCollection({ loader: records('references'), schema: referenceSchema }),
  searches: defineCollection({ loader: records('searches'), schema: searchSchema }),
  people: defineCollection({ loader: records('people'), schema: personSchema }),
  topics: defineCollection({ loader: records('topics'), schema: topicSchema }),
  ratings: defineCollection({ loader: records('ratings'), schema: ratingSchema }),
  styles: defineCollection({ loader: records('styles'), schema: styleSchema }),
  charts: defineCollection({ loader: records('charts'), schema: chartSchema }),
  responses: defineCollection({ loader: records('responses'), schema: responseSchema }),
}
