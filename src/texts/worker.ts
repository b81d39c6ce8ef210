/** A worker that compiles texts. It gets the records once, when it starts. */

import { workerData } from 'node:worker_threads'

import { compilerWith, type SentRecords } from './sent-records.ts'

// tinypool sends a pair: data of its own, and ours.
const [, sent] = workerData as [unknown, SentRecords]

export default compilerWith(sent)
