/** Loaded before a command (`--import`), so that Node compiles each module only once, until it changes. */

import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/assay/compiled'))
