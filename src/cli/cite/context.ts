/** The publication as the check sees it, for the verbs of `npm run cite` that need to know what cites what. */

import { Buffer } from 'node:buffer'

import type { RuleContext } from '../../integrity/rule.ts'
import type { FileChange } from '../../library/write-files.ts'
import type { FileReadings } from '../../publication/readings.ts'
import type { ValidationProblem } from '../../publication/validated.ts'
import type { OnProgress } from '../../shared/progress.ts'

import { inspectTexts } from '../../integrity/check.ts'
import { readPublication } from '../../publication/read.ts'
import { validatePublication } from '../../publication/validate.ts'
import { today } from '../../shared/dates.ts'
import { prepareEnvironment, refusalOfContent } from '../environment.ts'

/** The publication, and what the validation of its records found. */
export interface OpenedContext {
  context: RuleContext
  problems: ValidationProblem[]
}

/**
 * Returns the folder of the content.
 *
 * @throws an error if there is no content
 */
export function openContentDirectory(): string {
  const { contentDir } = prepareEnvironment()
  const refusal = refusalOfContent(contentDir)
  if (refusal !== undefined) throw new Error(refusal)
  return contentDir
}

/**
 * Reads the publication and finds what each text cites.
 *
 * @param readings what has been read of it before, so that unchanged files are not parsed again
 * @param changes files as they would be after a change that is not written yet
 */
export function readContext(
  contentDir: string,
  onProgress?: OnProgress,
  readings: FileReadings = new Map(),
  changes: readonly FileChange[] = [],
): OpenedContext {
  const unsaved = new Map(
    changes.map(({ file, text }) => [file, text === undefined ? undefined : Buffer.from(text)]),
  )
  const publication = readPublication(contentDir, undefined, onProgress, readings, unsaved)
  const { validated, problems } = validatePublication(publication)
  const context = inspectTexts(publication, validated, { today: today(), onProgress })
  return { context, problems }
}
