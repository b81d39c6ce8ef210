/** Shows how far a stage of a command is: in one line that changes on a terminal, and in few plain lines elsewhere. */

import type { Ora } from 'ora'

import type { OnProgress } from '../shared/progress.ts'

import { grouped } from '../shared/counted.ts'
import { isColored, type Stream } from '../shared/stream.ts'

/** What is shown of one stage. */
export interface Progress {
  update: OnProgress
  /** Removes the line. Later updates show nothing. */
  end: () => void
}

/** How long a stage runs before it is shown, and how often the line changes, in milliseconds. */
const live = { delay: 1000, interval: 100 }

/** How long a stage runs before the first plain line, and between two of them, in milliseconds. */
const plainInterval = 10_000

/**
 * Starts to show a stage. Work that never waits stops all timers, so `update` shows the progress itself.
 *
 * @param name the name of the stage: "Check", "Pages"
 * @param stream where to show it
 */
export function showProgress(name: string, stream: Stream): Progress {
  return isLive(stream) ? showLine(name, stream) : printLines(name, stream)
}

/**
 * Returns whether a line on this stream can change. In CI it cannot, even if there is a terminal, nor on a terminal of unknown
 * width, as in some containers: nobody knows how many lines the text takes.
 */
function isLive({ isTTY, columns }: Stream): boolean {
  return (
    isTTY === true &&
    columns > 0 &&
    process.env['TERM'] !== 'dumb' &&
    process.env['CI'] === undefined
  )
}

let openLine: typeof import('ora').default | undefined
let loading: Promise<void> | undefined

/** Loads the library, which short commands do not need. */
function loadLine(): Promise<void> {
  loading ??= import('ora').then((library) => {
    openLine = library.default
  })
  return loading
}

function showLine(name: string, stream: Stream): Progress {
  const start = performance.now()
  let last = start
  let describe = () => name
  let line: Ora | undefined
  let isEnded = false
  const show = () => {
    if (isEnded || !openLine) return
    line ??= openLine({
      text: describe(),
      stream: stream as NodeJS.WriteStream,
      color: isColored(stream) ? 'cyan' : false,
      isEnabled: true,
      // Only a listener for Ctrl+C could show it again, and work that never waits would hold up that listener.
      hideCursor: false,
      discardStdin: false,
    }).start()
    line.text = describe()
    line.render()
  }
  const timer = setTimeout(() => void loadLine().then(show), live.delay)
  return {
    update(done, total, noun) {
      if (isEnded) return
      describe = () => textOf(name, done, total, noun)
      if (!openLine) void loadLine()
      const now = performance.now()
      if (now - start < live.delay || now - last < live.interval) return
      last = now
      show()
    },
    end() {
      isEnded = true
      clearTimeout(timer)
      line?.stop()
    },
  }
}

function printLines(name: string, stream: Stream): Progress {
  let last = performance.now()
  let describe = () => name
  let printed: string | undefined
  const print = () => {
    last = performance.now()
    const text = describe()
    if (text !== printed) stream.write(`… ${text}\n`)
    printed = text
  }
  const timer = setInterval(print, plainInterval).unref()
  let isEnded = false
  return {
    update(done, total, noun) {
      describe = () => textOf(name, done, total, noun)
      if (!isEnded && performance.now() - last >= plainInterval) print()
    },
    end() {
      isEnded = true
      clearInterval(timer)
    },
  }
}

function textOf(name: string, done: number, total: number, noun = ''): string {
  return `${name} — ${grouped(done)} of ${grouped(total)} ${noun}`.trimEnd()
}
