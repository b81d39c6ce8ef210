/** `npm start`: builds the site and serves it. */

import { build } from './build.ts'
import { preview, previewOptions } from './preview.ts'

const options = previewOptions()
const served = (await build()) && (await preview(options))
if (!served) process.exit(1)
