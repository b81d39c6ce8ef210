/** Inspects the files of a site on disk, with the facts that earlier inspections found. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Severities } from '../integrity/rule.ts'

import { createInspection, type Inspected } from '../integrity/inspect.ts'
import { openPack, openPackOfPart } from './cache.ts'

/** What an inspection needs to know, in a form that can be passed to another thread. */
export interface InspectionSettings {
  /** Absolute path of the site. */
  built: string
  /** Absolute path of the output folder, for the places in the report. */
  directory: string
  /** The address of the site. */
  url: string
  severities: Severities | undefined
  /** The source of each file that has a single source, by its path in the site. */
  origins: ReadonlyMap<string, string>
  /** Absolute path of the content. */
  contentDir: string
  /** Changes with the code. */
  code: string
  /** Absolute paths of what was kept for parts of the site, whose facts are used too. */
  parts: readonly string[]
  /** If the files are only a part of a site: the absolute path of the folder for what is kept for it. */
  keepIn?: string
}

/** Starts the inspection of a site whose files are added when they are finished. */
export function siteInspection(settings: InspectionSettings): {
  add: (name: string, digest?: string) => void
  finish: () => Inspected
  /** Keeps the facts that were found. */
  save: () => void
} {
  const { built, contentDir, code, parts, keepIn, ...options } = settings
  const own = openPack('inspections', contentDir, code)
  const kept = keepIn === undefined ? own : openPackOfPart(keepIn, 'inspections', code)
  const others = [
    ...(keepIn === undefined ? [] : [own]),
    ...parts.map((folder) => openPackOfPart(folder, 'inspections', code)),
  ]
  const read = (name: string) => readFileSync(join(built, name), 'utf8')
  const inspection = createInspection({
    ...options,
    read,
    kept,
    others,
    isPart: keepIn !== undefined,
  })
  return {
    add: (name, digest) => {
      inspection.add(name, () => read(name), digest)
    },
    finish: inspection.finish,
    save: () => {
      inspection.keep()
      kept.save()
    },
  }
}
