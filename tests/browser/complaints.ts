/** Collects what a page should not do during a test. */

import type { Page } from '@playwright/test'

/**
 * Listens to a page for errors and warnings in the console (including script errors and violations of the
 * Content-Security-Policy), failed requests, and requests to other hosts.
 *
 * @param baseURL the origin of the site
 * @returns the complaints so far, each with its page; the list grows
 */
export async function listenTo(page: Page, baseURL: string): Promise<string[]> {
  const complaints: string[] = []
  const complain = (what: string) => complaints.push(`${page.url()}: ${what}`)
  await page.exposeFunction('refusedByPolicy', complain)
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, blockedURI }) => {
      const report = (window as unknown as { refusedByPolicy: (what: string) => void })
        .refusedByPolicy
      report(`${effectiveDirective} refuses ${blockedURI} ${sample}`)
    })
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(message.text())
  })
  page.on('pageerror', (error) => complain(error.message))
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText
    // Browsers load the icon last, and give up when a test goes on to the next page.
    const isGivenUp = error === 'net::ERR_ABORTED' && request.url().endsWith('/favicon.svg')
    if (!isGivenUp) complain(`${request.url()} ${error}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.url()} ${response.status()}`)
  })
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== baseURL && !['data:', 'blob:'].includes(protocol))
      complain(`asks ${request.url()}`)
  })
  return complaints
}
