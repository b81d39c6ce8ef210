/** What Astro bundles: the routes of the site, as one function. The build imports the bundle and asks it for each page. */

import { createApp } from 'astro/app/entrypoint'

export { bindSite } from '../site.ts'

const app = createApp({ streaming: false })
/** The routes by their path below the project. Astro has them relative to its root, which is elsewhere. */
const routes = new Map(
  app.manifest.routes.map(({ routeData }) => [
    routeData.component.slice(routeData.component.lastIndexOf('src/pages/')),
    routeData,
  ]),
)

/**
 * Answers a request for any address of the site, as `npm run dev` does.
 *
 * @param address the full address
 * @param locals the records that pages can use
 * @returns the page, or the page for what is not there
 * @throws whatever the route throws
 */
export async function respond(address: string, locals: App.Locals): Promise<Response> {
  return app.render(new Request(address), { locals, addCookieHeader: false })
}

/**
 * Renders one page or file.
 *
 * @param address the full address of the page
 * @param component the path of its route below the project, such as `src/pages/articles/[...slug].astro`
 * @param locals the records that it can use
 * @throws whatever the route throws
 */
export async function render(
  address: string,
  component: string,
  locals: App.Locals,
): Promise<Response> {
  const routeData = routes.get(component)
  if (!routeData) throw new Error(`There is no route ${component}.`)
  return app.render(new Request(address), { routeData, locals, addCookieHeader: false })
}
