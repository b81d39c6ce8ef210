/** Gives a test run a temporary folder of its own, which is deleted after it with everything that tests have left there. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The variables from which `os.tmpdir()` takes the folder, on all systems. */
const variables = ['TMPDIR', 'TMP', 'TEMP']

export default function makeFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'assay-tests-'))
  for (const variable of variables) process.env[variable] = folder
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
