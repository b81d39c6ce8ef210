/** `npm start`: builds the site and serves it. */

import { build } from './build.ts'
import { exitCodeOf } from './failure.ts'
import { preview, previewOptions } from './preview.ts'
import { startRest } from './rest.ts'

/** @returns the exit code, if there is nothing to serve; a running server keeps the process alive */
async function start(): Promise<number> {
  const options = previewOptions()
  const rest = startRest()
  const isServed = (await build({ rest: { add: rest.add } })) && (await preview(options))
  rest.do()
  return isServed ? 0 : 1
}

const code = await exitCodeOf(start)
if (code !== 0) process.exit(code)
