/** `npm start`: builds the site and serves it. */

import { build } from './build.ts'
import { exitCodeOf } from './failure.ts'
import { preview, previewOptions } from './preview.ts'

/** @returns the exit code, if there is nothing to serve; a running server keeps the process alive */
async function start(): Promise<number> {
  const options = previewOptions()
  return (await build()) && (await preview(options)) ? 0 : 1
}

const code = await exitCodeOf(start)
if (code !== 0) process.exit(code)
