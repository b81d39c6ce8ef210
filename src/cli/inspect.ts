import { relative } from 'node:path'
import { Worker } from 'node:worker_threads'

import type { Validated } from '../publication/validated.ts'
import type { OnProgress } from '../shared/progress.ts'
import { type Snapshot, publicFilesOf } from './snapshot.ts'
import type { Target } from '../shared/urls.ts'

import type { Inspected } from '../integrity/inspect.ts'
import type { FinishedFile, FromThread } from './inspection-thread.ts'
import { type InspectionSettings, siteInspection } from './site-inspection.ts'

import { currentPublication } from '../integrations/current-publication.ts'
import { isInspected } from '../integrity/site/built-file.ts'
import { filesIn } from '../integrations/output.ts'
import { counted } from '../shared/counted.ts'
import { currentSite } from '../site.ts'
import { areCachesOff, foldersOfParts } from './cache.ts'
import { defaultReport, printReport } from './report.ts'

/** An inspection that runs while a site is made. */
export interface RunningInspection {
  /**
   * Adds a file that is finished.
   *
   * @param name its path in the site, with `/`
   * @param digest changes with its bytes, if known
   */
  add: (name: string, digest?: string) => void
  /**
   * Adds the rest of the site except its search index, which no rule is about, so that the inspection need not wait for it.
   *
   * @param names the paths of all other files, and of those of the index that pages can link to
   */
  addRest: (names: Iterable<string>) => void
  /**
   * Adds the rest of the site, unless that is done, prints every problem, and returns whether the site can be published, whether it has no
   * problems at all, and a summary.
   *
   * @param onProgress takes how many files are inspected
   * @param names the paths of all files of the site, if they are known
   */
  finish: (
    onProgress: OnProgress,
    names?: Iterable<string>,
  ) => Promise<{ summary: string; sound: boolean; isClean: boolean }>
  /** Waits until what was found is kept for the next inspection. */
  keep: () => Promise<void>
  /** Ends an inspection whose result is not needed. */
  stop: () => void
}

/**
 * Starts the inspection of a site, in a thread of its own unless the site is small, or caches and threads are off.
 *
 * @param built absolute path of the site
 * @param outDir absolute path of the output folder, for the places in the report
 * @param snapshot the state of the code and the content from which it is built
 * @param keepIn if it is only a part of a site: the absolute path of the folder for the facts about it
 */
export function startInspection(
  built: string,
  outDir: string,
  snapshot: Snapshot,
  keepIn?: string,
): RunningInspection {
  const { site } = currentSite()
  const settings: InspectionSettings = {
    built,
    directory: outDir,
    url: site.url,
    severities: site.rules,
    origins: origins(snapshot),
    contentDir: snapshot.contentDir,
    code: snapshot.code,
    parts: foldersOfParts(),
    ...(keepIn !== undefined && { keepIn }),
  }
  const { add, end, finish, keep, stop } = areCachesOff()
    ? inProcess(settings)
    : inThreadIfMany(settings)
  const added = new Set<string>()
  const addOnce = (name: string, digest?: string) => {
    added.add(name)
    add(name, digest)
  }
  let isEnded = false
  const addRest = (names: Iterable<string>) => {
    if (isEnded) return
    isEnded = true
    for (const name of names) if (!added.has(name)) addOnce(name)
    end()
  }
  return {
    add: addOnce,
    addRest,
    finish: async (onProgress, names = filesIn(built)) => {
      addRest(names)
      const { issues, pages, sources } = await finish((done) => {
        onProgress(done, added.size, 'files')
      })
      const { summary, sound } = await printReport({ issues, sources, files: pages }, defaultReport)
      const isClean = issues.length === 0
      return {
        summary: isClean ? `${counted(pages, 'page')}, no problems` : summary,
        sound,
        isClean,
      }
    },
    keep,
    stop,
  }
}

/** Adds files and finds problems, here or in another thread. */
interface Inspecting {
  add: (name: string, digest?: string) => void
  /** Is called after the last file. */
  end: () => void
  /** @param onInspected takes the number of inspected files */
  finish: (onInspected: (files: number) => void) => Promise<Inspected>
  /** Keeps what was found, after `finish`. */
  keep: () => Promise<void>
  stop: () => void
}

function inProcess(settings: InspectionSettings): Inspecting {
  const { add, finish, save } = siteInspection(settings)
  return {
    add,
    end: () => undefined,
    finish: () => Promise.resolve(finish()),
    keep: () => {
      save()
      return Promise.resolve()
    },
    stop: () => undefined,
  }
}

/** How many files a site must have that rules inspect for a thread to pay. It takes as long to start as to inspect a hundred. */
const enoughForThread = 150

/** Starts the thread when there are enough files, and otherwise inspects them at the end. */
function inThreadIfMany(settings: InspectionSettings): Inspecting {
  let waiting: FinishedFile[] = []
  let inspected = 0
  let started: Inspecting | undefined
  const start = (inspecting: Inspecting) => {
    for (const { name, digest } of waiting) inspecting.add(name, digest)
    waiting = []
    return inspecting
  }
  return {
    add: (name, digest) => {
      if (started) {
        started.add(name, digest)
        return
      }
      waiting.push({ name, digest })
      if (isInspected(name)) inspected += 1
      if (inspected === enoughForThread) started = start(inThread(settings))
    },
    end: () => started?.end(),
    finish: async (show) => {
      started ??= start(inProcess(settings))
      return started.finish(show)
    },
    keep: async () => started?.keep(),
    stop: () => started?.stop(),
  }
}

/** How many files are sent to the thread at once: a message for each would cost more than many pages. */
const filesAtOnce = 50

/** How long a file waits for others, in milliseconds. Nothing is sent while this thread joins the search index. */
const longestWait = 20

function inThread(settings: InspectionSettings): Inspecting {
  const thread = new Worker(new URL('./inspection-thread.ts', import.meta.url), {
    workerData: settings,
  })
  let onInspected: ((files: number) => void) | undefined
  const result = new Promise<Inspected>((resolve, reject) => {
    thread.on('message', (message: FromThread) => {
      if (typeof message === 'number') onInspected?.(message)
      else resolve(message)
    })
    thread.once('error', reject)
  })
  // `finish` passes an error on, which can come before it is called.
  result.catch(() => undefined)
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      resolve()
    })
  })
  let waiting: FinishedFile[] = []
  let timer: NodeJS.Timeout | undefined
  const send = () => {
    clearTimeout(timer)
    timer = undefined
    thread.postMessage(waiting)
    waiting = []
  }
  return {
    add: (name, digest) => {
      waiting.push({ name, digest })
      if (waiting.length === filesAtOnce) send()
      else timer ??= setTimeout(send, longestWait)
    },
    end: () => {
      send()
      thread.postMessage('finish')
    },
    finish: async (show) => {
      onInspected = show
      return await result
    },
    keep: () => ended,
    stop: () => {
      clearTimeout(timer)
      void thread.terminate()
    },
  }
}

/** Returns the source of each file of the site that has a single source, by its path in the site. */
function origins(snapshot: Snapshot): Map<string, string> {
  const { validated } = currentPublication()
  const { urls } = currentSite()
  const pages: [Iterable<Validated<unknown>>, (id: string) => Target][] = [
    [validated.articles, (id) => ({ to: 'article', id })],
    [validated.pages, (id) => ({ to: 'page', id })],
    [validated.claims.values(), (id) => ({ to: 'claim', id })],
    [validated.claimants.values(), (id) => ({ to: 'claimant', id })],
    [validated.references.values(), (id) => ({ to: 'reference', id })],
    [validated.searches.values(), (id) => ({ to: 'reference', id })],
    [validated.people.values(), (id) => ({ to: 'person', id })],
    [validated.topics.values(), (id) => ({ to: 'topic', id })],
    [validated.ratings.values(), (id) => ({ to: 'rating', id })],
  ]
  const copied = [...publicFilesOf(snapshot)].map(([name, file]) => [name, relative('', file)])
  const made = pages.flatMap(([records, target]) =>
    [...records].map(({ record }) => {
      const path = urls.path(target(record.id)).slice(urls.base.length)
      return [`${decodeURIComponent(path)}index.html`, relative('', record.file)]
    }),
  )
  return new Map([...copied, ...made] as [string, string][])
}
