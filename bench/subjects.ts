/** What made-up articles are about, so that a search can ask for something that few of them have. */

import { Random } from './random.ts'

/* oxfmt-ignore */
const openings = [
  'Aro', 'Bena', 'Cali', 'Dori', 'Elva', 'Fenu', 'Gala', 'Hesi', 'Iva', 'Juni', 'Kelo', 'Lura', 'Meri', 'Nova', 'Oru',
  'Pela', 'Quin', 'Rosi', 'Sela', 'Tamu', 'Ulva', 'Vero', 'Xeni', 'Zera',
] as const
const middles = ['bi', 'co', 'du', 'fa', 'ga', 'li', 'mo', 'na', 'pri', 'ra', 'so', 'tre'] as const
const remedyEndings = ['dan', 'fen', 'lex', 'mil', 'nol', 'vir'] as const
const complaintEndings = ['dynia', 'itis', 'osis', 'pathy'] as const

/** What an article is about. */
export interface Subject {
  /** What helps, or does not. */
  remedy: string
  /** What it may help with. */
  complaint: string
}

/**
 * Makes up what an article is about. As the words of a growing collection do (Heaps’ law), subjects grow with the square root of
 * the number of articles: of 1,000 articles, four are about one remedy; of 10,000, about twelve.
 *
 * @param articles how many there are
 */
export function subjectOf(random: Random, articles: number): Subject {
  const root = Math.sqrt(articles)
  const remedy = random.between(0, Math.ceil(8 * root))
  const complaint = random.between(0, Math.ceil(2 * root))
  return {
    remedy: nameOf(remedy, remedyEndings),
    complaint: nameOf(complaint, complaintEndings).toLowerCase(),
  }
}

/** Returns the name with a number; the first 1,152 are different. */
function nameOf(number: number, endings: readonly string[]): string {
  const pick = (from: readonly string[], at: number) => from[Math.floor(at) % from.length] ?? ''
  const afterOpening = number / openings.length
  return (
    pick(openings, number) +
    pick(middles, afterOpening) +
    pick(endings, afterOpening / middles.length)
  )
}
