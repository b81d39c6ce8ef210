/** Inspects a small site made of the sound one and a few files laid over it. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'yaml'

import type { Kept } from '../../../cache/pack.ts'
import type { Issue } from '../../issue.ts'
import { type InspectOptions, inspectSite } from '../../inspect.ts'

import { rules } from '../../rule-names.ts'

/** Files by their path below `dist/`; `null` takes one of the sound site away. */
export type Files = Readonly<Record<string, string | null>>

/** The rules over the built site. */
export const ofSite = Object.values(rules).flatMap(({ name, inspect }) => (inspect ? [name] : []))

const sound = parse(readFileSync(join(import.meta.dirname, 'sound.yaml'), 'utf8')) as Files

/** What pages of the sound site are made from. */
const origins = new Map([
  ['about/index.html', 'content/pages/about.mdx'],
  ['articles/cells/index.html', 'content/articles/cells.mdx'],
])

/** Inspects the sound site with files laid over it; the places are told from `/dist`. */
export function inspectFiles(
  files: Files,
  options: Partial<InspectOptions> = {},
): ReturnType<typeof inspectSite> {
  const all = new Map(
    Object.entries({ ...sound, ...files }).flatMap(([name, text]) =>
      text === null ? [] : [[name, text] as const],
    ),
  )
  return inspectSite([...all.keys()], {
    directory: '/dist',
    url: 'https://example.org',
    origins,
    read: (name: string) => all.get(name) ?? '',
    ...options,
  })
}

/** An empty pack in memory, whose values survive JSON like those of a file. */
export function emptyPack(): Kept {
  const values = new Map<string, string>()
  return {
    get: (key) => (JSON.parse(values.get(key) ?? 'null') as unknown) ?? undefined,
    set: (key, value) => {
      values.set(key, JSON.stringify(value))
    },
  }
}

/** The issues in such a site, for the examples of docs/errors/. */
export function inspectExample(files: Files): Issue[] {
  return inspectFiles(files).issues
}
