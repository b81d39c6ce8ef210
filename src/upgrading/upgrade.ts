/** Brings the files of a content folder to the form that this version of the code reads. */

import { parseDocument } from 'yaml'

import type { Changes, ContentFiles, Step } from './step.ts'

import { setFields } from '../library/edited-yaml.ts'
import { siteSchema } from '../site.ts'

/** The result of an upgrade. */
export interface Upgrade {
  /** The version of the content before, and after it. */
  from: number
  to: number
  /** What each step changed: its sentence, and the paths of the files. */
  done: readonly { to: number; says: string; paths: readonly string[] }[]
  /** All files that are different now. */
  changes: Changes
}

/** The first version, which content without `schema` has. */
const first = 1

/**
 * Applies the steps that a content folder needs.
 *
 * @param files the texts of the content, with `site.yaml`
 * @param steps all steps in order
 * @throws if `site.yaml` has no version that can be read, if its version is newer than the last step, or if a file cannot
 * be changed
 */
export function upgradeContent(files: ContentFiles, steps: readonly Step[]): Upgrade {
  const site = files.get('site.yaml')
  if (site === undefined)
    throw new Error('There is no site.yaml, which says the version of the content. Add one.')
  const from = versionOf(site)
  const to = steps.at(-1)?.to ?? first
  if (from > to)
    throw new Error(
      `The content has the version ${from}, and this version of Assay reads ${to}. Update Assay.`,
    )
  const now = new Map<string, string>(files)
  const done = steps
    .filter((step) => step.to > from)
    .map((step) => ({ to: step.to, says: step.says, paths: apply(step.change(now), now) }))
  if (from < to) {
    const written = now.get('site.yaml') ?? site
    now.set('site.yaml', setFields(written, { schema: to }, Object.keys(siteSchema.shape)))
  }
  return { from, to, done, changes: differences(files, now) }
}

/** Returns `schema` of a `site.yaml`. */
function versionOf(site: string): number {
  const document = parseDocument(site, { version: '1.2', schema: 'core' })
  const version: unknown = document.errors.length > 0 ? undefined : document.get('schema')
  if (version === undefined && document.errors.length === 0) return first
  if (typeof version === 'number' && Number.isInteger(version) && version >= first) return version
  throw new Error(
    'The version of the content cannot be read. Correct `schema` in site.yaml, a whole number.',
  )
}

function apply(changes: Changes, files: Map<string, string>): string[] {
  for (const [path, text] of changes) {
    if (text === undefined) files.delete(path)
    else files.set(path, text)
  }
  return [...changes.keys()].sort()
}

function differences(before: ContentFiles, after: ContentFiles): Changes {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort()
  return new Map(
    paths
      .filter((path) => before.get(path) !== after.get(path))
      .map((path) => [path, after.get(path)]),
  )
}
