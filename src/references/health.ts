import type { Reference } from './schema.ts'

/** What has happened to a source since it was published. */
export type Health = NonNullable<Reference['health']>
