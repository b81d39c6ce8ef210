/** Runs in a thread of its own: inspects the files of a site while others are made. */

import { parentPort, workerData } from 'node:worker_threads'

import { type InspectionSettings, siteInspection } from './site-inspection.ts'

/** A finished file, or the end of all files. */
type Message = { name: string; digest?: string } | 'finish'

const inspection = siteInspection(workerData as InspectionSettings)

parentPort?.on('message', (message: Message) => {
  if (message === 'finish') parentPort?.postMessage(inspection.finish())
  else inspection.add(message.name, message.digest)
})
