/** Renders the pages of a site, each only if something that it was made from has changed. */

import type { PublishedPublication } from '../publication/published.ts'
import type { KeptSite } from './kept-site.ts'
import type { Drawings } from '../pictures/drawings.ts'
import type { TextPictures } from './text-pictures.ts'

import { digestOf } from './digest.ts'
import { type Part, track, valueOfPart } from './tracking.ts'

/** What pages are made from. */
export interface PageInputs {
  library: PublishedPublication
  /** The compiled texts, by collection and id; each is loaded when a page needs it. */
  texts: Texts
  pictures: Pick<TextPictures, 'planOf'>
  drawings: Pick<Drawings, 'planOf'>
  writeCopy: App.Locals['writeCopy']
  /** The day on which the site is built. */
  today: string
}

/** The compiled texts. */
export interface Texts {
  /** Changes with the compiled text. */
  digest: (name: string) => string | undefined
  code: (name: string) => Promise<string>
}

/** Renders with the records in `locals`. */
export type Render = (locals: App.Locals) => Promise<Response>

/** A rendered page and the parts that it was made from. */
export interface RenderedPage {
  response: Response
  parts: ReadonlySet<Part>
}

/** Renders pages and records what they are made from. */
export function pageRenderer({
  library,
  words,
  texts,
  pictures,
  drawings,
  writeCopy,
  today,
  look,
}: PageInputs & Pick<App.Locals, 'words' | 'look'>) {
  const memo = new Map<string, { value: Promise<unknown>; parts: Set<Part> }>()

  const localsFor = (parts: Set<Part>): App.Locals => ({
    library: track(library, (part) => parts.add(part)),
    words,
    look,
    code: (collection, id) => {
      const name = `${collection}/${id}`
      parts.add(`text:${name}`)
      return texts.code(name)
    },
    picture: (collection, id, src) => {
      parts.add(`picture:${JSON.stringify([collection, id, src])}`)
      return pictures.planOf(collection, id, src)
    },
    drawing: (svg) => {
      const plan = drawings.planOf(svg)
      if (plan) parts.add(drawingPart + plan.path)
      return plan
    },
    writeCopy,
    today: () => {
      parts.add('today')
      return today
    },
    isPast: (day) => {
      parts.add(`past:${day}`)
      return day < today
    },
    once: async (key, make) => {
      let made = memo.get(key)
      if (!made) {
        const used = new Set<Part>()
        made = { value: make(localsFor(used)), parts: used }
        memo.set(key, made)
      }
      const value = await made.value
      for (const part of made.parts) parts.add(part)
      return value as Awaited<ReturnType<typeof make>>
    },
  })

  return async (render: Render): Promise<RenderedPage> => {
    const parts = new Set<Part>()
    const response = await render(localsFor(parts))
    return { response, parts }
  }
}

/** Finds out whether pages are still as they would be rendered now. */
export function pageKeeper(inputs: PageInputs) {
  const digests = new Map<Part, string>()

  const digestOfPart = (part: Part): string => {
    const known = digests.get(part)
    if (known !== undefined) return known
    const digest = digestOf(valueOf(part, inputs))
    digests.set(part, digest)
    return digest
  }

  return {
    /** Returns the digest of what a part is now. */
    digestOfPart,
    /** Returns a function that tells whether parts, by their numbers in an earlier site, are now what they were then. */
    currentIn: ({ parts, digests: before }: Pick<KeptSite, 'parts' | 'digests'>) => {
      const isSame: boolean[] = []
      return (numbers: readonly number[]): boolean =>
        numbers.every(
          (number) => (isSame[number] ??= before[number] === digestOfPart(parts[number] ?? '')),
        )
    },
  }
}

/** The start of the name of a part that stands for the file of a drawing. */
const drawingPart = 'drawing:'

/** Returns the files of drawings that a page of an earlier site shows, by their paths. */
export function drawingsOf(
  numbers: readonly number[],
  { parts }: Pick<KeptSite, 'parts'>,
): string[] {
  return numbers.flatMap((number) => {
    const name = parts[number] ?? ''
    return name.startsWith(drawingPart) ? [name.slice(drawingPart.length)] : []
  })
}

/** Returns what a part is now; of a text, its digest. */
function valueOf(part: Part, { library, texts, pictures, today }: PageInputs): unknown {
  if (part === 'today') return today
  // It is made from the other parts of the page.
  if (part.startsWith(drawingPart)) return part
  const [, kind, name = ''] = /^(text|picture|past):(.*)$/s.exec(part) ?? []
  if (kind === 'text') return texts.digest(name)
  if (kind === 'past') return name < today
  if (kind === undefined) return valueOfPart(library, part)
  return pictures.planOf(...(JSON.parse(name) as Parameters<TextPictures['planOf']>))
}
