/** Runs in a thread of its own: inspects the files of a site while others are made. */

import { parentPort, workerData } from 'node:worker_threads'

import { type InspectionSettings, siteInspection } from './site-inspection.ts'

/** A file of the site: its path with `/`, and the digest of its bytes, if known. */
export interface FinishedFile {
  name: string
  digest: string | undefined
}

/** Finished files, or the end of all files. */
type Message = readonly FinishedFile[] | 'finish'

const inspection = siteInspection(workerData as InspectionSettings)

parentPort?.on('message', (message: Message) => {
  if (message === 'finish') parentPort?.postMessage(inspection.finish())
  else for (const { name, digest } of message) inspection.add(name, digest)
})
