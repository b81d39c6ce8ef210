import type { Reference } from './schema.ts'

export type Health = NonNullable<Reference['health']>

/** What happened to a source: a label and a sentence. */
export const healthWords: Record<Health['kind'], { label: string; meaning: string }> = {
  retracted: {
    label: 'Retracted',
    meaning: 'This source was retracted and should not be relied on as evidence.',
  },
  corrected: { label: 'Corrected', meaning: 'This source was corrected after publication.' },
  concern: {
    label: 'Expression of concern',
    meaning: 'The publisher has issued an expression of concern about this source.',
  },
  superseded: {
    label: 'Superseded',
    meaning: 'A newer version has replaced this source.',
  },
}
