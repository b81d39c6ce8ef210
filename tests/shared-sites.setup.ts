/** Makes a folder for the sites that several test files read; see `shared` in `publish.ts`. It is deleted after the run. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    sharedSites: string
  }
}

export default function makeFolder(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-shared-'))
  project.provide('sharedSites', folder)
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
