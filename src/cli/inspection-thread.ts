/** Runs in a thread of its own: inspects the files of a site while others are made. */

import { parentPort, workerData } from 'node:worker_threads'

import type { Inspected } from '../integrity/inspect.ts'
import { type InspectionSettings, siteInspection } from './site-inspection.ts'

/** A file of the site: its path with `/`, and the digest of its bytes, if known. */
export interface FinishedFile {
  name: string
  digest: string | undefined
}

/** Finished files, or the end of all files. */
type Message = readonly FinishedFile[] | 'finish'

/** How many files are inspected, or the result. */
export type FromThread = number | Inspected

/** How often the number is sent, in milliseconds. */
const interval = 100

let done = 0
let sent = performance.now()

const inspection = siteInspection(workerData as InspectionSettings)

parentPort?.on('message', (message: Message) => {
  if (message === 'finish') {
    send(inspection.finish())
    inspection.save()
    parentPort?.close()
    return
  }
  for (const { name, digest } of message) {
    inspection.add(name, digest)
    done += 1
    if (performance.now() - sent < interval) continue
    sent = performance.now()
    send(done)
  }
})

function send(message: FromThread): void {
  parentPort?.postMessage(message)
}
