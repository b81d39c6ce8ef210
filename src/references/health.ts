import type { Reference } from './schema.ts'

export type Health = NonNullable<Reference['health']>

/** What happened to a source, in a word or two and in a sentence. */
export const healthWords: Record<Health['kind'], { label: string; meaning: string }> = {
  retracted: {
    label: 'Retracted',
    meaning: 'This source was retracted. It should not be relied on as evidence.',
  },
  corrected: { label: 'Corrected', meaning: 'This source was corrected after it appeared.' },
  concern: {
    label: 'Expression of concern',
    meaning: 'The publisher has voiced concern about this source.',
  },
  superseded: {
    label: 'Superseded',
    meaning: 'A newer version has taken the place of this source.',
  },
}
