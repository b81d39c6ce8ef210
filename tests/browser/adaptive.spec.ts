/** The site adapts to its readers: screen, text size, colours, script and input. */

import { expect, type Page } from '@playwright/test'

import { lackOfContrast, violations } from './accessibility.ts'
import {
  addStyles,
  asRgb,
  charactersPerLine,
  contrast,
  cutOff,
  inkOf,
  overflow,
  textContrasts,
  type Rgb,
} from './appearance.ts'
import { test, type Sample } from './sample-sites.ts'

const article = '/articles/stem-cell-therapy-pain-neuropathy/'

/** A page of each kind, and its fixture if the publication has no such page. */
const pages: Readonly<Record<string, { path: string; sample?: Sample }>> = {
  'the front page': { path: '/' },
  'an article': { path: article },
  'the list of claims': { path: '/claims/' },
  'a claim': { path: '/claims/stem-cells-relieve-pain/' },
  'a reference': { path: '/references/bastos2020/' },
  'the search': { path: '/search/?q=neuropathy' },
  'the page of styles': { path: '/style/', sample: 'elements' },
}

const white: Rgb = [255, 255, 255]

/** What is tested on each of these pages, which is loaded once: what a reader needs, and what the page then does. */
const needs: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'text with more space between lines, words and letters is not cut off': async (page) => {
    // The values of WCAG 2.2, 1.4.12 Text Spacing.
    const spacing = `
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-block-end: 2em !important }`
    await addStyles(page, spacing)
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect.soft(await overflow(page), `at ${width} px`).toBeLessThanOrEqual(0)
      expect.soft(await cutOff(page), `at ${width} px`).toEqual([])
    }
  },
  'text at twice the size is not cut off': async (page) => {
    await addStyles(page, ':root { font-size: 200% !important }')
    for (const width of [1280, 820]) {
      await page.setViewportSize({ width, height: 900 })
      expect.soft(await overflow(page), `at ${width} px`).toBeLessThanOrEqual(0)
      expect.soft(await cutOff(page), `at ${width} px`).toEqual([])
    }
  },
  'readers who prefer reduced motion see none': async (page) => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect.soft(await softChanges(page), 'soft changes').toBe(0)
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body *')].flatMap((element) => {
        const style = getComputedStyle(element)
        const lasts = (durations: string) => durations.split(', ').some((time) => time !== '0s')
        const isStill =
          !lasts(style.transitionDuration) &&
          (style.animationName === 'none' || !lasts(style.animationDuration)) &&
          style.scrollBehavior === 'auto'
        return isStill ? [] : [`${element.tagName} ${element.className}`]
      }),
    )
    expect.soft(moving, 'what moves').toEqual([])
    const running = await page.evaluate(() => document.getAnimations().length)
    expect.soft(running, 'animations').toBe(0)
  },
  'readers who prefer more contrast get at least 7 to 1 in both schemes': async (page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ contrast: 'more', colorScheme })
      const low = (await textContrasts(page)).filter((text) => text.contrast < 7)
      expect.soft(low, `with more contrast, in ${colorScheme} colours`).toEqual([])
    }
  },
  'print uses dark ink in either colour scheme': async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    // As if the reader had chosen the dark colours too.
    await page.evaluate(() => {
      document.documentElement.dataset['scheme'] = 'dark'
    })
    const low = (await textContrasts(page, 'white')).filter((text) => text.contrast < 4.5)
    expect.soft(low, 'on white paper').toEqual([])
    const [paper, ...marks] = await asRgb(
      page,
      await page.evaluate(() => [
        getComputedStyle(document.documentElement).backgroundColor,
        ...[...document.querySelectorAll('.verdict-mark :is(.solid, .outline)')]
          .filter((mark) => mark.checkVisibility())
          .map((mark) => {
            const { fill, stroke } = getComputedStyle(mark)
            return mark.matches('.solid') ? fill : stroke
          }),
      ]),
    )
    expect.soft(paper ?? white, 'the paper').toEqual(white)
    for (const mark of marks)
      expect.soft(contrast(mark ?? white, white), 'a mark').toBeGreaterThanOrEqual(3)
  },
  'landmarks and headings form a valid outline': async (page) => {
    const { levels, mains, navigations } = await page.evaluate(() => ({
      levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter((heading) => heading.checkVisibility())
        .map((heading) => Number(heading.tagName.slice(1))),
      mains: document.querySelectorAll('main').length,
      navigations: [...document.querySelectorAll('nav')]
        .filter((each) => each.checkVisibility())
        .map((each) => each.getAttribute('aria-label') ?? ''),
    }))
    expect.soft(mains, 'main').toBe(1)
    expect.soft(levels.filter((level) => level === 1).length, 'h1').toBe(1)
    const skips = levels.flatMap((level, index) =>
      level > (levels[index - 1] ?? 0) + 1
        ? [`h${levels[index - 1] ?? 0} h${level} (heading ${index + 1})`]
        : [],
    )
    expect.soft(skips, 'no level is skipped').toEqual([])
    expect.soft(navigations.length, 'navigations').toBeGreaterThanOrEqual(2)
    expect.soft(navigations.filter(Boolean), 'every navigation has a name').toEqual(navigations)
    expect.soft(new Set(navigations).size, 'each name once').toBe(navigations.length)
  },
  'every focused element shows its focus': async (page) => {
    const { ground, rings, outOfOrder } = await page.evaluate(() => {
      const all = document.querySelectorAll<HTMLElement>(
        'a[href], button, input, select, summary, [tabindex]:not([tabindex="-1"])',
      )
      const visible = [...all].filter((element) => element.checkVisibility())
      return {
        ground: getComputedStyle(document.documentElement).backgroundColor,
        outOfOrder: visible.filter(({ tabIndex }) => tabIndex > 0).length,
        rings: visible
          .filter((element) => !element.matches(':disabled'))
          .map((element) => {
            element.focus({ preventScroll: true })
            const { outlineStyle, outlineWidth, outlineColor, boxShadow } =
              getComputedStyle(element)
            const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
            const shadow = /^\w+\([^)]*\)/.exec(boxShadow)?.[0] ?? 'transparent'
            return {
              name: element.outerHTML.slice(0, 100),
              colour: outlined ? outlineColor : shadow,
            }
          }),
      }
    })
    const [paper = white, ...colours] = await asRgb(page, [
      ground,
      ...rings.map(({ colour }) => colour),
    ])
    // WCAG 2.2, 1.4.11 and 2.4.7.
    const unseen = rings.filter((_, index) => contrast(colours[index] ?? paper, paper) < 3)
    expect.soft(rings.length, 'what can be focused').toBeGreaterThan(10)
    expect.soft(unseen, 'focus that is not seen').toEqual([])
    expect.soft(outOfOrder, 'focus out of order').toBe(0)
  },
}

for (const [kind, { path, sample }] of Object.entries(pages)) {
  test(`${kind} adapts to readers`, async ({ page, sampleSites }) => {
    // Colours would change slowly.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(sample ? sampleSites[sample] + path : path)
    if (path.startsWith('/search/')) await expect(page.locator('mark').first()).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    for (const [need, look] of Object.entries(needs)) {
      await test.step(need, () => look(page))
      await reset(page)
    }
  })
}

/** Takes back what a reader has set. */
async function reset(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.emulateMedia({ media: 'screen', colorScheme: 'light', contrast: null })
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
    delete document.documentElement.dataset['scheme']
  })
}

test('pages change softly for readers who do not mind motion', async ({ page }) => {
  await page.goto('/')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await softChanges(page)).toBeGreaterThan(0)
})

test('lines of running text have 60 to 75 characters, or as many as fit on a phone', async ({
  page,
  sampleSites,
}) => {
  const texts = [article, '/methodology/', `${sampleSites.elements}/style/`]
  for (const path of texts) {
    await page.goto(path)
    await page.evaluate(() => document.fonts.ready)
    for (const width of [390, 820, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      const characters = await charactersPerLine(page, '.prose > p')
      const least = width < 600 ? 35 : 60
      expect.soft(characters, `${path} at ${width} px`).toBeGreaterThanOrEqual(least)
      expect.soft(characters, `${path} at ${width} px`).toBeLessThanOrEqual(75)
    }
  }
})

test('no page of the fixtures is wider than the screen', async ({ page, sampleSites }) => {
  for (const path of ['/', '/style/', '/articles/everything/', '/articles/drinks/', '/claims/']) {
    await page.goto(sampleSites.elements + path)
    for (const width of [320, 390, 820, 1440, 2560]) {
      await page.setViewportSize({ width, height: 900 })
      expect.soft(await overflow(page), `${path} at ${width} px`).toBeLessThanOrEqual(0)
    }
  }
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with forced ${colorScheme} colours, shapes and edges remain visible`, async ({
    page,
    sampleSites,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    await page.goto(`${sampleSites.elements}/style/`)

    const marks = page.locator('[data-part=verdicts] svg[height="64"]')
    const shapes = new Set<string>()
    for (const mark of await marks.all()) {
      const ink = await inkOf(mark)
      expect.soft(ink.contrast, 'a verdict mark').toBeGreaterThanOrEqual(3)
      shapes.add(ink.shape)
    }
    expect.soft(shapes.size, 'every verdict mark has its own shape').toBe(await marks.count())

    const dots = page.locator('[data-part=verdicts] dt .certainty-dots')
    const shares: number[] = []
    for (const each of await dots.all()) shares.push((await inkOf(each)).share)
    expect.soft(shares, 'four dots to none').toEqual(shares.toSorted((a, b) => b - a))
    expect.soft(new Set(shares).size).toBe(5)
    expect.soft(shares.at(-1), 'empty dots are seen').toBeGreaterThan(0)

    // The buttons that sort a table are words with an arrow, so they are not included.
    const controls = page.locator('main :is(:not(th) > button, input, select):enabled')
    for (const control of await controls.all()) {
      if (!(await control.isVisible())) continue
      const { line, colours } = await control.evaluate((element) => {
        const { borderTopStyle, borderTopColor } = getComputedStyle(element)
        const ground = getComputedStyle(document.documentElement).backgroundColor
        return { line: borderTopStyle, colours: [borderTopColor, ground] }
      })
      const [edge = white, ground = white] = await asRgb(page, colours)
      expect.soft(line, 'a control has an edge').toBe('solid')
      expect.soft(contrast(edge, ground), 'the edge of a control').toBeGreaterThanOrEqual(3)
    }
  })
}

test('Tab moves through a page in order', async ({ page }) => {
  await page.goto('/')
  const stops: number[] = []
  for (;;) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() =>
      [...document.body.querySelectorAll('*')].indexOf(document.activeElement ?? document.body),
    )
    if (at === -1) break
    stops.push(at)
  }
  const focusable = await page.locator('a[href], button, input, select, summary').all()
  const visible = await Promise.all(focusable.map((element) => element.isVisible()))
  expect(stops).toEqual(stops.toSorted((a, b) => a - b))
  expect(stops.length).toBe(visible.filter(Boolean).length)
})

test.describe('from right to left', () => {
  const path = '/articles/tea/'

  test('the page is mirrored and fits', async ({ page, sampleSites }) => {
    await page.goto(sampleSites.rtl + path)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    for (const each of ['/', path, '/claims/tea-cures/', '/references/smith2020/']) {
      await page.goto(sampleSites.rtl + each)
      for (const width of [320, 390, 820, 1440, 2560]) {
        await page.setViewportSize({ width, height: 900 })
        expect.soft(await overflow(page), `${each} at ${width} px`).toBeLessThanOrEqual(0)
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(sampleSites.rtl + path)
    const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0
    expect(await left('.contents')).toBeGreaterThan(await left('.prose > p:first-of-type'))
    expect(await left('.site-name')).toBeGreaterThan(await left('.site-header nav'))
  })

  for (const width of [1600, 820, 390]) {
    test(`the popover of a citation fits a window ${width} px wide`, async ({
      page,
      sampleSites,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(sampleSites.rtl + path)
      const popover = page.getByRole('group', { name: 'Sources cited here' })
      for (const citation of await page.locator('.prose > p .citation a').all()) {
        await citation.hover()
        await expect(popover).toBeVisible()
        const box = await popover.boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
        await page.keyboard.press('Escape')
        await page.mouse.move(0, 0)
      }
    })
  }

  test('it is accessible', async ({ page, sampleSites }) => {
    await page.goto(sampleSites.rtl + path)
    expect(await violations(page)).toEqual([])
  })
})

test('the publication itself has no style guide', async ({ page }) => {
  expect((await page.goto('/style/'))?.status()).toBe(404)
})

test('every element in every state is accessible', async ({ page, sampleSites }) => {
  await page.goto(`${sampleSites.elements}/style/`)
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await lackOfContrast(page), 'in dark colours').toEqual([])
})

/** Counts the rules that enable transitions between pages under the current media features (CSS View Transitions 2). */
function softChanges(page: Page): Promise<number> {
  return page.evaluate(() => {
    const count = (rules: CSSRuleList): number =>
      [...rules].reduce((sum, rule) => {
        if (rule.cssText.startsWith('@view-transition')) return sum + 1
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return sum
        return sum + (rule instanceof CSSGroupingRule ? count(rule.cssRules) : 0)
      }, 0)
    return [...document.styleSheets].reduce((sum, sheet) => sum + count(sheet.cssRules), 0)
  })
}
