/** A reader searches. */

import { expect, test, type Page } from '@playwright/test'

import { lackOfContrast, violations } from './accessibility.ts'

const title = 'Does stem cell therapy help pain or neuropathy?'

test('a word of the text finds the article, with an excerpt and the verdict', async ({ page }) => {
  await page.goto('/search/')
  await page.getByRole('searchbox').fill('neuropathy')
  const hit = page.getByRole('main').getByRole('listitem').filter({ hasText: title }).first()
  await expect(hit).toBeVisible()
  await expect(hit.locator('mark').first()).toHaveText(/neuropath/i)
  await expect(hit).toContainText('Unproven')
  await expect(page.getByRole('status')).toContainText(/results? for “neuropathy”/)

  await hit.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('a search has an address', async ({ page }) => {
  await page.goto('/search/?q=neuropathy')
  await expect(page.getByRole('searchbox')).toHaveValue('neuropathy')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
})

test('a word that no page contains finds nothing, and the page says so', async ({ page }) => {
  await page.goto('/search/?q=xylophonequartet')
  await expect(page.getByRole('status')).toHaveText('Nothing about “xylophonequartet” yet.')
  await expect(page.locator('[data-search-results] > li')).toHaveCount(0)
})

test('results can be limited to claims', async ({ page }) => {
  await page.goto('/search/?q=pain')
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await page.getByText('Narrow and sort the results').click()
  await page.getByRole('checkbox', { name: /^Claim / }).check()
  await expect(page.getByRole('link', { name: title })).toHaveCount(0)
  await expect(
    page.getByRole('main').getByRole('link', { name: /^Stem cells or related products/ }),
  ).toBeVisible()
})

const results = (page: Page) => page.locator('[data-search-results] > li')

/** Opens the search page with a query, and waits until the search is done. */
async function search(page: Page, query: string): Promise<void> {
  await page.goto(`/search/?${query}`)
  await expect(page.getByRole('status')).not.toBeEmpty()
}

test('several values of a facet add up, with their counts, and are in the address', async ({
  page,
}) => {
  await search(page, 'q=stem+cells')
  await page.getByText('Narrow and sort the results').click()
  const verdicts = page.getByRole('group', { name: 'Verdict', exact: true })
  const boxes = verdicts.getByRole('checkbox')
  await expect(boxes.first()).toBeVisible()
  const counts = (await verdicts.locator('.count').allTextContents()).map(Number)
  const names = await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('value') ?? ''))
  expect(counts.every((count) => count > 0)).toBe(true)

  await boxes.nth(0).check()
  await expect(page.getByRole('status')).toContainText(`${counts[0]} results`)
  await boxes.nth(1).check()
  const both = (counts[0] ?? 0) + (counts[1] ?? 0)
  await expect(page.getByRole('status')).toContainText(`${both} results`)
  const address = new URL(page.url())
  expect(address.searchParams.getAll('verdict').sort()).toEqual(names.slice(0, 2).sort())

  await page.reload()
  await expect(page.getByRole('status')).toContainText(`${both} results`)
  await page.getByText('Narrow and sort the results').click()
  await expect(boxes.nth(0)).toBeChecked()
  await expect(boxes.nth(1)).toBeChecked()
})

test('the newest results come first if a reader asks for it', async ({ page }) => {
  await search(page, 'q=stem+cells&type=Article')
  await page.getByText('Narrow and sort the results').click()
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('date')
  await expect(page).toHaveURL('/search/?q=stem+cells&type=Article&sort=date')
  const days = async () => {
    const notes = await results(page).locator('.row-note:first-of-type').allTextContents()
    return notes.map((note) => Date.parse(note)).filter((day) => !Number.isNaN(day))
  }
  const newestFirst = (all: number[]) => all.toSorted((one, other) => other - one)
  const isNewestFirst = (all: number[]) => all.join() === newestFirst(all).join()
  await expect.poll(async () => (await days()).length).toBeGreaterThan(3)
  // The results of the search before stay until the sorted ones are there.
  await expect.poll(async () => isNewestFirst(await days())).toBe(true)
  expect(new Set(await days()).size).toBeGreaterThan(1)

  await search(page, 'type=Reference&sort=date')
  await expect(page.locator('select[name=sort]')).toHaveValue('date')
  const years = await results(page).locator('.row-note').allTextContents()
  const numbers = years.flatMap((text) => / · (\d{4})\b/.exec(text)?.[1] ?? []).map(Number)
  expect(numbers.length).toBeGreaterThan(3)
  expect(numbers).toEqual(newestFirst(numbers))
})

test('the page is named after the search, and says when nothing has what is chosen', async ({
  page,
}) => {
  await search(page, 'q=exosomes&type=Nonsense')
  await expect(page).toHaveTitle(/^exosomes · Search/)
  await expect(page.getByRole('status')).toHaveText(
    'No result for “exosomes” has what is chosen below.',
  )
  await page.getByRole('checkbox', { name: /^Nonsense / }).click()
  await expect(results(page).first()).toBeVisible()
})

test('Back returns to searches and choices, not to letters', async ({ page }) => {
  await page.goto('/about/')
  await page.goto('/search/')
  const field = page.getByRole('searchbox')
  await field.pressSequentially('neuropathy', { delay: 20 })
  await field.press('Enter')
  await expect(page).toHaveURL('/search/?q=neuropathy')
  await field.fill('')
  await field.pressSequentially('steroid', { delay: 200 })
  await field.press('Enter')
  await expect(page).toHaveURL('/search/?q=steroid')
  await expect(page.getByRole('status')).toContainText('“steroid”')
  await page.getByText('Narrow and sort the results').click()
  await page.getByRole('checkbox', { name: /^Claim / }).check()
  await expect(page).toHaveURL('/search/?q=steroid&type=Claim')

  await page.goBack()
  await expect(page).toHaveURL('/search/?q=steroid')
  await expect(page.getByRole('status')).toContainText('“steroid”')
  await page.goBack()
  await expect(page).toHaveURL('/search/?q=neuropathy')
  await expect(field).toHaveValue('neuropathy')
  await expect(page.getByRole('status')).toContainText('“neuropathy”')
  await page.goBack()
  await expect(page).toHaveURL('/about/')
})

test('a mistyped word is corrected, and can be searched for as it is typed', async ({ page }) => {
  await search(page, 'q=exosmes')
  const note = page.locator('[data-search-note]')
  await expect(note).toContainText('Showing results for “exosomes”.')
  await expect(results(page).first()).toBeVisible()
  await note.getByRole('button', { name: 'Search for “exosmes” instead' }).click()
  await expect(page.getByRole('status')).toHaveText('Nothing about “exosmes” yet.')
  await expect(results(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('status')).toHaveText('Nothing about “exosmes” yet.')
  await page.goBack()
  await expect(note).toContainText('Showing results for “exosomes”.')
})

test('where nothing is found, the page offers topics, the list and a way to suggest the claim', async ({
  page,
}) => {
  await search(page, 'q=homeopathy')
  await expect(page.getByRole('status')).toHaveText('Nothing about “homeopathy” yet.')
  const nothing = page.locator('[data-search-nothing]')
  await expect(nothing.getByRole('link', { name: 'list of all fact-checks' })).toBeVisible()
  await expect(nothing.getByRole('link', { name: 'Suggest a claim to check' })).toBeVisible()
  await nothing.getByRole('listitem').first().getByRole('link').click()
  await expect(page).toHaveURL(/\/topics\//)
})

test('letters on the way to a word show nothing at the end that the word does not find', async ({
  page,
}) => {
  await page.goto('/search/')
  await page.getByRole('searchbox').pressSequentially('homeopathy', { delay: 180 })
  await expect(page.getByRole('status')).toHaveText('Nothing about “homeopathy” yet.')
  await expect(results(page)).toHaveCount(0)
})

test('a retracted source says so', async ({ page }) => {
  await search(page, 'q=Obokata+2014')
  const hit = results(page).filter({ hasText: 'Obokata' }).first()
  await expect(hit.locator('.row-verdict')).toContainText('Retracted')
})

test('further results are announced, and the first of them gets the focus', async ({ page }) => {
  await search(page, 'q=stem+cells')
  await page.getByRole('button', { name: 'Show more results' }).click()
  await expect(page.getByRole('status')).toHaveText(/^Results 11 to 20 of \d+$/)
  await expect(results(page)).toHaveCount(20)
  await expect(results(page).nth(10).locator('a').first()).toBeFocused()
})

test('on a phone, the first title is on the upper half of the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const query of ['q=stem+cells', 'q=exosmes']) {
    await search(page, query)
    const box = await results(page).first().locator('.row-title').boundingBox()
    expect(box?.y, query).toBeLessThan(420)
  }
})

test('a result opens at its passage, whose words are marked until a link removes the marks', async ({
  page,
}) => {
  await search(page, 'q=placebo+knee')
  const link = results(page).first().locator('a').first()
  const href = (await link.getAttribute('href')) ?? ''
  expect(href).toMatch(/^\/articles\/[a-z-]+\/#:~:text=/)
  await link.click()
  const unmark = page.getByRole('link', { name: 'Remove the marks' })
  await expect(unmark).toBeVisible()
  const place = await page.evaluate(() => scrollY)
  expect(place).toBeGreaterThan(0)
  await unmark.click()
  await expect(unmark).toBeHidden()
  expect(await page.evaluate(() => scrollY)).toBe(place)
})

test('a page that was not opened at a passage has no link to remove marks', async ({ page }) => {
  await page.goto('/articles/cell-injections-versus-steroid/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('#unmark')).toBeHidden()
  await page.goto('/articles/cell-injections-versus-steroid/#the-evidence')
  await expect(page.locator('#unmark')).toBeHidden()
})

test('axe finds nothing in results on a phone, in both schemes', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const query of ['q=exosmes', 'q=homeopathy']) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await search(page, query)
    const narrowing = page.getByText('Narrow and sort the results')
    if (await narrowing.isVisible()) await narrowing.click()
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await lackOfContrast(page)).toEqual([])
  }
})

test.describe('a part of the index is missing:', () => {
  test('the module, and the page says so and links to the list of articles', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.abort())
    await search(page, 'q=neuropathy')
    await expect(page.getByRole('status')).toHaveText('The search could not be loaded.')
    await page.unroute('**/pagefind/**')
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await expect(page.getByRole('status')).toContainText('“neuropathy”')

    await page.route('**/pagefind/**', (route) => route.abort())
    await page.reload()
    await page.getByRole('link', { name: 'list of all fact-checks' }).click()
    await expect(page).toHaveURL('/articles/')
  })

  for (const part of ['**/*.pf_index', '**/*.pf_meta', '**/wasm.*', '**/words/**'])
    test(`${part}, and no results are shown`, async ({ page }) => {
      await page.route(part, (route) => route.fulfill({ status: 404, body: 'Not found' }))
      await search(page, 'q=neuropathy')
      await expect(page.getByRole('status')).toHaveText('The search could not be loaded.')
      await expect(results(page)).toHaveCount(0)
      await expect(page.locator('[data-search-failure] a')).toBeVisible()
    })

  test('the values to choose from, and the results are shown', async ({ page }) => {
    await page.route('**/*.pf_filter', (route) => route.fulfill({ status: 404, body: 'Not found' }))
    await search(page, 'q=neuropathy')
    await page.getByText('Narrow and sort the results').click()
    await expect(page.getByRole('status')).toContainText(
      'Not all ways to narrow the results could be loaded.',
    )
    await expect(results(page).first()).toBeVisible()
  })

  test('one page, and the others are shown', async ({ page }) => {
    let requests = 0
    await page.route('**/*.pf_fragment', (route) => {
      requests += 1
      return requests === 1 ? route.fulfill({ status: 404, body: 'Not found' }) : route.continue()
    })
    await search(page, 'q=steroid')
    await expect(page.getByRole('status')).toContainText('One result could not be loaded.')
    await expect(results(page).first()).toBeVisible()
  })
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the search page says that it needs JavaScript, and links to the list of articles', async ({
    page,
  }) => {
    await page.goto('/search/')
    const main = page.getByRole('main')
    await expect(main).toContainText('needs JavaScript', { useInnerText: true })
    await main.getByRole('link', { name: /list of all fact-checks/ }).click()
    await expect(page).toHaveURL('/articles/')
    await expect(page.getByRole('link', { name: title })).toBeVisible()
  })
})
