import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { OnProgress } from '../shared/progress.ts'

import { stage } from './stage.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('CI', undefined)
  vi.stubEnv('TERM', 'xterm')
  vi.stubEnv('NO_COLOR', '1')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** An output that shows what was written to it, as lines. */
class Screen {
  readonly isTTY: boolean
  readonly columns: number
  #rows = ['']
  #row = 0
  #column = 0

  constructor({ isTTY, columns = 80 }: { isTTY: boolean; columns?: number }) {
    this.isTTY = isTTY
    this.columns = columns
  }

  get lines(): string[] {
    return this.#rows.map((row) => row.trimEnd()).filter((row) => row !== '')
  }

  write(text: string): boolean {
    // The marks of the beginning and the end of an update do not move anything.
    for (const character of text.replaceAll(/\[\?2026[hl]/g, '').replaceAll('\u001B', '')) {
      if (character === '\n' || (this.#column === this.columns && this.columns > 0)) {
        this.#row += 1
        this.#column = 0
      }
      if (character === '\n') continue
      const row = (this.#rows[this.#row] ?? '').padEnd(this.#column)
      this.#rows[this.#row] = row.slice(0, this.#column) + character + row.slice(this.#column + 1)
      this.#column += 1
    }
    return true
  }

  cursorTo(column: number): void {
    this.#column = column
  }

  moveCursor(columns: number, rows: number): void {
    this.#column += columns
    this.#row += rows
  }

  /** Clears from the cursor to the end of the line. */
  clearLine(direction: number): void {
    expect(direction).toBe(1)
    this.#rows[this.#row] = (this.#rows[this.#row] ?? '').slice(0, this.#column)
  }
}

/** Runs the stage `Texts`. */
async function runStage(
  screen: Screen,
  work: (onProgress: OnProgress) => void | Promise<void>,
): Promise<void> {
  const run = async (onProgress: OnProgress) => {
    onProgress(0, 1000)
    // The library is loaded meanwhile.
    await import('ora')
    await work(onProgress)
    return '1,000 texts'
  }
  await stage('Texts', run, undefined, screen as unknown as NodeJS.WriteStream)
}

/** Lets time pass while no timer can run, as during work that never waits. */
function work(milliseconds: number): void {
  const now = performance.now() + milliseconds
  vi.spyOn(performance, 'now').mockReturnValue(now)
}

test.each([true, false])(
  'a short stage shows nothing but its last line (terminal: %s)',
  async (isTTY) => {
    const screen = new Screen({ isTTY })
    await runStage(screen, (onProgress) => {
      work(900)
      onProgress(900, 1000)
      expect(screen.lines).toEqual([])
    })
    expect(screen.lines).toEqual(['✓ Texts — 1,000 texts (0.9 s)'])
  },
)

test.each([80, 12])(
  'a terminal of %d columns shows one line, which is removed',
  async (columns) => {
    const screen = new Screen({ isTTY: true, columns })
    await runStage(screen, (onProgress) => {
      work(1000)
      onProgress(340, 1000)
      expect(screen.lines.join('')).toBe('⠋ Texts — 340 of 1,000')
      work(50)
      onProgress(350, 1000)
      expect(screen.lines.join('')).toBe('⠋ Texts — 340 of 1,000')
      work(50)
      onProgress(1000, 1000, 'files')
      expect(screen.lines.join('')).toMatch(/^\S Texts — 1,000 of 1,000 files$/)
      screen.write('A warning\n')
      expect(screen.lines[0]).toBe('A warning')
      expect(screen.lines.slice(1).join('')).toMatch(/^\S Texts — 1,000 of 1,000 files$/)
    })
    expect(screen.lines[0]).toBe('A warning')
    expect(screen.lines.slice(1).join('')).toBe('✓ Texts — 1,000 texts (1.1 s)')
  },
)

test('a terminal shows a stage that waits', async () => {
  const screen = new Screen({ isTTY: true })
  await runStage(screen, async () => {
    await vi.advanceTimersByTimeAsync(1000)
    expect(screen.lines.join('')).toBe('⠋ Texts — 0 of 1,000')
  })
  expect(screen.lines).toEqual(['✓ Texts — 1,000 texts (1.0 s)'])
})

test('a terminal shows nothing of a stage that has failed', async () => {
  const screen = new Screen({ isTTY: true })
  let late: OnProgress | undefined
  const running = runStage(screen, (onProgress) => {
    late = onProgress
    work(1000)
    onProgress(340, 1000)
    throw new Error('No')
  })
  await expect(running).rejects.toThrow('No')
  late?.(350, 1000)
  expect(screen.lines).toEqual([])
})

test.each([
  { isTTY: false },
  { isTTY: true, columns: 0 },
  { isTTY: true, CI: 'true' },
  { isTTY: true, TERM: 'dumb' },
])(
  'without a terminal whose lines can change (%o), there are lines ten seconds apart',
  async ({ isTTY, columns, ...variables }) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
    const screen = new Screen({ isTTY, ...(columns !== undefined && { columns }) })
    await runStage(screen, async (onProgress) => {
      for (let done = 100; done <= 1000; done += 100) {
        work(4000)
        onProgress(done, 1000, 'files')
      }
      vi.restoreAllMocks()
      // What was printed is not printed again.
      await vi.advanceTimersByTimeAsync(20_000)
      work(4)
    })
    expect(screen.lines).toEqual([
      '… Texts — 300 of 1,000 files',
      '… Texts — 600 of 1,000 files',
      '… Texts — 900 of 1,000 files',
      '… Texts — 1,000 of 1,000 files',
      expect.stringMatching(/^✓ Texts — 1,000 texts/),
    ])
  },
)
