/** Makes a folder for the sites that several test files read; see `shared` in `publish.ts`. It is deleted with the temporary folder of the run. */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    sharedSites: string
  }
}

export default function makeFolder(project: TestProject): void {
  project.provide('sharedSites', mkdtempSync(join(tmpdir(), 'assay-shared-')))
}
