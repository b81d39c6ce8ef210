/** What axe finds on a page. */

import { AxeBuilder } from '@axe-core/playwright'

import type { Page } from '@playwright/test'

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

/**
 * Returns the accessibility violations on a page, each with its rule and element.
 *
 * The legacy mode of axe finds the same on pages without frames. By default, axe opens a second page for its results, which
 * takes twice as long.
 */
export async function violations(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    // Experimental, and off by default: the words seen are in the accessible name (WCAG 2.2, 2.5.3).
    rules: { 'label-content-name-mismatch': { enabled: true } },
  })
  return inWords(await builder.analyze())
}

/** Returns the contrast violations on a page now; `violations` must have loaded axe into the page. */
export async function lackOfContrast(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }
    return axe.run({ runOnly: ['color-contrast'], resultTypes: ['violations'] })
  })
  return inWords(found)
}

function inWords(found: AxeResults): string[] {
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id} (${help}): ${html}`),
  )
}
