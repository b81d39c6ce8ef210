/** Loaded before a command and in each of its threads (`--import`): how Node runs it. */

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'

// Each module is compiled only once, until it changes.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/assay/compiled'))

// `package.json` gives the main thread of some commands more room for new objects. Threads that start later do without it.
setFlagsFromString('--max-semi-space-size=8')
